"""One socket of one account, and its way out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from model import Account, Key

QUEUE_LENGTH = 256
"""So many frames may wait for a reader before it is cut off."""

PATIENCE = 10.0
"""So many seconds a single frame may take to leave before its reader is cut off."""


class Connection:
    """A socket with a queue and a writer of its own, so that a slow reader delays nobody else."""

    def __init__(self, account: Account, send: Callable[[Any], Awaitable[None]], cut: Callable[[], None]) -> None:
        self.account = account
        self.deaf = False
        self.subscriptions: set[Key] = set()
        self._send = send
        self._cut = cut
        self._closed = False
        self._waiting: asyncio.Queue[Any] = asyncio.Queue(QUEUE_LENGTH)
        self._writer = asyncio.create_task(self._write())

    def put(self, frame: Any) -> None:
        """Queues a frame and returns at once; a reader whose queue is full is cut off."""
        if self._closed:
            return
        try:
            self._waiting.put_nowait(frame)
        except asyncio.QueueFull:
            self.cut()

    async def flushed(self) -> None:
        """Waits until everything that was queued has left, or the socket is gone."""
        await self._waiting.join()

    async def room(self) -> None:
        """Waits while the queue is more than half full, so that nobody is cut off for their own pace of sending."""
        if self._waiting.qsize() > QUEUE_LENGTH // 2:
            await self.flushed()

    def cut(self) -> None:
        """Ends the socket at once, without a farewell that it would have to read."""
        self.close()
        self._cut()

    def close(self) -> None:
        """Forgets what has not been sent; for a socket that has ended."""
        if self._closed:
            return
        self._closed = True
        self._writer.cancel()
        while not self._waiting.empty():
            self._waiting.get_nowait()
            self._waiting.task_done()

    async def _write(self) -> None:
        while True:
            frame = await self._waiting.get()
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._send(frame)
            except Exception:  # Whatever the reason, this socket takes no more frames.
                self.cut()
                return
            finally:
                self._waiting.task_done()
