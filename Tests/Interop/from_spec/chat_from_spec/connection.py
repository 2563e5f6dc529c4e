"""One open WebSocket: its frames in and out, its order, its life and its end."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from typing import Callable

from . import frames
from .config import BACKLOG_BYTES, MAX_MESSAGE_BYTES, Timings
from .frames import FrameReader, Received
from .wire import new_id

log = logging.getLogger("chat_from_spec")

_SLICE_SECONDS = 0.01
_QUEUE_HIGH, _QUEUE_LOW = 256, 64
_CLOSING_SECONDS = 2.0
_END = Received("end")


class Connection:
    """A connection of an account.

    aiohttp feeds it as the payload parser of an upgraded request. Messages are queued and carried
    out in slices, so that one client's flood does not hold up the others.
    """

    def __init__(
        self,
        transport: asyncio.Transport,
        user_id: int,
        is_operator: bool,
        timings: Timings,
        on_text: Callable[[Connection, bytes], None],
        on_gone: Callable[[Connection], None],
    ) -> None:
        self.id = new_id("c")
        self.user_id = user_id
        self.is_operator = is_operator
        self.followed: set[str] = set()
        self.open = True
        self._transport = transport
        self._on_text = on_text
        self._on_gone = on_gone
        self._loop = asyncio.get_running_loop()
        self._reader = FrameReader(MAX_MESSAGE_BYTES)
        self._queue: deque[Received] = deque()
        self._scheduled = False
        self._paused = False
        self._registered = True
        self.finished: asyncio.Future[None] = self._loop.create_future()
        self._patience = (timings.heartbeat_ms + timings.grace_ms) / 1000
        self._alive_at = self._loop.time()
        self._watch = self._loop.call_later(self._patience, self._check_life)

    # What comes in

    def feed_data(self, data: bytes) -> tuple[bool, bytes]:
        """Bytes from the client (the interface of aiohttp's payload parsers)."""
        for item in self._reader.feed(data):
            self._take(item)
        if self.open and len(self._queue) > _QUEUE_HIGH:
            # Each time anew: aiohttp resumes the transport once by itself after the handshake.
            self._paused = True
            self._transport.pause_reading()
        return False, b""

    def feed_eof(self) -> None:
        """The TCP connection is gone; what came before its end is still carried out."""
        self._queue.append(_END)
        self._schedule()

    def _take(self, item: Received) -> None:
        if not self.open:
            if item.kind == "close":
                self._transport.close()
            return
        if item.kind in ("text", "ping"):
            self._alive_at = self._loop.time()
        if item.kind == "ping":
            self._write(frames.encode(frames.PONG, item.payload))
        elif item.kind != "pong":
            self._queue.append(item)
            self._schedule()

    def _schedule(self) -> None:
        if not self._scheduled:
            self._scheduled = True
            self._loop.call_soon(self._drain)

    def _drain(self) -> None:
        self._scheduled = False
        until = self._loop.time() + _SLICE_SECONDS
        while self._queue:
            self._carry_out(self._queue.popleft())
            if self._loop.time() > until:
                break
        if self._queue:
            self._schedule()
        if self._paused and len(self._queue) < _QUEUE_LOW and not self._transport.is_closing():
            self._paused = False
            self._transport.resume_reading()

    def _carry_out(self, item: Received) -> None:
        if item is _END:
            self._end()
        elif not self.open:
            return
        elif item.kind == "text":
            self._on_text(self, item.payload)
        elif item.kind == "violation":
            self.close(item.code)
        else:
            code = item.code if item.code != 1005 else 1000
            self.close(code if code < 1004 or code >= 3000 else 1000)
            self._transport.close()

    # What goes out

    def send(self, frame: bytes) -> None:
        """Send one encoded frame, if the connection is open."""
        if self.open:
            self._write(frame)

    def _write(self, frame: bytes) -> None:
        if self._transport.is_closing():
            return
        self._transport.write(frame)
        if self._transport.get_write_buffer_size() > BACKLOG_BYTES:
            self.open = False
            self._loop.call_soon(self._transport.abort)

    # Its end

    def close(self, code: int, reason: str = "") -> None:
        """Close with a code, and give the client a moment to answer."""
        if not self.open:
            return
        self._write(frames.encode_close(code, reason))
        self.open = False
        self._queue = deque([_END] if _END in self._queue else ())
        self._loop.call_later(_CLOSING_SECONDS, self._transport.abort)
        self._unregister()

    def _end(self) -> None:
        self.open = False
        self._queue.clear()
        self._unregister()
        if not self.finished.done():
            self.finished.set_result(None)

    def _unregister(self) -> None:
        self._watch.cancel()
        if self._registered:
            self._registered = False
            try:
                self._on_gone(self)
            except Exception as error:  # The end of one connection must not end others.
                log.error("cleaning up a connection failed: %s", type(error).__name__)

    def _check_life(self) -> None:
        left = self._alive_at + self._patience - self._loop.time()
        if left > 0:
            self._watch = self._loop.call_later(left, self._check_life)
        else:
            self.close(4408, "no sign of life")
