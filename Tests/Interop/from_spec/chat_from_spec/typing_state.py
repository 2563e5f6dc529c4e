"""Who is typing where, and until when."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Callable

_QUIET_SECONDS = 3.0


@dataclass
class _Typing:
    timer: asyncio.TimerHandle
    told_at: float


class TypingBook:
    """Typing that goes on, by session and account."""

    def __init__(self, ttl_ms: int, expired: Callable[[str, int], None]) -> None:
        self._ttl = ttl_ms / 1000
        self._expired = expired
        self._going: dict[tuple[str, int], _Typing] = {}

    def start(self, session_id: str, user_id: int) -> bool:
        """Begin or lengthen typing; gives whether it is to be told."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        timer = loop.call_later(self._ttl, self._expired, session_id, user_id)
        going = self._going.get((session_id, user_id))
        if going is None:
            self._going[session_id, user_id] = _Typing(timer, now)
            return True
        going.timer.cancel()
        going.timer = timer
        if now - going.told_at < _QUIET_SECONDS:
            return False
        going.told_at = now
        return True

    def stop(self, session_id: str, user_id: int) -> bool:
        """End typing; gives whether there was any."""
        going = self._going.pop((session_id, user_id), None)
        if going is not None:
            going.timer.cancel()
        return going is not None

    def in_session(self, session_id: str) -> list[int]:
        """Who types in a session."""
        return [user for session, user in self._going if session == session_id]

    def by_account(self, user_id: int) -> list[str]:
        """Where an account types."""
        return [session for session, user in self._going if user == user_id]
