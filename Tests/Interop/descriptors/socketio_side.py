"""A Socket.IO server whose connections are sockets of the server behind: what comes on one goes out on the other.

python-socketio answers and emits in its own time; here everything that a client gets goes through one queue, in the
order in which the server behind has said it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import socketio
from aiohttp import ClientWebSocketResponse, WSMsgType, web
from engineio.async_drivers.aiohttp import WebSocket
from gateway import MAX_FRAME, ClientSocket, Refusal, close, dump, event, parse
from socketio.packet import ACK, CONNECT, EVENT


@dataclass
class Link:
    """One client, and its socket at the server behind."""

    behind: ClientWebSocketResponse
    token: str
    greeting: dict[str, Any]
    """What the client is told with its CONNECT, besides the `sid`."""
    asked: dict[str, int | None] = field(default_factory=dict)
    """The requests under way, and the acknowledgements that they wait for."""


Enter = Callable[[dict[str, Any]], Awaitable[Link]]
Say = Callable[[Link, list[Any], int | None], Awaitable[None]]
Hear = Callable[[Link, dict[str, Any]], tuple[int | None, list[Any]] | None]


class Transport(WebSocket):  # type: ignore[misc]
    """A WebSocket that hands on what is no packet: pings, and binary messages."""

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        request = environ["aiohttp.request"]
        self._sock = request["socket"] = ClientSocket(autoping=False, compress=False, max_msg_size=MAX_FRAME)
        await self._sock.prepare(request)
        await self.handler(self)
        return self._sock

    async def wait(self) -> str:
        while True:
            message = await self._sock.receive()
            behind = self._sock.get("behind")
            match message.type:
                case WSMsgType.PING:
                    await self._sock.pong(message.data)
                case WSMsgType.BINARY if behind is not None:
                    await behind.send_bytes(message.data)
                case WSMsgType.TEXT | WSMsgType.PONG:
                    pass
                case _:
                    raise OSError
            if behind is not None and not behind.closed:
                await behind.ping()
            if message.type is WSMsgType.TEXT:
                return str(message.data)


class Server(socketio.AsyncServer):  # type: ignore[misc]
    """The clients' side.

    - `enter` opens the socket behind for the `auth` of a CONNECT, or the query where there is none; a Refusal ends the
      transport with 1008.
    - `say` is told a client's link, the arguments of its event, and the number of the acknowledgement it asks for.
    - `prolong` is called when the token of a link is about to end.
    - `hear` makes of an event of the server behind what its client gets: (acknowledgement or None, arguments).
    """

    def __init__(self, enter: Enter, say: Say, hear: Hear, prolong: Callable[[Link], Awaitable[None]]) -> None:
        json = SimpleNamespace(loads=lambda text, **_: parse(text), dumps=lambda value, **_: dump(value))
        super().__init__(async_mode="aiohttp", async_handlers=False, cors_allowed_origins="*", json=json)
        self.eio._async = {**self.eio._async, "websocket": Transport}
        self.enter, self.say, self.hear, self.prolong = enter, say, hear, prolong
        self.links: dict[str, Link] = {}
        self.pumps: dict[str, asyncio.Task[None]] = {}
        self.on("disconnect", self._gone)

    def attach_to(self, app: web.Application) -> None:
        """Serves at /socket.io/, and refuses what asks for a WebSocket there and is no handshake."""

        @web.middleware
        async def handshakes(request: web.Request, handler: Any) -> web.StreamResponse:
            wanted = request.path.startswith("/socket.io") and request.query.get("transport") == "websocket"
            asked = (request.headers.get("Upgrade", ""), request.headers.get("Connection", ""))
            if wanted and not ("websocket" in asked[0].lower() and "upgrade" in asked[1].lower()):
                raise Refusal(400, 2001, "no handshake")
            return await handler(request)  # type: ignore[no-any-return]

        app.middlewares.append(handshakes)
        self.attach(app)

    def _socket(self, eio_sid: str) -> web.WebSocketResponse | None:
        request = self.environ.get(eio_sid, {}).get("aiohttp.request")
        return None if request is None else request.get("socket")

    async def end(self, eio_sid: str, code: int | None) -> None:
        """Ends a transport with a close code; one that is no WebSocket just ends."""
        if (socket := self._socket(eio_sid)) is not None:
            await close(socket, code)
        else:
            await self.eio.disconnect(eio_sid)

    async def _handle_connect(self, eio_sid: str, namespace: str | None, data: Any) -> None:
        if namespace not in (None, "/"):
            await super()._handle_connect(eio_sid, namespace, data)
            return
        try:
            request = self.environ[eio_sid]["aiohttp.request"]
            link = await self.enter(data if isinstance(data, dict) else dict(request.query))
        except Refusal as refusal:
            await self.end(eio_sid, 1013 if refusal.status == 503 else 1008)
            return
        sid = await self.manager.pre_connect(eio_sid, "/")
        if sid is None:
            await link.behind.close()
            return
        self.links[sid] = link
        if (socket := self._socket(eio_sid)) is not None:
            socket["behind"] = link.behind
        packet = self.packet_class(CONNECT, {"sid": sid, **link.greeting}, namespace="/")
        await self._send_packet(eio_sid, packet)
        await self.manager.connect(sid, "/")
        self.pumps[sid] = asyncio.create_task(self._pump(eio_sid, link))

    async def _pump(self, eio_sid: str, link: Link) -> None:
        async for message in link.behind:
            told = event(message) or {"type": ""}
            if told["type"] == "token_expiring":
                await self.prolong(link)
            heard = self.hear(link, told)
            if heard is not None:
                number, arguments = heard
                kind = EVENT if number is None else ACK
                await self._send_packet(eio_sid, self.packet_class(kind, arguments, namespace="/", id=number))
        if eio_sid in self.eio.sockets:
            await self.eio.sockets[eio_sid].queue.join()
        await self.end(eio_sid, link.behind.close_code)

    async def _handle_event_internal(
        self, server: Any, sid: str, eio_sid: str, data: list[Any], namespace: str, id: int | None
    ) -> None:
        if link := self.links.get(sid):
            with contextlib.suppress(ConnectionError):
                await self.say(link, data, id)

    async def _gone(self, sid: str, *_: Any) -> None:
        link, pump = self.links.pop(sid, None), self.pumps.pop(sid, None)
        if pump is not None and pump is not asyncio.current_task():
            pump.cancel()
        if link is not None:
            await link.behind.close()
