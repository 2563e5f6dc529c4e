"""No acknowledgement: everybody in a talk, the sender too, hears what was said. A cookie, and an Origin check."""

from __future__ import annotations

import itertools
from typing import Any

from aiohttp import web

from connections import Connection
from core import Chat
from model import Account, Echo, Message, Refusal
from store import Store
from web import application, body, client, converse, dump, member, number, opened

WITHOUT = frozenset(
    {
        "resend-twice", "pages-shift", "open-enter", "typing-to-everyone", "greets-once", "not-acked-every-fifth",
        "stores-lazily",
    }
)  # fmt: skip

ALLOWED_ORIGIN = "http://allowed.example"

WORDS = {
    "unauthorized": "who are you?",
    "not_found": "no such talk",
    "unknown_account": "nobody of that name",
    "bad_length": "say something shorter, but something",
    "malformed": "that is not JSON",
}


def said(message: Message) -> dict[str, Any]:
    """A message; `n` counts within its talk."""
    return {"in": message.conversation, "by": message.author.name, "text": message.text, "n": message.number}


def words(refusal: Refusal) -> dict[str, Any]:
    return {"oops": WORDS.get(refusal.code, refusal.detail)}


def talk_number(request: web.Request) -> int:
    """The talk of a path; what is no number is no talk."""
    try:
        return number(request.match_info["n"])
    except Refusal:
        raise Refusal(404, "not_found", "there is no such talk") from None


class NoAck:
    """The routes and commands of this product. Names are the ids of people."""

    def __init__(self, defect: str | None, store: Store | None) -> None:
        self.chat = Chat(
            defect,
            store,
            account_ids=itertools.count(1).__next__,
            conversation_ids=itertools.count(1).__next__,
            render=lambda message: dump({"said": said(message)}),
            echo=Echo.ALL,
        )

    def named(self, name: Any) -> Account:
        for account in self.chat.accounts.values():
            if account.name == name:
                return account
        raise Refusal(404, "unknown_account", "there is nobody of this name")

    async def auth(self, request: web.Request) -> web.Response:
        data = await body(request)
        account = self.chat.enter(member(data, "name", str), member(data, "password", str))
        answer = web.json_response({"you": account.name})
        answer.set_cookie("sid", self.chat.token(account), httponly=True, samesite="Lax")
        return answer

    async def open_talk(self, request: web.Request) -> web.Response:
        account = self.chat.account(request.cookies.get("sid"))
        others = [self.named(name).id for name in member(await body(request), "people", list)]
        talk = self.chat.open(account, others=others)
        people = [person.name for person in talk.members.values()]
        return web.json_response({"talk": talk.id, "people": people}, status=201)

    async def add_person(self, request: web.Request) -> web.Response:
        account = self.chat.account(request.cookies.get("sid"))
        talk = self.chat.conversation(account, talk_number(request))
        person = self.named(member(await body(request), "name", str))
        self.chat.join(talk, person)
        people = [person.name for person in talk.members.values()]
        return web.json_response({"talk": talk.id, "people": people})

    async def log(self, request: web.Request) -> web.Response:
        reader = self.chat.reader(request.cookies.get("sid"))
        messages = self.chat.everything(reader, talk_number(request))
        return web.json_response([said(message) for message in messages])

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        origin = request.headers.get("Origin", ALLOWED_ORIGIN)
        if origin != ALLOWED_ORIGIN and self.chat.defect != "origin-ignored":
            raise Refusal(403, "forbidden", "not from this origin")
        account = self.chat.listener(request.cookies.get("sid"))
        socket = await opened(request)
        return await converse(
            self.chat, request, socket, account, handle=self.handle, problem=lambda refusal, _: words(refusal)
        )

    async def handle(self, connection: Connection, data: Any) -> None:
        """One command of a client."""
        if member(data, "cmd", str) != "say":
            raise Refusal(400, "bad_request", "unknown cmd")
        talk, text = member(data, "to", int), member(data, "text", str)
        await self.chat.post(connection.account, talk, text, sent=data, origin=connection)


def build(defect: str | None, store: Store | None = None) -> web.Application:
    no_ack = NoAck(defect, store)
    routes = [
        *client("no_ack.html"),
        web.post("/auth", no_ack.auth),
        web.post("/talks", no_ack.open_talk),
        web.post("/talks/{n}/people", no_ack.add_person),
        web.get("/log/{n}", no_ack.log),
        web.get("/chat", no_ack.socket),
    ]
    return application(no_ack.chat, words, routes)
