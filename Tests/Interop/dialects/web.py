"""What all dialects do alike with HTTP and WebSockets: bodies, refusals, and the life of a socket."""

from __future__ import annotations

import json
import pathlib
import traceback
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from aiohttp import WebSocketError, WSCloseCode, WSMessage, WSMsgType, web

from connections import Connection
from core import Chat
from model import Account, Malformed, Refusal

MAX_FRAME = 512 * 1024
"""Larger than any text with every character escaped; beyond it a socket is closed with 1009."""

PAGES = pathlib.Path(__file__).parent / "pages"

PROBLEMS = {404: "not_found", 405: "method_not_allowed", 413: "bad_length"}

Value = TypeVar("Value")
Shape = Callable[[Refusal], dict[str, Any]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


# JSON


def _no_number(literal: str) -> None:
    raise ValueError(f"{literal} is no JSON")


def parse(text: str | bytes) -> Any:
    """What this JSON says. Numbers of thousands of digits and thousands of levels are not taken for JSON."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Malformed from None


def dump(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def member(data: Any, name: str, kind: type[Value]) -> Value:
    """A member that has to be there, of exactly this type (so that true is not taken for a number)."""
    value = data.get(name) if isinstance(data, dict) else None
    if type(value) is not kind:
        raise Refusal(400, "bad_request", f"{name} has to be there, as {kind.__name__}")
    return value


def optional(data: Any, name: str, kind: type[Value]) -> Value | None:
    """A member that may be absent or null."""
    absent = isinstance(data, dict) and data.get(name) is None
    return None if absent else member(data, name, kind)


# HTTP


async def body(request: web.Request) -> Any:
    return parse(await request.read())


def number(text: str | None, default: int | None = None, most: int | None = None) -> int:
    """A number of a path or a query; what is out of range is brought into it."""
    value = default
    if text is not None or value is None:
        try:
            value = int(text or "")
        except ValueError:
            raise Refusal(400, "bad_request", "a number is needed") from None
    return value if most is None else max(1, min(value, most))


def bearer(request: web.Request) -> str | None:
    """The token of `Authorization: Bearer …`."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def application(chat: Chat, shape: Shape, routes: list[web.RouteDef]) -> web.Application:
    """An application in which every refusal is JSON of the dialect's own shape."""

    @web.middleware
    async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refusal as refusal:
            if chat.defect == "error-leaks-stack" and isinstance(refusal, Malformed):
                return web.Response(status=500, text=traceback.format_exc())
            return web.json_response(shape(refusal), status=refusal.status)
        except web.HTTPClientError as error:
            code = PROBLEMS.get(error.status, "bad_request")
            return web.json_response(shape(Refusal(error.status, code, error.reason)), status=error.status)

    async def end(_: web.Application) -> None:
        chat.cut_all()

    app = web.Application(middlewares=[refusals])
    app.add_routes(routes)
    app.on_shutdown.append(end)
    return app


def client(page: str) -> list[web.RouteDef]:
    """The routes of a dialect's own client, for a browser: its page, and what all the pages share."""

    def file(name: str) -> Handler:
        async def serve(_: web.Request) -> web.StreamResponse:
            return web.FileResponse(PAGES / name)

        return serve

    shared = [web.get(f"/{name}", file(name)) for name in ("look.css", "chat.js")]
    return [web.get("/", file(page)), *shared]


# WebSockets


async def opened(request: web.Request, protocols: tuple[str, ...] = ()) -> web.WebSocketResponse:
    socket = web.WebSocketResponse(max_msg_size=MAX_FRAME, compress=False, protocols=protocols)
    await socket.prepare(request)
    return socket


def is_too_large(frame: WSMessage) -> bool:
    """Whether this stands for a frame that was not read, because it is larger than any may be."""
    return isinstance(frame.data, WebSocketError) and frame.data.code == WSCloseCode.MESSAGE_TOO_BIG


async def converse(
    chat: Chat,
    request: web.Request,
    socket: web.WebSocketResponse,
    account: Account,
    *,
    handle: Callable[[Connection, Any], Coroutine[Any, Any, None]],
    problem: Callable[[Refusal, Any], Any],
    hello: Any = None,
) -> web.WebSocketResponse:
    """Serves a socket to its end; what a frame may not do is answered with a `problem`."""
    transport = request.transport

    def cut() -> None:
        if transport is not None:
            transport.abort()

    async def send(frame: Any) -> None:
        await socket.send_str(frame if isinstance(frame, str) else dump(frame))

    async def answer(connection: Connection, data: Any) -> None:
        try:
            await handle(connection, data)
        except Refusal as refusal:
            connection.put(problem(refusal, data))

    connection = Connection(account, send, cut)
    if hello is not None and not (chat.defect == "greets-once" and chat.is_gone(account)):
        connection.put(hello)
    chat.attach(connection)
    try:
        async for frame in socket:
            if frame.type is WSMsgType.ERROR:
                if is_too_large(frame):
                    chat.oversize()
                break
            try:
                if frame.type is not WSMsgType.TEXT:
                    raise Refusal(400, "bad_request", "frames are text")
                await chat.accept(answer(connection, parse(frame.data)))
            except Malformed as refusal:
                connection.put(problem(refusal, None))
                chat.garbage()
            except Refusal as refusal:
                connection.put(problem(refusal, None))
            await connection.room()
    finally:
        chat.detach(connection)
    return socket
