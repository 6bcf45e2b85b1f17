"""Records what hiinsta sends to Instagram: `pip install hiinsta==0.7.1 && python record_instagram.py`, see README.md.

Nothing is sent anywhere: its connection is replaced by a stand-in."""

import asyncio
import json
import httpx
from hiinsta import InstagramMessenger

sent = {}


def answer(request: httpx.Request) -> httpx.Response:
    sent["body"] = json.loads(request.content)
    return httpx.Response(200, json={"recipient_id": customer, "message_id": "mid"})


real = httpx.AsyncClient
httpx.AsyncClient = lambda **settings: real(transport=httpx.MockTransport(answer), **settings)

customer = "7000000000000101"
at = "https://cdn.example.test/1"
client = InstagramMessenger("none")
sends = {
    "text": client.send_text("Which day?", customer),
    "picture": client.send_image(f"{at}.jpg", customer),
    "video": client.send_video(f"{at}.mp4", customer),
    "audio": client.send_audio(f"{at}.m4a", customer),
    "file": client.send_file(f"{at}.pdf", customer),
    "typing": client.send_typing_indicator(customer),
}
recorded = {}
for name, send in sends.items():
    asyncio.run(send)
    recorded[name] = sent["body"]
with open("instagram.json", "w") as file:
    json.dump(recorded, file, indent=2)
    file.write("\n")
