"""Records what python-telegram-bot sends: `pip install python-telegram-bot==22.8 && python record_telegram.py`, see README.md."""

import asyncio
import json
from telegram import (
    Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, KeyboardButton, MessageEntity, ReplyKeyboardMarkup,
)
from telegram.request import BaseRequest

chat = 5200000101
picture = "https://cdn.example.test/1.jpg"
calls = []


class Recorder(BaseRequest):
    read_timeout = 1

    async def initialize(self):
        pass

    async def shutdown(self):
        pass

    async def do_request(self, url, method, request_data=None, **_):
        # Its values are written as JSON one by one; texts stand as they are.
        def value(text):
            try:
                return json.loads(text)
            except ValueError:
                return text

        parameters = request_data.json_parameters if request_data else {}
        calls.append({"call": url.rsplit("/", 1)[1], "body": {name: value(text) for name, text in parameters.items()}})
        answer = {"message_id": 1, "date": 0, "chat": {"id": chat, "type": "private"}}
        return 200, json.dumps({"ok": True, "result": True if "Action" in url else answer}).encode()


tap = lambda label, at: [InlineKeyboardButton(label, callback_data=f"tap:{at}")]
rows = lambda *rows: InlineKeyboardMarkup(list(rows))


async def record():
    bot = Bot("1:none", request=Recorder(), get_updates_request=Recorder())
    sends = {
        "text": bot.send_message(chat, "Hi Kari", entities=[MessageEntity(MessageEntity.BOLD, 0, 2)]),
        "options": bot.send_message(chat, "Which day?", reply_markup=rows(tap("Saturday", 0), tap("Sunday", 1))),
        "link": bot.send_message(chat, "Anything else?", reply_markup=rows([InlineKeyboardButton("Book", url="https://brunch.example.test/b")])),
        "phone": bot.send_message(chat, "Your number?", reply_markup=ReplyKeyboardMarkup(
            [[KeyboardButton("Share my number", request_contact=True)]], resize_keyboard=True, one_time_keyboard=True)),
        "location": bot.send_message(chat, "Where to?", reply_markup=ReplyKeyboardMarkup(
            [[KeyboardButton("Share my location", request_location=True)], [KeyboardButton("Nowhere")]], resize_keyboard=True, one_time_keyboard=True)),
        "picture": bot.send_photo(chat, picture, caption="The menu", reply_markup=rows(tap("Order", 0))),
        "typing": bot.send_chat_action(chat, "typing"),
        "turned": bot.edit_message_media(
            InputMediaPhoto(picture, caption="Waffles\nwith cream", caption_entities=[MessageEntity(MessageEntity.BOLD, 0, 7)]), chat, 44,
            reply_markup=rows(tap("Order", 1), [InlineKeyboardButton("‹ 1/2", callback_data="page:0:sending")])),
    }
    recorded = {}
    for name, send in sends.items():
        await send
        recorded[name] = calls[-1]
    return recorded


with open("telegram.json", "w") as file:
    json.dump(asyncio.run(record()), file, indent=2, ensure_ascii=False)
    file.write("\n")
