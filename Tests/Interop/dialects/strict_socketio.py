"""python-socketio, without what it passes over in silence and what it waits for without an end."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import socketio
from aiohttp import web
from engineio.async_drivers.aiohttp import WebSocket
from socketio.packet import ACK, CONNECT, DISCONNECT, EVENT, Packet

from connections import PATIENCE
from model import Malformed, Refusal
from web import MAX_FRAME, Handler, is_too_large, parse

JOIN_WITHIN = 5.0
"""Seconds from the opening of a transport to an accepted CONNECT."""

ENGINE_QUEUE = 32
"""So many packets may wait in python-engineio, whose queue has no bound, before our own has to hold the next."""


def loads(text: str | bytes, *_: Any, **__: Any) -> Any:
    """Like `parse`; the library knows ValueError only."""
    try:
        return parse(text)
    except Malformed as malformed:
        raise ValueError(malformed.detail) from None


class StrictPacket(Packet):  # type: ignore[misc]
    """A packet that becomes the event `malformed` when it is none, instead of being passed over in silence.

    Binary packets are none: this product has no use for them, and half of one would hold up all that follow.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if options.get("encoded_packet") == "":  # The library does not decode an empty one.
            self.decode("")

    def decode(self, encoded_packet: Any) -> int:
        try:
            super().decode(encoded_packet)
            if self.packet_type in (CONNECT, DISCONNECT, ACK) or self._is_event():
                return 0
        except (ValueError, TypeError, IndexError):
            pass
        self.namespace = self.id = None
        self.packet_type, self.data = EVENT, ["malformed"]
        return 0

    def _is_event(self) -> bool:
        """Whether this is an event that a client may name; the library would take the reserved ones for its own."""
        named = isinstance(self.data, list) and self.data and isinstance(self.data[0], str)
        return self.packet_type == EVENT and bool(named) and self.data[0] not in ("connect", "disconnect")


class StrictWebSocket(WebSocket):  # type: ignore[misc]
    """A WebSocket that tells of a message that is too large, instead of ending without a word."""

    async def wait(self) -> str | bytes:
        frame = await self._sock.receive()
        if is_too_large(frame):
            self.server.oversize()
        if not isinstance(frame.data, str | bytes):
            raise OSError
        return frame.data


class Server(socketio.AsyncServer):  # type: ignore[misc]
    """A Socket.IO server that does not wait for ever: for a CONNECT, or for a reader."""

    def __init__(self, *, oversize: Callable[[], None], **options: Any) -> None:
        super().__init__(
            async_mode="aiohttp",
            json=SimpleNamespace(loads=loads, dumps=json.dumps),
            max_http_buffer_size=MAX_FRAME,
            serializer=StrictPacket,
            **options,
        )
        self.upgraded: dict[str, Any] = {}
        self.eio.oversize = oversize
        self.eio._async = {**self.eio._async, "websocket": StrictWebSocket}

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        await super()._handle_eio_connect(eio_sid, environ)
        asyncio.get_running_loop().call_later(JOIN_WITHIN, self._expire, eio_sid)

    def _expire(self, eio_sid: str) -> None:
        if self.manager.sid_from_eio_sid(eio_sid, "/") is None:
            self.drop(eio_sid)

    def drop(self, eio_sid: str) -> None:
        """Ends a transport at once, whether its client reads or not."""
        transport = self.upgraded.get(eio_sid)
        request = self.environ.get(eio_sid, {}).get("aiohttp.request")
        if transport is None and request is not None and request.query.get("transport") == "websocket":
            transport = request.transport
        if engine := self.eio.sockets.get(eio_sid):
            self.start_background_task(engine.close, wait=False, abort=True)
        if transport is not None:
            transport.abort()

    async def room(self, eio_sid: str) -> None:
        """Waits while too many packets wait for this client, but not for ever."""
        engine = self.eio.sockets.get(eio_sid)
        if engine is not None and engine.queue.qsize() >= ENGINE_QUEUE:
            try:
                await asyncio.wait_for(engine.queue.join(), PATIENCE)
            except TimeoutError:
                self.drop(eio_sid)

    @web.middleware
    async def watch(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Knows the transport of each upgrade, and ends what the library leaves open after its own exceptions."""
        eio_sid = request.query.get("sid", "")
        upgrading = eio_sid in self.eio.sockets and "Upgrade" in request.headers and eio_sid not in self.upgraded
        if upgrading:
            self.upgraded[eio_sid] = request.transport
        if (request.content_length or 0) > MAX_FRAME:
            self.eio.oversize()
        try:
            return await handler(request)
        except (ValueError, OSError, RecursionError):
            for opened, environ in list(self.environ.items()):
                if opened == eio_sid or environ.get("aiohttp.request") is request:
                    self.drop(opened)
            raise Refusal(400, "bad_request", "this is no packet") from None
        finally:
            if upgrading:
                del self.upgraded[eio_sid]
