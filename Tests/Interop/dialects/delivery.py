"""Who hears a message, and in which turn messages are handled."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from connections import Connection
from model import NOBODY, Account, Conversation, Echo, Key, Message

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message on its way out: who sent it, whatever the message says, and over which connection."""

    conversation: Conversation
    message: Message
    sender: Account
    origin: Connection | None


class Delivery:
    """All connections, and the only place that hands messages to them."""

    def __init__(
        self, defect: str | None, render: Callable[[Message], Any], echo: Echo, *, by_subscription: bool
    ) -> None:
        self.defect = defect
        self._render = render
        self._echo = echo
        self._by_subscription = by_subscription
        self._connections: list[Connection] = []
        self._departed: set[Key] = set()
        self._held: dict[Key, Parcel] = {}
        self._line = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    # Connections come and go

    def attach(self, connection: Connection) -> None:
        """From now on this connection hears what its account may hear."""
        connection.deaf = self.defect == "deaf-after-reconnect" and connection.account.id in self._departed
        self._connections.append(connection)

    def detach(self, connection: Connection) -> None:
        """The socket of this connection has ended."""
        connection.close()
        if connection in self._connections:
            self._connections.remove(connection)
            self._departed.add(connection.account.id)

    def is_gone(self, account: Account) -> bool:
        """Whether this account has had connections, and has none any more."""
        return account.id in self._departed and not self._is_present(account.id)

    def _is_present(self, account_id: Key) -> bool:
        return any(connection.account.id == account_id for connection in self._connections)

    def cut_all(self) -> None:
        for connection in list(self._connections):
            connection.cut()

    def garbage(self) -> None:
        """Called for each frame that is no JSON."""
        if self.defect == "dies-on-garbage":
            self.cut_all()

    def oversize(self) -> None:
        """Called for each frame, and each body of a long poll, that is too large."""
        if self.defect == "dies-on-oversize":
            self.cut_all()

    # One turn after the other

    async def accept(self, work: Coroutine[Any, Any, None]) -> None:
        """Handles a frame. When this returns, the next one of the same connection is read."""
        if self.defect == "flood-starves":
            task = asyncio.create_task(self.in_turn(work))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            await work
        await asyncio.sleep(0)  # The other connections are served in between.

    async def in_turn(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Handles a frame, or a request that sends a message."""
        if self.defect != "flood-starves":
            return await work
        async with self._line:
            await asyncio.sleep(0.02)
            return await work

    # Messages and passing events

    async def deliver(self, parcel: Parcel) -> None:
        """Queues a message for everybody who hears it. Without a defect this does not wait for anything."""
        number = parcel.message.number
        match self.defect:
            case "not-delivered-every-fifth" if number % 5 == 0:
                return
            case "doubles" if number % 4 == 0:
                self._hand_out(parcel)
            case "reorders" if number % 2 == 0:
                self._held[parcel.conversation.id] = parcel
                asyncio.get_running_loop().call_later(0.3, self._release, parcel)
                return
            case "slow-reader-blocks":
                async with self._line:
                    for connection in self._hand_out(parcel):
                        await connection.flushed()
                return
        self._hand_out(parcel)
        if held := self._held.get(parcel.conversation.id):
            self._release(held)

    def tell(self, members: dict[Key, Account], frame: Any, *, but: Account) -> None:
        """Something passing, for the connections of all members but one."""
        for connection in self._hearing():
            if connection.account.id in members and connection.account.id != but.id:
                connection.put(frame)

    def _release(self, parcel: Parcel) -> None:
        if self._held.get(parcel.conversation.id) is parcel:
            del self._held[parcel.conversation.id]
            self._hand_out(parcel)

    def _hand_out(self, parcel: Parcel) -> list[Connection]:
        frame = self._render(parcel.message)
        audience = [connection for connection in self._hearing() if self._hears(connection, parcel)]
        for connection in audience:
            connection.put(frame)
        return audience

    def _hears(self, connection: Connection, parcel: Parcel) -> bool:
        account = connection.account
        if account.id == parcel.sender.id:
            is_other_device = self._echo is Echo.OTHER_DEVICES and connection is not parcel.origin
            return self._echo is Echo.ALL or is_other_device
        if account is NOBODY or self.defect == "leak-to-everyone":
            return True
        if self._by_subscription:
            return parcel.conversation.id in connection.subscriptions
        return account.id in parcel.conversation.members

    def _hearing(self) -> list[Connection]:
        if self.defect == "last-device-only":
            return list({connection.account.id: connection for connection in self._connections}.values())
        return [connection for connection in self._connections if not connection.deaf]
