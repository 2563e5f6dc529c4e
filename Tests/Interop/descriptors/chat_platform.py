"""A chat platform: Socket.IO with `chat` and `message`, private chat, REST below /api with snake case and milliseconds.

A customer asks the platform's staff to become a friend; a member of the staff accepts, and the two talk in a private
chat, their room. Staff are users with a role. Frames have no ids and no times; a client's events are acknowledged.
"""

from __future__ import annotations

import itertools
from typing import Any
from urllib.parse import quote

from aiohttp import web
from gateway import (
    Malformed, Refusal, Upstream, answered, application, bearer, body_of, dump, event, milliseconds, parse, serve,
)  # fmt: skip
from socketio_side import Link, Server
from words import Words

FAULTS = {
    "leak-to-stranger": "SEC-001",
    "shows-foreign-sessions": "DESK-013",
    "sender-spoof": "MSG-013",
    "deliver-twice": "MSG-003",
    "conflict-counts-as-duplicate": "MSG-009",
    "gaps-in-seq": "MSG-006",
}
"""Faults of the server behind that this dialect shows, and what each of them breaks."""

ROLES = {"visitor": "guest", "operator": "staff", "supervisor": "manager"}
STATUSES = {"waiting": "pending", "assigned": "accepted", "closed": "ended"}
SIDES = {"admin": "staff"}

WORDS = Words(
    names={
        "sessionId": "room", "messageId": "id", "tempMessageId": "client_id", "messageType": "type", "seq": "no",
        "nickname": "username", "mobile": "phone", "adminId": "staff_id", "adminInfo": "staff", "userInfo": "user",
        "totalCount": "total", "currentPage": "page", "pageSize": "per_page", "totalPages": "pages",
        "hasMore": "has_next",
    },
    values={
        "role": ROLES, "status": STATUSES, "oldStatus": STATUSES, "senderType": SIDES,
    },
    ours_of=lambda name, value: milliseconds(value) if name in TIMES else value,
    theirs_of=lambda name, value: value,
    aliases={"friendId": "sessionId", "page": "page", "expires_in": "tokenTtlSeconds"},
)  # fmt: skip

TIMES = {"createdAt", "lastMessageTime", "closedAt", "timestamp", "serverTime"}

MESSAGES = {
    1002: "Bad email or password", 2001: "Invalid value", 2002: "Missing value", 2003: "Empty message",
    4001: "Missing Authorization Header", 4002: "Token has expired or is invalid", 4003: "User not found",
    4004: "User is banned", 4005: "Staff only", 4032: "Chat of somebody else", 4040: "Not found",
    4044: "Chat not found", 4050: "Method not allowed", 4091: "client_id already used", 4092: "Chat has ended",
    4093: "Request already accepted", 4094: "Chat has not ended", 4095: "Already rated", 4130: "Request too large",
    4290: "Too many requests", 4600: "Invalid JSON", 4601: "Unknown event", 4602: "Invalid payload",
    5000: "Internal error",
}  # fmt: skip

EVENTS = {
    "new_message": "message", "new_session": "friend_request_received", "session_status": "friend_status",
    "session_closed": "friend_removed",
}
"""What the server behind tells without being asked."""


def refused(refusal: Refusal) -> dict[str, Any]:
    return {"code": refusal.code, "msg": MESSAGES[refusal.code]}


class ChatPlatform:
    """One server of the dialect."""

    def __init__(self, upstream: Upstream) -> None:
        self.upstream = upstream
        self.users: dict[str, dict[str, Any]] = {}
        self.requests = itertools.count(1)

    def app(self) -> web.Application:
        own, desk = "/api/v2/chat", "/api/v2/admin/chat/sessions"
        app = application(refused, [
            web.post("/api/auth/register", self.register), web.post("/api/auth/login", self.log_in),
            web.post("/api/friend/request", self.passed("POST", f"{own}/session")),
            web.get("/api/chat/private", self.passed("GET", f"{own}/sessions")),
            web.post("/api/chat/send", self.passed("POST", f"{own}/message")),
            web.post("/api/chat/history", self.history),
            web.get("/api/staff/chats", self.passed("GET", desk)),
            web.get("/api/staff/chats/{room}/messages", self.passed("GET", desk + "/{room}/messages")),
            web.post("/api/staff/chats/{room}/messages", self.passed("POST", desk + "/{room}/messages")),
            web.post("/api/staff/chats/{room}/accept", self.passed("POST", desk + "/{room}/accept")),
            web.post("/api/staff/chats/{room}/end", self.passed("POST", desk + "/{room}/close")),
        ], unknown=self.unknown)  # fmt: skip
        Server(self.enter, self.said, self.heard, self.prolong).attach_to(app)
        return app

    # Users

    async def register(self, request: web.Request) -> web.Response:
        """A new user; a server for development gives whatever role is asked for, and a lifetime of its logins."""
        body = await body_of(request)
        email, password = str(body.pop("email", "")), body.pop("password", None)
        if not email or email in self.users or not isinstance(password, str):
            raise Refusal(400, 2001, "an email and a password are needed")
        made = (await self.upstream.call("POST", "/api/v2/testing/accounts", body=WORDS.theirs(body))).data
        self.upstream.grants[made["token"]] = made["refreshToken"]
        user = WORDS.ours({name: made[name] for name in ("userId", "nickname", "role")})
        self.users[email] = {"password": password, "token": made["token"], "user": user}
        return answered(user, status=201)

    async def log_in(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        known = self.users.get(str(body.get("email")))
        if known is None or known["password"] != body.get("password"):
            raise Refusal(401, 1002, "no such user, or another password")
        return answered({"access_token": known["token"], "user": known["user"]})

    # Chats

    def passed(self, method: str, path: str) -> Any:
        """A handler that asks the server behind; a body that is no object is for that to refuse."""

        async def handler(request: web.Request) -> web.Response:
            raw = await request.read()
            try:
                body = parse(raw)
            except Malformed:
                body = None
            body = WORDS.theirs(body) if isinstance(body, dict) else raw or None
            query = WORDS.theirs(dict(request.query))
            room = quote(request.match_info.get("room", ""), safe="")
            return await self.ask(request, method, path.replace("{room}", room), query, body)

        return handler

    async def history(self, request: web.Request) -> web.Response:
        """The chat with a friend: a page of it, or what came before or after a message."""
        query = WORDS.theirs(await body_of(request))
        return await self.ask(request, "GET", "/api/v2/chat/history", query, None)

    async def ask(self, request: web.Request, method: str, path: str, query: Any, body: Any) -> web.Response:
        headers = {name: request.headers[name] for name in ["Idempotency-Key"] if name in request.headers}
        done = await self.upstream.call(
            method, path, token=bearer(request), query=query, body=body if method == "POST" else None, headers=headers)
        shown = WORDS.ours(done.data)
        if "pagination" in shown:
            items = shown["sessions"] if "sessions" in shown else shown["messages"]
            shown = {**shown.pop("pagination"), "total": shown["total"], "items": items}
        return answered(shown, status=done.status)

    async def unknown(self, request: web.Request) -> None:
        """Only staff learn which paths there are below /api/staff."""
        if f"{request.path}/".startswith("/api/staff/"):
            try:
                await self.upstream.call("GET", "/api/v2/admin/nothing", token=bearer(request))
            except Refusal as refusal:
                if refusal.code != 4040:
                    raise

    # Socket.IO

    async def enter(self, auth: dict[str, Any]) -> Link:
        token = str(auth.get("token", ""))
        behind = await self.upstream.socket(token)
        first = event(await behind.receive())
        if first is None:
            raise Refusal(401, 4002, "no access")
        greeting = {"user_id": first["data"]["userId"], "server_time": milliseconds(first["timestamp"])}
        return Link(behind, token, greeting)

    async def prolong(self, link: Link) -> None:
        """A connection outlives its token."""
        await self.upstream.prolong(link.token, link.behind)

    async def said(self, link: Link, arguments: list[Any], number: int | None) -> None:
        """An event of a client, in the words of the server behind; what is none, that refuses as its own."""
        name, payload = arguments[0], arguments[1] if len(arguments) > 1 else None
        kind = {"chat": "chat_message", "get_online_status": "heartbeat"}.get(name, f"unknown_{name}")
        if name == "chat" and isinstance(payload, dict):
            message = payload.get("message")
            payload = {"room": payload["room"]} if "room" in payload else {}
            payload = {**(message if isinstance(message, dict) else {}), **payload}
        request_id = str(next(self.requests))
        link.asked[request_id] = number
        await link.behind.send_str(dump({"type": kind, "data": WORDS.theirs(payload), "requestId": request_id}))

    def heard(self, link: Link, told: dict[str, Any]) -> tuple[int | None, list[Any]] | None:
        """An acknowledgement for what answers a client, an event for what it did not ask for."""
        if told["type"] in EVENTS:
            return None, [EVENTS[told["type"]], WORDS.ours(told["data"])]
        number = link.asked.pop(told.get("requestId", ""), None)
        match told["type"]:
            case "message_sent":
                answer = {"success": True, **WORDS.ours(told["data"])}
            case "heartbeat_response":
                shown = WORDS.ours(told["data"])
                answer = {"success": True, "status": shown["connection_status"], "server_time": shown["server_time"]}
            case "error":
                code = told["data"]["code"]
                answer = {"success": False, "code": code, "msg": MESSAGES[code]}
            case _:
                return None
        return None if number is None else (number, [answer])


if __name__ == "__main__":
    serve(lambda upstream: ChatPlatform(upstream).app())
