"""Socket.IO: events with acknowledgement callbacks over both transports, history by an opaque cursor."""

from __future__ import annotations

import base64
import binascii
import secrets
from typing import Any

from aiohttp import web
from socketio.exceptions import ConnectionRefusedError

from connections import Connection
from core import Chat
from model import Echo, Message, Refusal
from store import Store
from strict_socketio import Server
from web import application, body, client, member, optional

WITHOUT = frozenset({"origin-ignored", "open-enter", "typing-to-everyone", "greets-once"})

PAGE = 20


def fields(message: Message) -> dict[str, Any]:
    """A message as it is in events and in histories."""
    return {
        "id": f"m{message.id}",
        "conversation": message.conversation,
        "from": {"id": message.author.id, "name": message.author.name},
        "body": message.text,
    }


def cursor(message: Message) -> str:
    return base64.urlsafe_b64encode(f"before {message.id}".encode()).decode()


def position(text: str | None) -> int | None:
    """What a cursor stands for."""
    if text is None:
        return None
    try:
        before, _, number = base64.urlsafe_b64decode(text).decode().partition(" ")
        if before == "before":
            return int(number)
    except (binascii.Error, ValueError):
        pass
    raise Refusal(400, "bad_request", "this is no cursor")


class SocketIOEvents:
    """The routes and events of this product."""

    def __init__(self, defect: str | None, store: Store | None) -> None:
        self.chat = Chat(
            defect,
            store,
            account_ids=lambda: "u_" + secrets.token_hex(4),
            conversation_ids=lambda: secrets.token_hex(12),
            render=lambda message: ("chat message", fields(message)),
            echo=Echo.ALL,
        )
        self.server = Server(
            oversize=self.chat.oversize, async_handlers=defect == "flood-starves", cors_allowed_origins="*"
        )
        self.connections: dict[str, Connection] = {}
        self.server.on("connect", self.connect)
        self.server.on("disconnect", self.disconnect)
        self.server.on("chat message", self.chat_message)
        self.server.on("malformed", self.malformed)
        self.server.on("*", self.unknown)

    # HTTP

    async def session(self, request: web.Request) -> web.Response:
        data = await body(request)
        account = self.chat.enter(member(data, "user", str), member(data, "secret", str))
        user = {"id": account.id, "name": account.name}
        return web.json_response({"token": self.chat.token(account), "user": user})

    async def open(self, request: web.Request) -> web.Response:
        account = self.chat.account(request.headers.get("X-Session"))
        conversation = self.chat.open(account, others=member(await body(request), "with", list))
        return web.json_response({"id": conversation.id, "people": list(conversation.members)}, status=201)

    async def add(self, request: web.Request) -> web.Response:
        account = self.chat.account(request.headers.get("X-Session"))
        conversation = self.chat.conversation(account, request.match_info["conversation"])
        for added in [self.chat.known(person) for person in member(await body(request), "add", list)]:
            self.chat.join(conversation, added)
        return web.json_response({"id": conversation.id, "people": list(conversation.members)})

    async def history(self, request: web.Request) -> web.Response:
        reader = self.chat.reader(request.headers.get("X-Session"))
        before = position(request.query.get("cursor"))
        messages, more = self.chat.older(reader, request.match_info["conversation"], before, PAGE)
        following = cursor(messages[-1]) if more else None
        return web.json_response({"messages": [fields(message) for message in messages], "next": following})

    # Socket.IO

    async def connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        try:
            account = self.chat.listener(optional(auth or {}, "token", str))
        except Refusal:
            raise ConnectionRefusedError("unauthorized") from None
        eio_sid = self.server.manager.eio_sid_from_sid(sid, "/")

        async def send(frame: tuple[str, Any]) -> None:
            await self.server.emit(*frame, to=sid)
            await self.server.room(eio_sid)

        self.connections[sid] = Connection(account, send, lambda: self.server.drop(eio_sid))
        self.chat.attach(self.connections[sid])

    async def disconnect(self, sid: str, _: Any) -> None:
        if connection := self.connections.pop(sid, None):
            self.chat.detach(connection)

    async def chat_message(self, sid: str, *arguments: Any) -> dict[str, Any] | None:
        """What this returns is the acknowledgement, for those who asked for one."""
        connection, data = self.connections.get(sid), arguments[0] if arguments else None
        answer: dict[str, Any] | None
        if connection is None:
            return None
        try:
            message = await self.chat.in_turn(self.posted(connection, data))
            answer = {"status": "stored", "id": f"m{message.id}"} if self.chat.acknowledges(message) else None
        except Refusal as refusal:
            answer = {"status": "refused", "error": refusal.code}
            connection.put(("problem", {"error": refusal.code}))
        await self.server.room(self.server.manager.eio_sid_from_sid(sid, "/"))
        return answer

    async def posted(self, connection: Connection, data: Any) -> Message:
        conversation, text = member(data, "conversation", str), member(data, "body", str)
        message, _ = await self.chat.post(
            connection.account,
            conversation,
            text,
            reference=optional(data, "uid", str),
            sent=data,
            origin=connection,
        )
        return message

    async def malformed(self, sid: str, *_: Any) -> None:
        if connection := self.connections.get(sid):
            connection.put(("problem", {"error": "malformed"}))
        self.chat.garbage()

    async def unknown(self, event: str, sid: str, *_: Any) -> dict[str, Any]:
        if connection := self.connections.get(sid):
            connection.put(("problem", {"error": "unknown_event"}))
        return {"status": "refused", "error": "unknown_event"}


def build(defect: str | None, store: Store | None = None) -> web.Application:
    events = SocketIOEvents(defect, store)
    routes = [
        *client("socketio_events.html"),
        web.post("/api/session", events.session),
        web.post("/api/conversations", events.open),
        web.post("/api/conversations/{conversation}/people", events.add),
        web.get("/api/conversations/{conversation}/history", events.history),
    ]
    app = application(events.chat, lambda refusal: {"message": refusal.detail}, routes)
    app.middlewares.append(events.server.watch)
    events.server.attach(app)

    async def end(_: web.Application) -> None:
        await events.server.shutdown()

    app.on_shutdown.append(end)
    return app
