// Records the bodies that other people's clients send for messages of ours: `npm install && node record.mjs`, see README.md.
// Nothing is sent anywhere: the clients talk to a server on this machine, or to a stand-in for `fetch`.

import { createServer } from "node:http";
import { writeFileSync } from "node:fs";
import messenger from "messaging-api-messenger";
import { WhatsAppAPI } from "whatsapp-api-js";
import {
  Text, Image, Template, Interactive, Body, Header, ActionButtons, Button, ActionList, ListSection, Row,
  ActionCTA, ActionLocation, ActionContactRequest, Language, BodyComponent, BodyParameter, PayloadComponent,
} from "whatsapp-api-js/messages";

const customer = "7000000000000101";
const picture = "https://cdn.example.test/1.jpg";
// The test puts these in the place of our tokens.
const token = (at) => `tap:${at}`;

// Messenger ---------------------------------------------------------------------------------------------------------
let body;
const server = createServer((request, answer) => {
  let text = "";
  request.on("data", (part) => (text += part));
  request.on("end", () => {
    body = JSON.parse(text);
    answer.setHeader("content-type", "application/json");
    answer.end(JSON.stringify({ recipient_id: customer, message_id: "mid" }));
  });
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const client = new messenger.MessengerClient({
  accessToken: "none", appId: "1", appSecret: "none", skipAppSecretProof: true, origin: `http://127.0.0.1:${server.address().port}`,
});
const postback = (title, at) => ({ type: "postback", title, payload: token(at) });
const quick = (title, at) => ({ contentType: "text", title, payload: token(at) });
const sends = {
  text: () => client.sendText(customer, "Which day?"),
  options: () => client.sendText(customer, "Which day?", { quickReplies: [quick("Saturday", 0), quick("Sunday", 1)] }),
  phone: () => client.sendText(customer, "Your number?", { quickReplies: [{ contentType: "user_phone_number" }] }),
  email: () => client.sendText(customer, "Your e-mail?", { quickReplies: [{ contentType: "user_email" }] }),
  buttons: () => client.sendButtonTemplate(customer, "Anything else?", [
    postback("Menu", 0),
    { type: "web_url", title: "Book", url: "https://brunch.example.test/b" },
    { type: "phone_number", title: "Call", payload: "+12025550143" },
  ]),
  cards: () => client.sendGenericTemplate(customer, [
    { title: "Shakshuka", subtitle: "with bread", imageUrl: picture, buttons: [postback("Order", 0)] },
    { title: "Waffles", subtitle: "with cream", imageUrl: picture, buttons: [postback("Order", 1)] },
  ]),
  picture: () => client.sendImage(customer, picture),
  typing: () => client.typingOn(customer),
};
const recorded = {};
for (const [name, send] of Object.entries(sends)) {
  await send();
  recorded[name] = body;
}
server.close();
writeFileSync("messenger.json", JSON.stringify(recorded, null, 2) + "\n");

// WhatsApp ----------------------------------------------------------------------------------------------------------
const number = "4799900101";
const answered = { messaging_product: "whatsapp", contacts: [{ input: number, wa_id: number }], messages: [{ id: "wamid" }], success: true };
const whatsapp = new WhatsAppAPI({
  token: "none", secure: false, v: "v23.0",
  ponyfill: { fetch: async (_, request) => { body = JSON.parse(request.body); return new Response(JSON.stringify(answered)); } },
});
const says = (text) => new Body(text);
const to = { user: number };
const messages = {
  text: new Text("Which day?"),
  options: new Interactive(new ActionButtons(new Button(token(0), "Saturday"), new Button(token(1), "Sunday")), says("Which day?")),
  list: new Interactive(new ActionList("Choose", new ListSection(undefined,
    new Row(token(0), "Cut", "45 €"), new Row(token(1), "Colour", "80 €"))), says("What may it be?")),
  link: new Interactive(new ActionCTA("Book", "https://brunch.example.test/b"), says("Anything else?")),
  options_and_picture: new Interactive(new ActionButtons(new Button(token(0), "Order")), says("The menu"), new Header(new Image(picture))),
  phone: new Interactive(new ActionContactRequest(), says("Your number?")),
  location: new Interactive(new ActionLocation(), says("Where to?")),
  picture: new Image(picture, false, "The menu"),
  template: new Template("order_update", new Language("en"), new BodyComponent(new BodyParameter("A-17")), new PayloadComponent(token(0))),
};
const whatsapps = {};
for (const [name, message] of Object.entries(messages)) {
  await whatsapp.sendMessage("1", number, message);
  whatsapps[name] = body;
}
await whatsapp.markAsRead("1", "wamid.IN==", "text");
whatsapps.typing = body;
writeFileSync("whatsapp.json", JSON.stringify(whatsapps, null, 2) + "\n");
