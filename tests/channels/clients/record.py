"""Records what pywa sends for carousels and to customers without a number, which whatsapp-api-js does not know: `pip install pywa==4.5.0 && python record.py`, see README.md."""

import json
import httpx
from pywa import WhatsApp
from pywa.types import Button, ImageCarouselCard, URLButton

sent = {}


def answer(request: httpx.Request) -> httpx.Response:
    sent["body"] = json.loads(request.content)
    return httpx.Response(200, json={
        "messaging_product": "whatsapp", "contacts": [{"input": "4799900101", "wa_id": "4799900101"}], "messages": [{"id": "wamid"}],
    })


client = WhatsApp(phone_id="1", token="none", session=httpx.Client(base_url="http://stand-in", transport=httpx.MockTransport(answer)))
picture = "https://cdn.example.test/1.jpg"
recorded = {}


def record(name, send):
    send()
    recorded[name] = sent["body"]


card = lambda text, at: ImageCarouselCard(image=picture, body=text, buttons=[Button(title="Order", callback_data=f"tap:{at}")])
link = lambda text, at: ImageCarouselCard(image=picture, body=text, buttons=URLButton(title="See", url=f"https://brunch.example.test/{at}"))
record("cards", lambda: client.send_carousel("4799900101", body="Today", cards=[card("*Shakshuka*\nwith bread", 0), card("*Waffles*\nwith cream", 1)]))
record("link_cards", lambda: client.send_carousel("4799900101", body="Today", cards=[link("*Shakshuka*\nwith bread", 0), link("*Waffles*\nwith cream", 1)]))
record("link_and_picture", lambda: client.send_image("4799900101", image=picture, caption="The menu", buttons=URLButton(title="Book", url="https://brunch.example.test/b")))
nameless = "NO.20990000000000000101"
record("no_number_text", lambda: client.send_text(nameless, "Which day?"))
record("no_number_options", lambda: client.send_text(nameless, "Which day?", buttons=[Button("Saturday", callback_data="tap:0"), Button("Sunday", callback_data="tap:1")]))
record("no_number_picture", lambda: client.send_image(nameless, image=picture, caption="The menu"))
with open("whatsapp-pywa.json", "w") as file:
    json.dump(recorded, file, indent=2)
    file.write("\n")
