"""HTTP: envelopes, the order of refusals, bodies, origins and the WebSocket handshake."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiohttp import web

from . import frames
from .accounts import Accounts
from .commands import Commands
from .config import MAX_MESSAGE_BYTES, REQUEST_SECONDS, Settings
from .connection import Connection
from .desk import Desk
from .errors import Refusal
from .hub import Hub
from .routes import Call, Route, Routes, segments_of, starts_with
from .store import Account
from .wire import NotJson, dump_json, now_ms, parse_json, stamp

log = logging.getLogger("chat_from_spec")
_silent = logging.getLogger("chat_from_spec.aiohttp")
_silent.disabled = True  # aiohttp's own log would have request lines, and so tokens, in it.


class _Taken(web.StreamResponse):
    """Stands for an answer that was written to the transport already."""

    async def prepare(self, request: web.BaseRequest) -> None:
        """Nothing is left to send."""

    async def write_eof(self, data: bytes = b"") -> None:
        """Nothing is left to send."""


class HttpSide:
    """Answers every request of one server."""

    def __init__(
        self,
        settings: Settings,
        accounts: Accounts,
        hub: Hub,
        desk: Desk,
        commands: Commands,
        routes: Routes,
    ) -> None:
        self._settings = settings
        self._accounts = accounts
        self._hub = hub
        self._desk = desk
        self._commands = commands
        self._routes = routes

    def server(self) -> web.Server:
        """The server for aiohttp; compressed bodies are not unpacked, slow requests are ended."""
        return web.Server(
            self.answer,
            access_log=None,
            logger=_silent,
            auto_decompress=False,
            keepalive_timeout=REQUEST_SECONDS,
        )

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request."""
        headers = self._origin_headers(request)
        try:
            segments = segments_of(request.rel_url.raw_path)
            if segments == ["ws"]:
                return await self._socket(request, headers)
            if request.method == "OPTIONS":
                return web.Response(status=204, headers=headers)
            status, data = await self._rest(request, segments)
        except Refusal as refusal:
            return self._envelope(refusal.status, refusal.code, refusal.message, None, headers)
        except (ConnectionError, asyncio.CancelledError):
            raise
        except Exception as error:
            log.error("a request failed: %s", type(error).__name__)
            failed = Refusal(5000)
            return self._envelope(failed.status, failed.code, failed.message, None, headers)
        return self._envelope(status, 0, "ok", data, headers)

    def _envelope(
        self, status: int, code: int, text: str, data: Any, headers: dict[str, str]
    ) -> web.Response:
        body = dump_json({"code": code, "msg": text, "data": data, "timestamp": stamp(now_ms())})
        answer = web.Response(
            status=status,
            body=body.encode("utf-8"),
            headers={
                "Content-Type": "application/json",
                "X-Content-Type-Options": "nosniff",
                **headers,
            },
        )
        if code == 4130:
            answer.force_close()
        return answer

    def _origin_headers(self, request: web.BaseRequest) -> dict[str, str]:
        """What a page of an allowed origin needs to see the answer (WIRE-040)."""
        allowed = self._settings.allowed_origins
        if allowed is None:
            return {}
        origin = request.headers.get("Origin")
        if origin not in allowed:
            return {"Vary": "Origin"}
        headers = {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}
        if request.method == "OPTIONS":
            headers["Access-Control-Allow-Methods"] = "GET, POST, PATCH"
            headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type, Idempotency-Key"
        return headers

    # REST

    async def _rest(
        self, request: web.BaseRequest, segments: list[str]
    ) -> tuple[int, dict[str, Any]]:
        """Judge a request in the order of WIRE-023 and carry it out."""
        account: Account | None = None
        for_operators = starts_with(segments, "api", "v2", "admin")
        if for_operators:
            account = self._authenticate(request)
            if not account.is_operator:
                raise Refusal(4005)
        route, params = self._find(request, segments)
        if route.needs_token and account is None:
            account = self._authenticate(request)
        raw = await self._read_body(request)
        if account is not None:
            # Reading takes time; the account counts as it is now (ACCT-009, ACCT-010).
            account = self._authenticate(request)
            if for_operators and not account.is_operator:
                raise Refusal(4005)
        body = _object_of(raw, route.body)
        return route.run(Call(params, request.query, request.headers, body, account))

    def _find(self, request: web.BaseRequest, segments: list[str]) -> tuple[Route, list[str]]:
        found = self._routes.find(segments)
        if found is None:
            raise Refusal(4040)
        methods, params = found
        method = "GET" if request.method == "HEAD" and "GET" in methods else request.method
        if method not in methods:
            raise Refusal(4050)
        return methods[method], params

    def _authenticate(self, request: web.BaseRequest) -> Account:
        return self._accounts.bearer(request.headers.get("Authorization"))

    async def _read_body(self, request: web.BaseRequest) -> bytes:
        """The body, not more than the limit of it is ever held."""
        if not request.body_exists:
            return b""
        if (request.content_length or 0) > MAX_MESSAGE_BYTES:
            raise Refusal(4130)
        if request.headers.get("Expect", "").lower() == "100-continue":
            if request.transport is not None:
                request.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        body = bytearray()
        try:
            async with asyncio.timeout(REQUEST_SECONDS):
                async for chunk in request.content.iter_any():
                    body += chunk
                    if len(body) > MAX_MESSAGE_BYTES:
                        raise Refusal(4130)
        except Refusal:
            raise
        except Exception as error:  # The client went away, was too slow, or broke its encoding.
            if request.transport is not None:
                request.transport.close()
            raise ConnectionResetError from error
        return bytes(body)

    # The socket

    async def _socket(
        self, request: web.BaseRequest, headers: dict[str, str]
    ) -> web.StreamResponse:
        """A handshake, and then the life of its connection."""
        key = _handshake_key(request)
        if isinstance(key, dict):
            fault = Refusal(2001, "this is no WebSocket handshake")
            return self._envelope(426, fault.code, fault.message, None, {**headers, **key})
        allowed = self._settings.allowed_origins
        origin = request.headers.get("Origin")
        if allowed is not None and origin is not None and origin not in allowed:
            return self._envelope(403, 4002, "origin.denied", None, headers)
        token = request.query.get("token")
        if not token:
            raise Refusal(4001)
        account = self._accounts.holder(token)
        transport = request.transport
        if transport is None:
            raise ConnectionResetError
        transport.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + key.encode("ascii") + b"\r\n\r\n"
        )
        connection = Connection(
            transport,
            account.id,
            account.is_operator,
            self._settings.timings,
            self._commands.carry_out,
            self._desk.connection_gone,
        )
        self._hub.add(connection)
        self._hub.answer(
            connection,
            "connection_established",
            {
                "userId": account.id,
                "connectionId": connection.id,
                "serverTime": stamp(now_ms()),
                "queuedMessages": 0,
                "resumed": False,
            },
            None,
        )
        request.protocol.keep_alive(False)
        request.protocol.set_parser(connection)  # type: ignore[arg-type]
        await connection.finished
        taken = _Taken()
        taken.force_close()
        return taken


def _object_of(raw: bytes, kind: str) -> dict[str, Any]:
    """The members of a body, for a route that has one."""
    if kind == "ignored" or (kind == "optional" and not raw):
        return {}
    try:
        body = parse_json(raw)
    except NotJson:
        raise Refusal(2001) from None
    if not isinstance(body, dict):
        raise Refusal(2001)
    return body


def _handshake_key(request: web.BaseRequest) -> str | dict[str, str]:
    """The answer to a handshake's key; for what is none, a refusal or the headers of one."""
    refused = Refusal(2001, "this is no WebSocket handshake")
    if request.method != "GET":
        raise Refusal(4050)
    if "websocket" not in _tokens(request, "Upgrade") or request.version < (1, 1):
        raise refused
    if "upgrade" not in _tokens(request, "Connection"):
        raise refused
    if request.headers.get("Sec-WebSocket-Version", "").strip() != "13":
        return {"Sec-WebSocket-Version": "13"}
    keys = request.headers.getall("Sec-WebSocket-Key", [])
    accept = frames.accept_key(keys[0].strip()) if len(keys) == 1 else None
    if accept is None:
        raise refused
    return accept


def _tokens(request: web.BaseRequest, header: str) -> set[str]:
    values = ",".join(request.headers.getall(header, []))
    return {part.strip().lower() for part in values.split(",")}
