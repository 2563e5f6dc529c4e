"""ChatSphere's API under /api/v1, in front of a server of the chat protocol: snake_case, and an envelope of its own.

People sign up with a name and a password. A private chat between a customer and an operator stands for a session; its
operators have routes of their own below /support. The sender hears its own message like everybody else, with a
`status` that says that it is stored. Messages have numbers, users ids in digits.

Its documents show neither how a private chat with the desk begins and ends nor where in a chat a message stands; here
they are routes beside `conversations`, and `seq`; a frame has an `event_id`.
"""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable, Iterable
from typing import Any
from urllib.parse import quote

from aiohttp import web
from gateway import Answer, Numbers, Refusal, Upstream, answered, application, bearer, body_of, bridge, now, serve

CODES = {
    2001: 40000, 2002: 40001, 4001: 40003, 4040: 40004, 4050: 40005, 4002: 40011, 4005: 40012, 4130: 40013,
    4091: 40020, 4093: 40021, 4094: 40022, 4095: 40023, 4600: 40024, 4601: 40025, 4602: 40026, 4290: 40029,
    1002: 41001, 4003: 41002, 4004: 41003, 4044: 42001, 4032: 42002, 2003: 42003, 4092: 42004, 5000: 50000,
}  # fmt: skip
"""What this API calls the reasons of the server behind."""

STATUSES = {"waiting": "queued", "assigned": "assigned", "active": "in_service", "closed": "closed"}
SIDES = {"user": "customer", "admin": "operator"}

COMMANDS = {
    "ping": "heartbeat", "send_message": "chat_message", "join_room": "subscribe_session",
    "leave_room": "unsubscribe_session",
}  # fmt: skip
MEMBERS = {
    "chat_id": "sessionId", "message_type": "messageType", "temp_message_id": "tempMessageId",
    "from_user_id": "senderId", "from_role": "senderType",
}  # fmt: skip
"""Members of what a client sends; what it should not send is handed on as well."""

FAULTS = {
    "leak-to-stranger": "SEC-001", "deliver-twice": "MSG-003", "reorder": "MSG-007", "sender-spoof": "MSG-013",
    "customers-as-operators": "ACCT-007", "typing-expires-early": "DESK-021",
}  # fmt: skip
"""Faults of the server behind that show through this dialect, and what they break."""

Frame = dict[str, Any]


def refused(refusal: Refusal) -> Any:
    return {"code": CODES.get(refusal.code, 50000), "message": refusal.message, "data": None}


def told(data: Any, *, status: int = 200) -> web.Response:
    return answered({"code": 20000, "message": "success", "data": data}, status=status)


def digits(number: int | None) -> str | None:
    """A user's id as it is written here."""
    return None if number is None else str(number)


def number(text: Any) -> Any:
    """The user whose id this is; what is none has the wrong type for the server behind, too."""
    return int(text) if isinstance(text, str) and text.isdecimal() else f"no id: {text}"


def person(info: Frame) -> Frame:
    """A user as others see one."""
    shown = {"user_id": digits(info["userId"]), "display_name": info["nickname"], "avatar_url": info.get("avatar")}
    return {**shown, "phone": info["mobile"]} if "mobile" in info else shown


def assignee(info: Frame | None) -> Frame | None:
    return info and {"id": digits(info["adminId"]), "display_name": info["name"], "avatar_url": info["avatar"]}


class ChatSphere:
    def __init__(self, upstream: Upstream) -> None:
        self.upstream = upstream
        self.messages = Numbers(1_000_000)
        self.users: dict[str, Frame] = {}

    def app(self) -> web.Application:
        own, desk = "/api/v1/conversations", "/api/v1/support/conversations"
        return application(refused, [
            web.get("/health", self.health), web.post("/api/v1/auth/register", self.register),
            web.post("/api/v1/auth/login", self.login), web.post(own, self.open),
            web.get(own, self.list("/chat/sessions")),
            web.post(own + "/private/{id}/close", self.end), web.get(desk, self.list("/admin/chat/sessions")),
            web.post(desk + "/private/{id}/join", self.act("accept")),
            web.post(desk + "/private/{id}/close", self.act("close")),
            web.post(desk + "/private/{id}/assign", self.assign),
            web.get("/api/v1/messages/private/{id}", self.history),
            web.get("/api/v1/support/messages/private/{id}", self.history_of_any), web.get("/api/v1/ws", self.socket),
        ])  # fmt: skip

    # Users

    async def health(self, _: web.Request) -> web.Response:
        return answered({"status": "healthy"})

    async def register(self, request: web.Request) -> web.Response:
        """Signs somebody up. Where it runs for tests, role, phone and the life of tokens may be chosen, too."""
        body = await body_of(request)
        if not isinstance(body.get("username"), str) or not isinstance(body.get("password"), str):
            raise Refusal(400, 2002, "username and password are required")
        if body["username"] in self.users:
            raise Refusal(409, 4091, "the name is taken")
        names = {
            "role": "role", "display_name": "nickname", "phone": "mobile",
            "access_token_expire_seconds": "tokenTtlSeconds",
        }  # fmt: skip
        chosen = {ours: body[theirs] for theirs, ours in names.items() if theirs in body}
        made = (await self.upstream.call("POST", "/api/v2/testing/accounts", body=chosen)).data
        user = {"id": digits(made["userId"]), "display_name": made["nickname"], "role": made["role"]}
        token = {"access_token": made["token"], "token_type": "bearer", "expires_at": made["expiresAt"]}
        user["username"] = body["username"]
        self.users[body["username"]] = {"password": body["password"], "user": user, **token}
        return told(user, status=201)

    async def login(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        known = self.users.get(str(body.get("username")))
        if known is None or known["password"] != body.get("password"):
            raise Refusal(401, 1002, "wrong name or password")
        return told({name: value for name, value in known.items() if name != "password"})

    # Conversations

    async def call(self, request: web.Request, method: str, path: str, body: Any = None, **query: Any) -> Answer:
        return await self.upstream.call(method, f"/api/v2{path}", token=bearer(request), body=body, query=query)

    @staticmethod
    def path(request: web.Request, verb: str) -> str:
        return f"/admin/chat/sessions/{quote(request.match_info['id'], safe='')}/{verb}"

    def conversation(self, data: Frame) -> Frame:
        """A session in whatever form the server behind tells it."""
        status = STATUSES[data.get("status", "waiting")]
        shown: Frame = {"chat_type": "private", "chat_id": data["sessionId"], "status": status}
        same = {
            "source": "source", "priority": "priority", "createdAt": "created_at", "closedAt": "closed_at",
            "queuePosition": "queue_position", "isNew": "is_new", "lastMessageTime": "last_message_at",
            "messageCount": "message_count", "unreadCount": "unread_count", "isOnline": "is_online",
            "satisfactionScore": "rating",
        }  # fmt: skip
        shown |= {theirs: data[ours] for ours, theirs in same.items() if ours in data}
        people = {"userId": "user_id", "adminId": "assignee_id"}
        shown |= {theirs: digits(data[ours]) for ours, theirs in people.items() if ours in data}
        if "userInfo" in data:
            shown["customer"] = person(data["userInfo"])
        if "lastMessage" in data:
            last = data["lastMessage"]
            shown["last_message"] = last and {
                "content": last["content"], "message_type": last["messageType"], "created_at": last["createdAt"],
                "from_user_id": digits(last["senderId"]), "from_role": SIDES[last["senderType"]],
            }  # fmt: skip
        return shown

    async def open(self, request: web.Request) -> web.Response:
        """A customer's private chat with the desk: the one that is open, or a new one."""
        answer = await self.call(request, "POST", "/chat/session", await request.read())
        return told(self.conversation(answer.data), status=answer.status)

    async def end(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        score = {"satisfactionScore": body["rating"]} if "rating" in body else {}
        closing = {"sessionId": request.match_info["id"], **score}
        return told(self.conversation((await self.call(request, "POST", "/chat/session/close", closing)).data))

    def act(self, verb: str) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def act(request: web.Request) -> web.Response:
            return told(self.conversation((await self.call(request, "POST", self.path(request, verb))).data))

        return act

    async def assign(self, request: web.Request) -> web.Response:
        """Gives a chat to another operator, whose id is a text like all ids of users."""
        body = await body_of(request)
        to = {"adminId": number(body["user_id"])} if "user_id" in body else {}
        return told(self.conversation((await self.call(request, "POST", self.path(request, "transfer"), to)).data))

    def list(self, path: str) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def list(request: web.Request) -> web.Response:
            status = request.query.get("status")
            status = next((ours for ours, theirs in STATUSES.items() if theirs == status), status)
            page = (await self.call(request, "GET", path, status=status, **self.asked(request))).data
            return told({"conversations": [self.conversation(item) for item in page["sessions"]], **self.page(page)})

        return list

    @staticmethod
    def asked(request: web.Request) -> Frame:
        return {"page": request.query.get("page"), "pageSize": request.query.get("limit")}

    @staticmethod
    def page(data: Frame) -> Frame:
        pages = data["pagination"]
        shown = {"total": data["totalCount"], "page": pages["currentPage"], "pages": pages["totalPages"]}
        return {**shown, "has_more": pages["hasMore"]}

    # Messages

    async def history(self, request: web.Request) -> web.Response:
        return await self.told_history(request, "/chat/history", sessionId=request.match_info["id"])

    async def history_of_any(self, request: web.Request) -> web.Response:
        return await self.told_history(request, self.path(request, "messages"))

    async def told_history(self, request: web.Request, path: str, **query: str) -> web.Response:
        known = request.query
        cursors = {name: self.messages.named(known[name]) for name in ["before", "after"] if name in known}
        data = (await self.call(request, "GET", path, **query, **cursors, **self.asked(request))).data
        more = {"limit": data["pagination"]["pageSize"], "next": self.messages.number(data["pagination"]["next"])}
        return told({"messages": [self.message(item) for item in data["messages"]], **self.page(data), **more})

    def message(self, data: Frame) -> Frame:
        """A message as it is pushed, and as it stands in a history."""
        sender = data["sender"]
        operator = {"is_operator": sender["isAdmin"]} if "isAdmin" in sender else {}
        status = {"status": data["status"]} if "status" in data else {}
        return {
            "id": self.messages.number(data["messageId"]), "from_user_id": digits(data["senderId"]),
            "from_role": SIDES[data["senderType"]], "content": data["content"], "chat_type": "private",
            "chat_id": data["sessionId"], "room_id": None, "message_type": data["messageType"],
            "created_at": data["createdAt"], "seq": data["seq"], "temp_message_id": data["tempMessageId"],
            "sender": {**person(sender), **operator}, **status,
        }  # fmt: skip

    # The socket

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        upstream = await self.upstream.socket(request.query.get("token"))
        line = Line(self)
        return await bridge(request, upstream, hear=line.hear, say=line.say, problem=line.problem)


class Line:
    """One socket: what its client has sent is told to it again once it is stored."""

    def __init__(self, chat: ChatSphere) -> None:
        self.chat, self.user = chat, ""
        self.sent: dict[str, Frame] = {}
        self.names = itertools.count(1)

    @staticmethod
    def problem(refusal: Refusal) -> Frame:
        return {"type": "error", "data": {"code": CODES[refusal.code], "message": refusal.message}, "timestamp": now()}

    async def say(self, frame: Any) -> Iterable[Any]:
        if not isinstance(frame, dict):
            return [frame]
        kind, data = frame.get("type"), frame.get("data")
        command: Frame = {"requestId": f"line-{next(self.names)}"}
        if isinstance(data, dict):
            data = {MEMBERS.get(name, name): value for name, value in data.items() if name != "chat_type"}
            if "senderId" in data:
                data["senderId"] = number(data["senderId"])
            if kind == "typing":
                kind = "typing_start" if data.pop("is_typing", True) else "typing_stop"
            if kind == "send_message":
                self.sent[command["requestId"]] = data
        command["type"] = COMMANDS.get(kind, kind) if isinstance(kind, str) else kind
        return [{**command, "data": data} if "data" in frame else command]

    def hear(self, event: Frame) -> Iterable[Frame]:
        sent = self.sent.pop(event.get("requestId", ""), {})
        for kind, data in self.shown(event["type"], event["data"], sent):
            if kind != "pong" and "sessionId" in event["data"]:
                data = {"chat_type": "private", "chat_id": event["data"]["sessionId"], **data}
            name = f"{event['messageId']}-{kind}"
            yield {"type": kind, "data": data, "timestamp": event["timestamp"], "event_id": name}

    def shown(self, kind: str, data: Frame, sent: Frame) -> Iterable[tuple[str, Frame]]:
        match kind:
            case "connection_established":
                self.user = str(data["userId"])
                greeting = {"message": "connected", "user": {"id": self.user}, "connection_id": data["connectionId"]}
                yield "connection_established", greeting
            case "heartbeat_response":
                yield "pong", {}
            case "message_sent":
                yield "message", {
                    "id": self.chat.messages.number(data["messageId"]), "from_user_id": self.user,
                    "content": sent.get("content"), "room_id": None, "message_type": sent.get("messageType", "text"),
                    "created_at": data["createdAt"], "seq": data["seq"], "temp_message_id": data["tempMessageId"],
                    "status": data["status"], "duplicate": data["duplicate"],
                }  # fmt: skip
            case "new_message":
                yield "message", self.chat.message(data)
            case "user_typing":
                who = {"user_id": digits(data["userId"]), "from_role": SIDES[data["senderType"]]}
                yield "typing", {**who, "is_typing": data["typing"]}
            case "new_session":
                yield "conversation_updated", {"action": "created", **self.chat.conversation(data)}
            case "session_status":
                changed = {"status": STATUSES[data["status"]], "old_status": STATUSES[data["oldStatus"]]}
                yield "conversation_updated", {"action": "updated", **changed, "assignee": assignee(data["adminInfo"])}
            case "session_closed":
                yield "conversation_updated", {"action": "closed", **self.chat.conversation(data)}
            case "session_subscribed":
                state = {"status": STATUSES[data["status"]], "assignee": assignee(data["adminInfo"])}
                verb = "user_joined" if data["subscribed"] else "user_left"
                yield verb, {"user_id": self.user, "last_seq": data["lastSeq"], **state}
            case "error":
                named = {"temp_message_id": data["tempMessageId"]} if "tempMessageId" in data else {}
                yield "error", {"code": CODES.get(data["code"], 50000), "message": data["message"], **named}


if __name__ == "__main__":
    serve(lambda upstream: ChatSphere(upstream).app())
