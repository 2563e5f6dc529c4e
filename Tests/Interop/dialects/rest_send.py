"""Sending by HTTP, hearing by a socket that only receives, its token in a subprotocol; history forwards by id."""

from __future__ import annotations

import uuid
from typing import Any

from aiohttp import web

from connections import Connection
from core import Chat
from model import Account, Conversation, Echo, Message, Refusal
from store import Store
from web import application, bearer, body, client, converse, dump, member, number, opened, optional

WITHOUT = frozenset({"origin-ignored", "open-enter", "typing-to-everyone", "greets-once"})


def fields(message: Message) -> dict[str, Any]:
    """A message as it is in answers, histories and frames."""
    return {
        "id": str(message.id),
        "conversationId": message.conversation,
        "author": {"id": message.author.id, "handle": message.author.name},
        "body": message.text,
        "createdAt": int(message.at),
    }


def created(message: Message) -> str:
    return dump({"kind": "message.created", "data": fields(message)})


def problem_body(refusal: Refusal) -> dict[str, Any]:
    return {"status": refusal.status, "title": refusal.code.replace("_", " "), "detail": refusal.detail}


def problem_frame(refusal: Refusal, _: Any) -> dict[str, Any]:
    return {"kind": "error", "data": problem_body(refusal)}


def subprotocol_token(request: web.Request) -> str | None:
    """The token of `Sec-WebSocket-Protocol: bearer, <token>`."""
    offered = [offer.strip() for offer in request.headers.get("Sec-WebSocket-Protocol", "").split(",")]
    return offered[1] or None if len(offered) == 2 and offered[0] == "bearer" else None


class RestSend:
    """The routes and frames of this product."""

    def __init__(self, defect: str | None, store: Store | None) -> None:
        self.chat = Chat(
            defect,
            store,
            account_ids=lambda: str(uuid.uuid4()),
            conversation_ids=lambda: str(uuid.uuid4()),
            render=created,
            echo=Echo.ALL,
        )

    async def register(self, request: web.Request) -> web.Response:
        data = await body(request)
        handle, password = member(data, "handle", str), member(data, "password", str)
        account = self.chat.sign_up(handle, login=handle, secret=password)
        return web.json_response({"id": account.id, "token": self.chat.token(account)}, status=201)

    async def log_in(self, request: web.Request) -> web.Response:
        data = await body(request)
        account = self.chat.log_in(member(data, "handle", str), member(data, "password", str))
        return web.json_response({"id": account.id, "token": self.chat.token(account)}, status=201)

    async def open(self, request: web.Request) -> web.Response:
        account = self.chat.account(bearer(request))
        participants = member(await body(request), "participants", list)
        conversation = self.chat.open(account, others=participants)
        return web.json_response(self.described(conversation), status=201)

    async def add(self, request: web.Request) -> web.Response:
        account = self.chat.account(bearer(request))
        conversation = self.chat.conversation(account, request.match_info["conversation"])
        added = self.chat.known(request.match_info["user"])
        self.chat.join(conversation, added)
        return web.json_response(self.described(conversation))

    @staticmethod
    def described(conversation: Conversation) -> dict[str, Any]:
        return {"id": conversation.id, "participants": list(conversation.members)}

    async def send(self, request: web.Request) -> web.Response:
        account, data = self.chat.account(bearer(request)), await body(request)
        message, is_new = await self.chat.in_turn(self.posted(account, request.match_info["conversation"], data))
        if not self.chat.acknowledges(message):
            raise Refusal(500, "internal", "something went wrong")
        return web.json_response(fields(message), status=201 if is_new else 200)

    async def posted(self, account: Account, conversation: str, data: Any) -> tuple[Message, bool]:
        text, dedupe = member(data, "body", str), optional(data, "dedupe", str)
        return await self.chat.post(account, conversation, text, reference=dedupe, sent=data)

    async def history(self, request: web.Request) -> web.Response:
        reader = self.chat.reader(bearer(request))
        after, limit = request.query.get("after"), number(request.query.get("limit"), 25, 100)
        start = None if after is None else number(after)
        messages, more = self.chat.newer(reader, request.match_info["conversation"], start, limit)
        return web.json_response({"data": [fields(message) for message in messages], "hasMore": more})

    async def stream(self, request: web.Request) -> web.WebSocketResponse:
        account = self.chat.listener(subprotocol_token(request))
        socket = await opened(request, protocols=("bearer",))
        return await converse(self.chat, request, socket, account, handle=self.handle, problem=problem_frame)

    async def handle(self, connection: Connection, data: Any) -> None:
        raise Refusal(400, "bad_request", "this socket only receives")


def build(defect: str | None, store: Store | None = None) -> web.Application:
    rest = RestSend(defect, store)
    routes = [
        *client("rest_send.html"),
        web.post("/users", rest.register),
        web.post("/tokens", rest.log_in),
        web.post("/conversations", rest.open),
        web.put("/conversations/{conversation}/participants/{user}", rest.add),
        web.post("/conversations/{conversation}/messages", rest.send),
        web.get("/conversations/{conversation}/messages", rest.history),
        web.get("/stream", rest.stream),
    ]
    return application(rest.chat, problem_body, routes)
