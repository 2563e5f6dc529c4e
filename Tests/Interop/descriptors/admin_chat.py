"""The admin chat API, version 2, as its first servers spoke it, in front of a server of the chat protocol.

What its document shows goes over as it is. The rest is older: what an admin says and types has events of its own, an
error of the socket has a text and no code, refusals have the code -1 and a text (but for those of a token), and a login
is answered with status 200 whatever comes of it. Frames know nothing but `type` and `data`, and nothing is described.

Where the document has no route for what its tables promise (a session's admin, its end), there is one here, and what
is acknowledged tells its session and its place in it.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from aiohttp import web
from gateway import Answer, Refusal, Upstream, answered, application, bearer, body_of, bridge, now, serve

OWN_CODES = {4001, 4002, 4003, 4004, 4005, 5000}
"""Codes that this API has; every other refusal is -1."""

TEXTS = {
    1002: "验证码错误", 2001: "参数格式错误", 2002: "缺少必需参数", 2003: "消息内容不能为空", 4001: "缺少访问令牌",
    4002: "访问令牌无效或已过期", 4003: "用户不存在", 4004: "用户已被禁用", 4005: "需要管理员权限",
    4032: "会话已由其他管理员处理", 4040: "接口不存在", 4044: "会话不存在", 4050: "请求方法不支持",
    4091: "临时消息ID重复", 4092: "会话已关闭", 4093: "会话已被分配", 4094: "会话尚未关闭", 4095: "会话已评价",
    4130: "请求体过大", 4290: "操作过于频繁", 4600: "消息格式错误", 4601: "未知的消息类型", 4602: "消息数据格式错误",
    5000: "服务器内部错误",
}  # fmt: skip

ROLES = {
    "guest": "visitor", "user": "user", "merchant": "merchant", "admin": "operator", "leader": "supervisor",
    "super_admin": "admin",
}  # fmt: skip
"""Their words for roles, and those of the server behind."""

FAULTS = {
    "leak-to-stranger": "SEC-001", "deliver-twice": "MSG-003", "rest-is-silent": "MSG-015", "sender-spoof": "MSG-013",
    "shows-foreign-sessions": "DESK-013", "skip-idempotency": "MSG-008",
}  # fmt: skip
"""Faults of the server behind that show through this dialect, and what they break."""

Frame = dict[str, Any]


def words_of(role: Any) -> Any:
    """The role of the server behind; what is none stays what it is."""
    return ROLES.get(role, role) if isinstance(role, str) else role


def refused(refusal: Refusal) -> Any:
    code = refusal.code if refusal.code in OWN_CODES else -1
    return {"code": code, "msg": TEXTS.get(refusal.code, refusal.message), "data": None, "timestamp": now()}


def told(answer: Answer, **more: Any) -> web.Response:
    body = {"code": 0, "msg": "操作成功", "data": {**answer.data, **more}, "timestamp": answer.timestamp}
    return answered(body, status=answer.status)


class Desk:
    def __init__(self, upstream: Upstream) -> None:
        self.upstream = upstream
        self.frames = itertools.count(1)

    def app(self) -> web.Application:
        admin = "/admin/chat/sessions"
        routes = [
            web.post("/api/v2/auth/login", self.login), web.post("/api/v2/dev/users", self.create),
            web.put("/api/v2/dev/users/{user}", self.change), web.post("/api/v2/chat/session", self.open),
            web.get("/api/v2/chat/history", self.history), web.get("/ws", self.socket),
        ]  # fmt: skip
        for method, path in [("GET", "sessions"), ("POST", "message"), ("POST", "session/close")]:
            routes.append(web.route(method, f"/api/v2/chat/{path}", self.same))
        for prefix in ["", "/api/v2"]:
            routes += [
                web.get(f"{prefix}/admin/chat/stats/today", self.same), web.get(f"{prefix}{admin}", self.same),
                web.get(f"{prefix}{admin}/{{id}}/messages", self.same),
                web.post(f"{prefix}{admin}/{{id}}/messages", self.same),
                web.put(f"{prefix}{admin}/{{id}}/assign", self.assign),
                web.put(f"{prefix}{admin}/{{id}}/transfer", self.transfer),
                web.put(f"{prefix}{admin}/{{id}}/close", self.end),
            ]  # fmt: skip
        return application(refused, routes)

    # Calls

    async def call(self, request: web.Request, method: str, path: str, body: Any = None, **query: str) -> Answer:
        key = {name: value for name, value in request.headers.items() if name.lower() == "idempotency-key"}
        return await self.upstream.call(
            method, path, token=bearer(request), query={**query}, body=body, headers=key)

    async def same(self, request: web.Request) -> web.Response:
        """What is the same on both sides, but for the part of the path before it."""
        path = request.url.raw_path
        path = path if path.startswith("/api/v2") else f"/api/v2{path}"
        body = await request.read() if request.method == "POST" else None
        return told(await self.call(request, request.method, path, body, **dict(request.query)))

    async def login(self, request: web.Request) -> web.Response:
        """Status 200 also where nobody is let in."""
        try:
            return told(await self.call(request, "POST", "/api/v2/auth/login", await body_of(request)))
        except Refusal as refusal:
            return answered({**refused(refusal), "code": refusal.code})

    async def create(self, request: web.Request) -> web.Response:
        """An account for developers: `expiresIn` is the life of its token in seconds."""
        body = await body_of(request)
        if "expiresIn" in body:
            body["tokenTtlSeconds"] = body.pop("expiresIn")
        if "role" in body:
            body["role"] = words_of(body["role"])
        return self.account(await self.call(request, "POST", "/api/v2/testing/accounts", body))

    async def change(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        if "role" in body:
            body["role"] = words_of(body["role"])
        path = f"/api/v2/testing/accounts/{quote(request.match_info['user'], safe='')}"
        return self.account(await self.call(request, "PATCH", path, body))

    @staticmethod
    def account(answer: Answer) -> web.Response:
        role = next(theirs for theirs, ours in ROLES.items() if ours == answer.data["role"])
        return told(answer, role=role)

    async def open(self, request: web.Request) -> web.Response:
        answer = await self.call(request, "POST", "/api/v2/chat/session", await request.read())
        return told(answer, estimatedWaitTime=2 * (answer.data["queuePosition"] or 0))

    async def history(self, request: web.Request) -> web.Response:
        names = {"beforeMessageId": "before", "afterMessageId": "after"}
        query = {names.get(name, name): value for name, value in request.query.items()}
        return told(await self.call(request, "GET", "/api/v2/chat/history", **query))

    async def assign(self, request: web.Request) -> web.Response:
        """Takes a session that waits."""
        return told(await self.call(request, "POST", self.session(request, "accept")))

    async def end(self, request: web.Request) -> web.Response:
        return told(await self.call(request, "POST", self.session(request, "close")))

    async def transfer(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        if "targetAdminId" in body:
            body = {"adminId": body["targetAdminId"]}
        return told(await self.call(request, "POST", self.session(request, "transfer"), body))

    @staticmethod
    def session(request: web.Request, verb: str) -> str:
        return f"/api/v2/admin/chat/sessions/{quote(request.match_info['id'], safe='')}/{verb}"

    # The socket

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        try:
            upstream = await self.upstream.socket(request.query.get("token"))
        except Refusal:
            client = web.WebSocketResponse()
            await client.prepare(request)
            await client.close(code=1008)
            return client
        return await bridge(request, upstream, hear=self.hear, say=self.say, problem=self.problem)

    def frame(self, kind: str, data: Frame, timestamp: str) -> Frame:
        name = f"msg_{time.time_ns() // 1_000_000}_{next(self.frames)}"
        return {"type": kind, "data": data, "timestamp": timestamp, "messageId": name}

    def problem(self, refusal: Refusal) -> Frame:
        return self.frame("error", {"message": TEXTS.get(refusal.code, refusal.message)}, now())

    @staticmethod
    async def say(frame: Any) -> Iterable[Any]:
        """Commands have a type and data, and nothing else counts."""
        if isinstance(frame, dict):
            frame = {name: frame[name] for name in ["type", "data"] if name in frame}
        return [frame]

    def hear(self, event: Frame) -> Iterable[Frame]:
        kind, data = event["type"], dict(event["data"])
        match kind:
            case "connection_established":
                del data["resumed"]
            case "error":
                data = {**data, "message": TEXTS.get(data.pop("code"), data["message"])}
            case "new_message" if data["senderType"] == "admin":
                kind, data["adminId"] = "admin_message", data.pop("senderId")
                del data["senderType"]
            case "user_typing" if data["senderType"] == "admin":
                kind, data["adminId"] = "admin_typing", data.pop("userId")
                del data["senderType"]
        yield self.frame(kind, data, event["timestamp"])


if __name__ == "__main__":
    serve(lambda upstream: Desk(upstream).app())
