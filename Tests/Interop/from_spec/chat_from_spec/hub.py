"""Who is connected, and sending events to them."""

from __future__ import annotations

import itertools
from typing import Any, Iterable

from . import frames
from .connection import Connection
from .wire import dump_json, now_ms, stamp


class Hub:
    """All open connections."""

    def __init__(self) -> None:
        self._by_user: dict[int, dict[Connection, None]] = {}
        self._followers: dict[str, dict[Connection, None]] = {}
        self._numbers = itertools.count(1)
        self._epoch = f"{now_ms():x}"

    def add(self, connection: Connection) -> None:
        """A connection was opened."""
        self._by_user.setdefault(connection.user_id, {})[connection] = None

    def remove(self, connection: Connection) -> None:
        """A connection has ended."""
        own = self._by_user.get(connection.user_id)
        if own is not None:
            own.pop(connection, None)
            if not own:
                del self._by_user[connection.user_id]
        for session_id in list(connection.followed):
            self.unfollow(connection, session_id)

    def everyone(self) -> list[Connection]:
        """All connections."""
        return [connection for own in self._by_user.values() for connection in own]

    def of(self, user_id: int) -> list[Connection]:
        """The connections of an account."""
        return list(self._by_user.get(user_id, ()))

    def operator(self, user_id: int) -> list[Connection]:
        """The connections of an account, as long as it is an operator."""
        return [connection for connection in self.of(user_id) if connection.is_operator]

    def online(self, user_id: int) -> bool:
        """Whether an account has a connection open."""
        return user_id in self._by_user

    def pool(self) -> list[Connection]:
        """The connections of all operators."""
        return [connection for connection in self.everyone() if connection.is_operator]

    # Subscriptions

    def follow(self, connection: Connection, session_id: str) -> None:
        """A connection subscribes to a session."""
        connection.followed.add(session_id)
        self._followers.setdefault(session_id, {})[connection] = None

    def unfollow(self, connection: Connection, session_id: str) -> None:
        """A subscription ends."""
        connection.followed.discard(session_id)
        followers = self._followers.get(session_id, {})
        followers.pop(connection, None)
        if not followers:
            self._followers.pop(session_id, None)

    def followers(self, session_id: str) -> list[Connection]:
        """The connections of operators that subscribed to a session."""
        return [c for c in self._followers.get(session_id, ()) if c.is_operator]

    def set_operator(self, user_id: int, is_operator: bool) -> None:
        """The role of an account has changed; subscriptions end with the operator's role."""
        for connection in self.of(user_id):
            connection.is_operator = is_operator
            if not is_operator:
                for session_id in list(connection.followed):
                    self.unfollow(connection, session_id)

    # Sending

    def frame(self, event: str, data: dict[str, Any], request_id: str | None = None) -> bytes:
        """One event as a frame with an identifier of its own."""
        members: dict[str, Any] = {"type": event}
        if request_id is not None:
            members["requestId"] = request_id
        members["data"] = data
        members["timestamp"] = stamp(now_ms())
        members["messageId"] = f"f_{self._epoch}_{next(self._numbers)}"
        return frames.encode(frames.TEXT, dump_json(members).encode("utf-8"))

    def tell(
        self,
        to: Iterable[Connection],
        event: str,
        data: dict[str, Any],
        *,
        but: Connection | None = None,
    ) -> None:
        """Send an event once to each of these connections, one of them left out."""
        targets = dict.fromkeys(to)
        targets.pop(but, None)  # type: ignore[call-overload]
        if targets:
            frame = self.frame(event, data)
            for connection in targets:
                connection.send(frame)

    def answer(
        self, connection: Connection, event: str, data: dict[str, Any], request_id: str | None
    ) -> None:
        """Answer a command on the connection that sent it."""
        connection.send(self.frame(event, data, request_id))
