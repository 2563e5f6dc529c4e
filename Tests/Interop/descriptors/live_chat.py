"""An online customer service: flat frames, times in seconds, lists as {count, results}, sockets at /api/ws/{user_id}.

Buyers, merchants, agents of the platform and admins. Who they are is asserted by the site that embeds the chat, which
is an admin here; only admins have passwords. Conversations and messages have numbers for ids, users texts.
"""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote

from aiohttp import web
from gateway import (
    Answer, Malformed, Numbers, Refusal, Upstream, answered, application, bearer, body_of, bridge, event, parse,
    seconds, serve,
)  # fmt: skip
from words import Words

FAULTS = {
    "leak-to-stranger": "SEC-001",
    "shows-foreign-sessions": "DESK-013",
    "everybody-is-admin": "MSG-014",
    "skip-idempotency": "MSG-008",
    "reorder": "MSG-007",
    "forgets-other-devices": "MSG-003",
    "reading-not-told": "READ-002",
}
"""Faults of the server behind that this dialect shows, and what each of them breaks."""

ROLES = {"user": "buyer", "merchant": "merchant", "operator": "platform", "admin": "admin"}
ROLES |= {role: role for role in ("visitor", "supervisor")}
STATUSES = {"waiting": "queued", "assigned": "accepted", "active": "serving", "closed": "ended"}
SIDES = {"user": "buyer", "admin": "platform"}
TIMES = {"createdAt", "lastMessageTime", "closedAt", "readAt", "timestamp", "serverTime"}
USERS = {"userId", "adminId", "senderId", "readById"}
"""Members that name users, by texts of digits."""

DETAILS = {
    1002: "Incorrect username or password", 2001: "Validation error", 2002: "Field required", 2003: "Empty content",
    4001: "Not authenticated", 4002: "Could not validate credentials", 4003: "User not found",
    4004: "Account is inactive", 4005: "Agents only", 4032: "Conversation of another agent", 4040: "Not Found",
    4044: "Conversation not found", 4050: "Method Not Allowed", 4091: "client_id already used",
    4092: "Conversation has ended", 4093: "Conversation already accepted", 4094: "Conversation has not ended",
    4095: "Conversation already rated", 4130: "Request too large", 4290: "Too many requests", 4600: "Invalid JSON",
    4601: "Unknown type", 4602: "Invalid frame", 5000: "Internal Server Error",
}  # fmt: skip
"""What is said of each refusal; clients go by it."""

KINDS = {
    "connection_established": "online_users", "heartbeat_response": "pong", "message_sent": "sent",
    "new_message": "message", "new_session": "conversation", "session_status": "conversation_status",
    "session_closed": "conversation_ended", "session_subscribed": "watching", "user_typing": "typing",
    "message_read": "read", "error": "error",
}  # fmt: skip
COMMANDS = {"ping": "heartbeat", "message": "chat_message", "read": "mark_read"}
COMMANDS |= {"watch": "subscribe_session", "unwatch": "unsubscribe_session"}


class LiveChat:
    """One server of the dialect."""

    def __init__(self, upstream: Upstream) -> None:
        self.upstream = upstream
        self.conversations, self.messages = Numbers(100_001), Numbers(500_001)
        self.words = self.wording()
        self.users: dict[str, dict[str, Any]] = {}
        self.admin_token, self.first_login = "", asyncio.Lock()
        self.online: list[str] = []

    def app(self) -> web.Application:
        own, desk = "/api/conversations", "/api/admin/conversations"
        behind, behind_desk = "/api/v2/chat", "/api/v2/admin/chat/sessions"
        return application(self.refused, [
            web.get("/api/health", self.health),
            web.post("/api/auth/login", self.log_in),
            web.post("/api/users", self.create_user), web.put("/api/users/{user}", self.change_user),
            web.post(own, self.passed("POST", f"{behind}/session")),
            web.get(own, self.passed("GET", f"{behind}/sessions")),
            web.put(f"{own}/close", self.passed("POST", f"{behind}/session/close")),
            web.post(own + "/{id}/rating", self.passed("POST", behind + "/session/{id}/rating")),
            web.get("/api/messages", self.passed("GET", f"{behind}/history")),
            web.post("/api/messages", self.passed("POST", f"{behind}/message")),
            web.get(desk, self.passed("GET", behind_desk)),
            web.get(desk + "/{id}/messages", self.passed("GET", behind_desk + "/{id}/messages")),
            web.post(desk + "/{id}/messages", self.passed("POST", behind_desk + "/{id}/messages")),
            *(web.put(f"{desk}/{{id}}/{verb}", self.passed("POST", f"{behind_desk}/{{id}}/{verb}"))
              for verb in ("accept", "close", "transfer")),
            web.get("/api/admin/statistics", self.passed("GET", "/api/v2/admin/chat/stats/today")),
            web.get("/api/ws/{user}", self.socket),
        ], statuses={2001: 422, 2002: 422, 2003: 422}, unknown=self.unknown)  # fmt: skip

    def refused(self, refusal: Refusal) -> dict[str, Any]:
        errors = [{"msg": refusal.message}] if refusal.code in (2001, 2002, 2003) else []
        return {"code": refusal.code, "detail": DETAILS[refusal.code], "errors": errors, "path": refusal.path}

    # Words

    def wording(self) -> Words:
        return Words(
            names={
                "sessionId": "conversation_id", "tempMessageId": "client_id", "mobile": "phone", "adminId": "agent_id",
                "userInfo": "user", "adminInfo": "agent", "isAdmin": "is_agent", "satisfactionScore": "satisfaction",
                "readById": "reader_id", "readByType": "reader_type", "updatedCount": "count", "typing": "is_typing",
                "totalCount": "count", "currentPage": "page", "totalPages": "pages", "next": "next_id",
                "lastSeq": "last_number", "seq": "number", "allMessages": "all",
            },
            values={
                "status": STATUSES, "oldStatus": STATUSES, "senderType": SIDES, "readByType": SIDES, "role": ROLES,
            },
            ours_of=self.shown, theirs_of=self.meant,
            aliases={"expires_in": "tokenTtlSeconds", "page": "page"},
        )  # fmt: skip

    def shown(self, name: str, value: Any) -> Any:
        """What a member of the server behind has here."""
        if name in TIMES:
            return seconds(value)
        if name in USERS:
            return str(value)
        if name in ("messageId", "next"):
            return self.messages.number(value)
        return self.conversations.number(value) if name == "sessionId" else value

    def meant(self, name: str, value: Any) -> Any:
        """What a client means by a member; what is of another type than it has to be, is for the server behind, too."""
        if name in USERS:
            return int(value[:25]) if isinstance(value, str) and value.isdecimal() else str(value)
        if name == "messageId":
            return self.messages.text(value)
        return self.conversations.text(value) if name == "sessionId" else value

    # Users

    async def health(self, _: web.Request) -> web.Response:
        return answered({"status": "ok"})

    async def create_user(self, request: web.Request) -> web.Response:
        """Whom the embedding site makes known. How long the logins of a user last is the site's to say."""
        made = await self.account(self.words.theirs(await self.from_admin(request)))
        return answered({name: made[name] for name in ("user_id", "nickname", "role")}, status=201)

    async def change_user(self, request: web.Request) -> web.Response:
        body = self.words.theirs(await self.from_admin(request))
        path = f"/api/v2/testing/accounts/{quote(request.match_info['user'])}"
        return answered(self.words.ours((await self.upstream.call("PATCH", path, body=body)).data))

    async def from_admin(self, request: web.Request) -> Any:
        """What an admin has sent."""
        if not self.admin_token or bearer(request) != self.admin_token:
            raise Refusal(403, 4005, "admins only")
        return await self.sent(request)

    async def sent(self, request: web.Request) -> Any:
        """The body; what is no object is left to the server behind, which knows what to look at first."""
        raw = await request.read()
        try:
            body = parse(raw)
        except Malformed:
            return raw or None
        return body if isinstance(body, dict) else raw

    async def unknown(self, request: web.Request) -> None:
        """Only agents learn which paths there are below /api/admin."""
        if f"{request.path}/".startswith("/api/admin/"):
            try:
                await self.ask("GET", "/api/v2/admin/nothing", request)
            except Refusal as refusal:
                if refusal.code != 4040:
                    raise

    async def log_in(self, request: web.Request) -> web.Response:
        """Admins by password, the site's users by their id."""
        body = await body_of(request)
        if "username" in body:
            if (body["username"], body.get("password")) != ("admin", "admin123"):
                raise Refusal(401, 1002, "wrong password")
            async with self.first_login:
                if not self.admin_token:
                    self.admin_token = (await self.account({"role": "admin", "nickname": "admin"}))["token"]
            return answered({"access_token": self.admin_token, "token_type": "bearer"})
        user = self.users.get(str(body.get("user_id")))
        if user is None:
            raise Refusal(401, 1002, "no such user")
        shown = {name: user[name] for name in ("user_id", "nickname", "role")}
        return answered({"access_token": user["token"], "token_type": "bearer", "user": shown})

    async def account(self, wanted: Any) -> dict[str, Any]:
        """A new account of the server behind."""
        made = (await self.upstream.call("POST", "/api/v2/testing/accounts", body=wanted)).data
        user = self.words.ours({name: made[name] for name in ("userId", "nickname", "role")}) | {"token": made["token"]}
        self.users[user["user_id"]] = user
        self.upstream.grants[made["token"]] = made["refreshToken"]
        return user

    # Conversations and messages

    async def ask(self, method: str, path: str, request: web.Request, **more: Any) -> Answer:
        """A call of the server behind, for the one who asks."""
        headers = {name: request.headers[name] for name in ["Idempotency-Key"] if name in request.headers}
        return await self.upstream.call(method, path, token=bearer(request), headers=headers, **more)

    def passed(self, method: str, path: str) -> Any:
        """A handler that asks the server behind."""

        async def handler(request: web.Request) -> web.Response:
            session = quote(self.conversations.named(request.match_info.get("id", "")), safe="")
            body = self.words.theirs(await self.sent(request)) if method == "POST" else None
            done = await self.ask(
                method, path.replace("{id}", session), request, query=self.asked(request), body=body)
            return answered(self.answer(done.data), status=done.status)

        return handler

    def asked(self, request: web.Request) -> dict[str, str]:
        """The query in the words of the server behind."""
        query = {self.words.named_by(name): value for name, value in request.query.items()}
        for name in {"sessionId", "before", "after"} & query.keys():
            query[name] = (self.conversations if name == "sessionId" else self.messages).named(query[name])
        if "status" in query:
            query["status"] = self.words.theirs(query["status"], "status")
        return query

    def answer(self, data: dict[str, Any]) -> Any:
        """An answer in our shape: a list is {count, results, …}, figures are not nested."""
        shown = self.words.ours(data)
        if "pagination" in shown:
            rows = shown["sessions"] if "sessions" in shown else shown["messages"]
            return {"count": shown["count"], **shown["pagination"], "results": rows}
        return {**shown, **shown.pop("stats")} if "stats" in shown else shown

    # The socket

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """The address names the user, and has to agree with the token; otherwise nobody is let in."""
        user, token = request.match_info["user"], request.query.get("token")
        if not token:
            raise Refusal(401, 4001, "no token")
        if user not in self.users:
            raise Refusal(403, 4003, "no such user")
        try:
            behind = await self.upstream.socket(token)
        except Refusal as refusal:
            raise Refusal(refusal.status, 4002 if refusal.status == 401 else 4004, "no access") from None
        first = event(await behind.receive())
        if first is None or str(first["data"]["userId"]) != user:
            await behind.close()
            raise Refusal(403, 4002, "another user's token")
        self.online.append(user)
        greeting = {**self.heard(first)[0], "users": sorted(set(self.online))}
        try:
            return await bridge(
                request, behind, hear=self.heard, say=self.said, problem=self.refused, greetings=[greeting],
                prolong=lambda: self.upstream.prolong(token, behind))
        finally:
            self.online.remove(user)

    async def said(self, frame: Any) -> list[Any]:
        """A frame of a client in the words of the server behind; what is none, that refuses as its own."""
        if not isinstance(frame, dict) or not isinstance(frame.get("type"), str):
            return [frame]
        request_id = {"requestId": frame["request_id"]} if "request_id" in frame else {}
        data = self.words.theirs({name: value for name, value in frame.items() if name not in ("type", "request_id")})
        kind = COMMANDS.get(frame["type"], f"unknown_{frame['type']}")
        if frame["type"] == "typing":
            kind = "typing_start" if data.get("typing", True) else "typing_stop"
        return [{"type": kind, "data": data, **request_id}]

    def heard(self, told: dict[str, Any]) -> list[Any]:
        """An event of the server behind, as a flat frame."""
        kind, data = KINDS.get(told["type"]), told["data"]
        if kind is None:
            return []
        around = {"event_id": told["messageId"], "timestamp": seconds(told["timestamp"])}
        if "requestId" in told:
            around["request_id"] = told["requestId"]
        if kind == "error":
            client_id = {"client_id": data["tempMessageId"]} if "tempMessageId" in data else {}
            return [{"type": kind, "code": data["code"], "detail": DETAILS[data["code"]], **client_id, **around}]
        return [{"type": kind, **self.words.ours(data), **around}]


if __name__ == "__main__":
    serve(lambda upstream: LiveChat(upstream).app())
