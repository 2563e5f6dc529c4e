"""Flat frames: rooms by invitation, an acknowledgement with the client's nonce, history backwards by id."""

from __future__ import annotations

import itertools
import secrets
from typing import Any

from aiohttp import web

from connections import Connection
from core import Chat
from model import Echo, Message, Refusal
from store import Store
from web import application, bearer, body, client, converse, dump, member, number, opened

WITHOUT = frozenset({"origin-ignored", "open-enter"})

REASONS = {
    "unauthorized": "not logged in",
    "not_found": "no such room",
    "unknown_account": "no such user",
    "forbidden": "not yours",
    "bad_length": "text too short or too long",
    "taken": "email in use",
    "malformed": "not json",
}


def reason(refusal: Refusal) -> str:
    return REASONS.get(refusal.code, refusal.detail)


def frame(message: Message) -> str:
    return dump(
        {
            "type": "msg",
            "id": message.id,
            "room": message.conversation,
            "user": message.author.id,
            "text": message.text,
            "at": int(message.at * 1000),
        }
    )


def problem(refusal: Refusal, data: Any) -> dict[str, Any]:
    """An error frame, with the nonce of what it is about."""
    nonce = data.get("nonce") if isinstance(data, dict) else None
    about = {"nonce": nonce} if isinstance(nonce, str) else {}
    return {"type": "error", "reason": reason(refusal), **about}


class Flat:
    """The routes and frames of this product."""

    def __init__(self, defect: str | None, store: Store | None) -> None:
        self.chat = Chat(
            defect,
            store,
            account_ids=itertools.count(17).__next__,
            conversation_ids=lambda: "r_" + secrets.token_hex(6),
            render=frame,
            echo=Echo.OTHER_DEVICES,
        )

    async def signup(self, request: web.Request) -> web.Response:
        data = await body(request)
        email, password = member(data, "email", str), member(data, "password", str)
        account = self.chat.sign_up(member(data, "name", str), login=email, secret=password)
        user = {"id": account.id, "name": account.name}
        return web.json_response({"token": self.chat.token(account), "user": user}, status=201)

    async def login(self, request: web.Request) -> web.Response:
        data = await body(request)
        account = self.chat.log_in(member(data, "email", str), member(data, "password", str))
        return web.json_response({"token": self.chat.token(account), "user": {"id": account.id, "name": account.name}})

    async def open_room(self, request: web.Request) -> web.Response:
        account = self.chat.account(bearer(request))
        room = self.chat.open(account, member(await body(request), "title", str))
        answer = {"id": room.id, "title": room.title, "owner": account.id}
        return web.json_response(answer, status=201)

    async def invite(self, request: web.Request) -> web.Response:
        account = self.chat.account(bearer(request))
        room = self.chat.conversation(account, request.match_info["room"])
        if room.owner != account:
            raise Refusal(403, "forbidden", "only the owner invites")
        invited = self.chat.known(member(await body(request), "user", int))
        if invited.id not in room.members:
            self.chat.join(room, invited)
            invitation = {"type": "invited", "room": room.id, "title": room.title}
            self.chat.tell({invited.id: invited}, invitation, but=account)
        return web.json_response({"room": room.id, "members": list(room.members)})

    async def history(self, request: web.Request) -> web.Response:
        reader = self.chat.reader(bearer(request))
        before, limit = request.query.get("before"), number(request.query.get("limit"), 50, 100)
        end = None if before is None else number(before)
        messages, more = self.chat.older(reader, request.match_info["room"], end, limit)
        rows = [
            {"id": message.id, "author": message.author.id, "text": message.text, "at": int(message.at * 1000)}
            for message in messages
        ]
        return web.json_response({"rows": rows, "more": more})

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        account = self.chat.listener(request.query.get("token"))
        hello = {"type": "welcome", "user": account.id}
        socket = await opened(request)
        return await converse(self.chat, request, socket, account, handle=self.handle, problem=problem, hello=hello)

    async def handle(self, connection: Connection, data: Any) -> None:
        """One frame of a client."""
        account = connection.account
        match member(data, "type", str):
            case "msg":
                nonce = member(data, "nonce", str)
                room_id, text = member(data, "room", str), member(data, "text", str)
                message, _ = await self.chat.post(account, room_id, text, reference=nonce, sent=data, origin=connection)
                if self.chat.acknowledges(message):
                    connection.put({"type": "ok", "nonce": nonce, "id": message.id})
            case "typing":
                room = self.chat.conversation(account, member(data, "room", str))
                typing = {"type": "typing", "room": room.id, "user": account.id}
                everyone = self.chat.defect == "typing-to-everyone"
                self.chat.tell(self.chat.accounts if everyone else room.members, typing, but=account)
            case _:
                raise Refusal(400, "bad_request", "unknown type")


def build(defect: str | None, store: Store | None = None) -> web.Application:
    flat = Flat(defect, store)
    routes = [
        *client("flat.html"),
        web.post("/signup", flat.signup),
        web.post("/login", flat.login),
        web.post("/rooms", flat.open_room),
        web.post("/rooms/{room}/members", flat.invite),
        web.get("/rooms/{room}/messages", flat.history),
        web.get("/ws", flat.socket),
    ]
    return application(flat.chat, lambda refusal: {"error": reason(refusal)}, routes)
