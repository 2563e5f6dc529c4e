"""What the gateways share: each speaks a dialect to its clients, and the chat protocol to a server behind it.

A gateway keeps next to nothing: every call of a client becomes a call of the server, every socket a socket. So what is
right or wrong about the server behind shows in the dialect, and a server with a fault makes a dialect with that fault.

    class Desk: …                                   # has routes; calls `upstream.call`, `upstream.socket`
    serve(lambda upstream: Desk(upstream).app())    # at the end of each program
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime
import itertools
import json
import signal
import sys
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import WSCloseCode, WSMsgType, web, web_ws
from aiohttp._websocket.reader_py import WebSocketDataQueue, WebSocketReader
from aiohttp.http_websocket import WebSocketError

MAX_FRAME = 32 * 1024 - 1
"""The longest frame or body: what has twice the bytes that the protocol asks servers to read is too long everywhere."""


# JSON and times


class Malformed(ValueError):
    """A text that is no JSON, or JSON that cannot be said again."""


def _no_number(literal: str) -> None:
    raise Malformed(f"{literal} is no JSON")


def parse(text: str | bytes) -> Any:
    """What this JSON says; halves of surrogate pairs stay what they are."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Malformed("no JSON") from None


def dump(value: Any) -> str:
    """The JSON of a value: as short as it was, but for halves of surrogate pairs, which only escapes can say."""
    try:
        text = json.dumps(value, separators=(",", ":"), allow_nan=False, ensure_ascii=False)
        if any("\ud800" <= character <= "\udfff" for character in text):
            text = json.dumps(value, separators=(",", ":"))
    except (ValueError, RecursionError):
        raise Malformed("no JSON") from None
    return text


def snake(name: str) -> str:
    """`sessionId` as `session_id`."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def now() -> str:
    """The time as the server behind writes it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(timestamp: str) -> datetime.datetime:
    """The time that a timestamp of the server names."""
    return datetime.datetime.fromisoformat(timestamp)


def seconds(timestamp: str | None) -> int | None:
    """A timestamp as whole seconds since 1970."""
    return None if timestamp is None else int(moment(timestamp).timestamp())


def milliseconds(timestamp: str | None) -> int | None:
    """A timestamp as milliseconds since 1970."""
    return None if timestamp is None else round(moment(timestamp).timestamp() * 1000)


class Numbers:
    """Numbers for the texts by which the server names things, for dialects whose ids are numbers.

    Different kinds of things had better begin at different numbers, so that no id of one is an id of another.
    """

    def __init__(self, first: int = 1) -> None:
        self._texts: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._next = itertools.count(first)

    def number(self, text: str | None) -> int | None:
        """The number of a text; the same text has the same one for ever."""
        if text is None:
            return None
        if text not in self._numbers:
            number = next(self._next)
            self._numbers[text], self._texts[number] = number, text
        return self._numbers[text]

    def text(self, value: Any) -> Any:
        """What a number in JSON names. Digits in a text are no number here, and so no text to the server behind."""
        if isinstance(value, str) and value.isdecimal():
            return int(value[:15])
        return self._texts.get(value, f"unknown_{value}") if type(value) is int else value

    def named(self, segment: str) -> str:
        """What a number in a path or query names; what is no number goes on as it is."""
        return self._texts.get(int(segment), "unknown") if segment.isdecimal() and len(segment) < 16 else segment


# The server behind


class Refusal(Exception):
    """What the server behind does not do: its status, its code, its words."""

    def __init__(self, status: int, code: int, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.headers = status, code, message, headers or {}
        self.path = ""
        """Which path of the dialect was asked for, once `application` has seen the refusal."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server behind has done: its status, the envelope's data and timestamp."""

    status: int
    data: Any
    timestamp: str


@dataclass
class Upstream:
    """The server behind."""

    url: str
    session: aiohttp.ClientSession = field(init=False)
    sockets: aiohttp.ClientSession = field(init=False)
    """For sockets only: a handshake has to be the first request of its connection."""
    grants: dict[str, str] = field(default_factory=dict)
    """The refresh tokens that came with tokens, where `prolong` is to find them."""
    _refreshing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def call(
        self, method: str, path: str, *, token: str | None = None, query: dict[str, Any] | None = None,
        body: Any = None, headers: dict[str, str] | None = None,
    ) -> Answer:  # fmt: skip
        """One call; a refusal is raised. A query's members that are None are left out; bytes are a body as it is."""
        sent = dict(headers or {})
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        if body is not None:
            sent["Content-Type"] = "application/json"
        data = body if body is None or isinstance(body, bytes) else dump(body).encode()
        async with self.session.request(
            method, self.url + path, headers=sent, data=data,
            params={name: str(value) for name, value in (query or {}).items() if value is not None},
        ) as answer:  # fmt: skip
            told = parse(await answer.read())
            if answer.status >= 400 or told["code"] != 0:
                waits = {name: answer.headers[name] for name in ["Retry-After"] if name in answer.headers}
                raise Refusal(answer.status, told["code"], told["msg"], waits)
            return Answer(answer.status, told["data"], told["timestamp"])

    async def socket(self, token: str | None, **query: str) -> aiohttp.ClientWebSocketResponse:
        """A socket of the account of this token; a refused handshake is raised as a Refusal with code 0.

        The first message that comes is `connection_established`. Its end is in `close_code`.
        """
        params = {**query, **({} if token is None else {"token": token})}
        try:
            return await self.sockets.ws_connect(f"{self.url}/ws", params=params, max_msg_size=0, compress=0)
        except aiohttp.WSServerHandshakeError as error:
            raise Refusal(error.status, 0, "no access") from None


    async def prolong(self, token: str, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Brings a socket whose token is about to end another one, for dialects whose sockets outlive their tokens."""
        async with self._refreshing:
            body = {"refreshToken": self.grants[token]}
            fresh = (await self.call("POST", "/api/v2/auth/refresh", body=body)).data
            self.grants[token] = fresh["refreshToken"]
        await socket.send_str(dump({"type": "authenticate", "data": {"token": fresh["token"]}}))


def event(message: aiohttp.WSMessage) -> dict[str, Any] | None:
    """The event that a message of the server is, or None for what is none."""
    return parse(message.data) if message.type is WSMsgType.TEXT else None


# Sockets of clients (WebSocket)

Hear = Callable[[dict[str, Any]], Iterable[Any]]
"""What a client is told of an event of the server: any number of frames."""

Say = Callable[[Any], Awaitable[Iterable[Any]]]
"""What the server is told of a frame of a client: any number of commands. A Refusal is told to the client only."""


class MaskedReader(WebSocketReader):
    """Reads frames, and none that is not masked, which aiohttp would read."""

    def _handle_frame(self, *frame: Any) -> None:
        if not self._has_mask:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, "a frame that is not masked")
        super()._handle_frame(*frame)


web_ws.WebSocketReader, web_ws.WebSocketDataQueue = MaskedReader, WebSocketDataQueue


class ClientSocket(web.WebSocketResponse):
    """A client's socket, which it opens with a handshake of version 13 and no other."""

    async def prepare(self, request: web.BaseRequest) -> Any:
        if request.headers.get("Upgrade", "").lower() == "websocket":
            if request.headers.get("Sec-WebSocket-Version") != "13":
                raise Refusal(400, 2001, "another version", {"Sec-WebSocket-Version": "13"})
        return await super().prepare(request)


async def bridge(
    request: web.Request, upstream: aiohttp.ClientWebSocketResponse, *,
    hear: Hear, say: Say, problem: Callable[[Refusal], Any], greetings: Iterable[Any] = (),
    prolong: Callable[[], Awaitable[None]] | None = None, protocols: tuple[str, ...] = (),
) -> web.WebSocketResponse:  # fmt: skip
    """Accepts a client's socket, sends it the greetings if there are any, and carries frames both ways.

    When one side ends, the other ends with its code. `prolong` is called when the token of the socket is about to end.

    A text that is no JSON goes to the server as it is, so that its refusal comes in turn; so do pings.
    """
    client = ClientSocket(autoping=False, compress=False, max_msg_size=MAX_FRAME, protocols=protocols)
    try:
        await client.prepare(request)
    except (Refusal, web.HTTPException):
        await upstream.close()
        raise

    async def down() -> None:
        for frame in greetings:
            await client.send_str(dump(frame))
        async for message in upstream:
            told = event(message) or {}
            if prolong is not None and told.get("type") == "token_expiring":
                await prolong()
                continue
            for frame in hear(told):
                await client.send_str(dump(frame))
        await close(client, upstream.close_code)

    async def up() -> None:
        async for message in client:
            match message.type:
                case WSMsgType.TEXT:
                    try:
                        for command in await say(parse(message.data)):
                            await upstream.send_str(dump(command))
                    except Malformed:
                        await upstream.send_str(message.data)
                    except Refusal as refusal:
                        await client.send_str(dump(problem(refusal)))
                case WSMsgType.BINARY:
                    await upstream.send_bytes(message.data)
                case WSMsgType.PING:
                    await client.pong(message.data)
                    await upstream.ping()
        await close(upstream, client.close_code)

    await first_ends(up(), down())
    return client


async def close(socket: web.WebSocketResponse | aiohttp.ClientWebSocketResponse, code: int | None) -> None:
    """Ends a socket with the code that the other side has ended with, 1000 where there was none to hand on."""
    is_sayable = code is not None and (1000 <= code <= 1003 or 1007 <= code <= 1014 or 3000 <= code <= 4999)
    with contextlib.suppress(ConnectionError, RuntimeError):
        await socket.close(code=code if is_sayable and code is not None else 1000)


async def first_ends(*ways: Awaitable[None]) -> None:
    """Runs both ways of a socket until the first has ended, and ends the other."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            with contextlib.suppress(ConnectionError, RuntimeError):
                task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


# HTTP


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def bearer(request: web.Request) -> str | None:
    """The token of `Authorization: Bearer …`, if there is one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def application(
    shape: Callable[[Refusal], Any], routes: Iterable[web.RouteDef], statuses: dict[int, int] | None = None,
    unknown: Callable[[web.Request], Awaitable[None]] | None = None,
) -> web.Application:  # fmt: skip
    """An application all of whose refusals are JSON of the dialect's own shape.

    `statuses` are those of the dialect, by code; `unknown` may refuse a request that no route fits for other reasons.
    """

    @web.middleware
    async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            try:
                return await handler(request)
            except (web.HTTPNotFound, web.HTTPMethodNotAllowed):
                if unknown is not None:
                    await unknown(request)
                raise
        except Malformed:
            refusal = Refusal(400, 2001, "no JSON")
        except Refusal as refused:
            refusal = refused
        except web.HTTPClientError as error:
            refusal = Refusal(error.status, {404: 4040, 405: 4050, 413: 4130}.get(error.status, 2001), error.reason)
        refusal.path = request.path
        status = (statuses or {}).get(refusal.code, refusal.status)
        return answered(shape(refusal), status=status, headers=refusal.headers)

    app = web.Application(middlewares=[refusals], client_max_size=MAX_FRAME)
    app.add_routes(routes)
    return app


def answered(body: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON answer."""
    return web.Response(text=dump(body), status=status, headers=headers, content_type="application/json")


async def body_of(request: web.Request) -> dict[str, Any]:
    """The object in the body of a request; none at all is an empty one."""
    raw = await request.read()
    body = parse(raw) if raw else {}
    if not isinstance(body, dict):
        raise Malformed("not an object")
    return body


# Serving


def serve(make: Callable[[Upstream], web.Application]) -> None:
    """Serves until SIGTERM: reads the command line, says where it listens, and hands `make` the server behind."""
    parser = argparse.ArgumentParser(description=(sys.modules["__main__"].__doc__ or "").split("\n")[0])
    parser.add_argument("--upstream", required=True, help="the server behind, such as http://127.0.0.1:8080")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    asyncio.run(_serve(make, options.upstream.rstrip("/"), options.port))


async def _serve(make: Callable[[Upstream], web.Application], url: str, port: int) -> None:
    upstream = Upstream(url)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as upstream.session,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, force_close=True)) as upstream.sockets,
    ):
        runner = web.AppRunner(make(upstream), shutdown_timeout=1, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
        print(f"Listening on http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
        await stop.wait()
        await runner.cleanup()
