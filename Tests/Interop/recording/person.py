"""What all clients without a browser do alike: requests, and frames of one socket."""

from __future__ import annotations

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, Self

import aiohttp

from session import Deviation, Person

PAGE = ("/", "/look.css", "/chat.js")
"""What a browser fetches before anything is said."""

WITHIN = 10
"""Seconds for everything that is waited for."""


def dump(value: Any) -> str:
    """JSON as JavaScript writes it."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class Client(ABC):
    """One person, doing request by request and frame by frame what the page of their dialect does."""

    def __init__(self, base: str, person: Person) -> None:
        self.base, self.person = base.rstrip("/"), person
        self.id: Any = None
        self.conversation: Any = None

    async def __aenter__(self) -> Self:
        # A cookie of an address without a name is kept, as in a browser.
        jar, timeout = aiohttp.CookieJar(unsafe=True), aiohttp.ClientTimeout(total=WITHIN)
        # Without a body there is no type of one, as in a browser.
        self.http = aiohttp.ClientSession(
            cookie_jar=jar, timeout=timeout, json_serialize=dump, skip_auto_headers=["Content-Type"]
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.close()

    # Requests

    async def visit(self) -> None:
        for path in PAGE:
            async with self.http.get(self.base + path) as answer:
                if answer.status != 200:
                    raise Deviation(f"GET {path}: {answer.status}")

    @property
    def credentials(self) -> dict[str, str]:
        """The headers that say who asks, once that is known."""
        return {}

    async def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        origin = {} if method == "GET" else {"Origin": self.base}
        async with self.http.request(
            method, self.base + path, json=body, params=query, headers={**origin, **self.credentials}
        ) as answer:
            text = await answer.text()
            if not answer.ok:
                raise Deviation(f"{self.person.name}: {method} {path}: {answer.status} {text}")
            return json.loads(text)

    # Frames

    async def open_socket(self, path: str, protocols: tuple[str, ...] = ()) -> None:
        headers = {"Origin": self.base}
        self.socket = await self.http.ws_connect(self.base + path, headers=headers, protocols=protocols)

    async def emit(self, frame: Any) -> None:
        await self.socket.send_str(dump(frame))

    async def frame(self) -> Any:
        return json.loads(await self.socket.receive_str())

    async def hear(self, wanted: Callable[[Any], bool]) -> Any:
        """The next frame like this. The others are passed over: nothing that is waited for comes earlier."""
        try:
            async with asyncio.timeout(WITHIN):
                while not wanted(frame := await self.frame()):
                    pass
        except (TimeoutError, TypeError, ValueError) as fault:
            raise Deviation(f"{self.person.name}: what was waited for did not come: {fault!r}") from None
        return frame

    # The session

    @abstractmethod
    async def sign_up(self) -> None:
        """Makes an account, and knows its id and its credentials."""

    @abstractmethod
    async def connect(self) -> None:
        """Opens the socket, up to the point where the server lets somebody in."""

    @abstractmethod
    async def open(self, other: Any) -> None:
        """Opens a conversation with somebody, by their id, and reads its history."""

    async def join(self) -> None:
        """Takes part in what somebody else has opened, where hearing something does not do."""

    async def typing(self) -> None:
        """Shows that something is being written, where the dialect has that."""

    @abstractmethod
    async def say(self, text: str) -> None:
        """Sends a sentence, until the server has it."""

    @abstractmethod
    async def heard(self, text: str) -> None:
        """Waits for a sentence; whoever is in no conversation enters the one that it is said in."""

    @abstractmethod
    async def history(self) -> list[str]:
        """What was said, in the order of the server's answer."""

    async def enter(self, conversation: Any) -> None:
        self.conversation = conversation
        await self.history()
