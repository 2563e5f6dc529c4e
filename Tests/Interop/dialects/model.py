"""The nouns that all dialects share, and the names of the defects."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

Key = int | str

MAX_TEXT = 64 * 1024
"""The longest text, in bytes of UTF-8."""

MAX_REFERENCE = 128
"""The longest reference that a client gives to a message of its own, in characters."""

DEFECTS = {
    "leak-to-everyone": "a message is heard by every connected account",
    "open-history": "a history is read without being a member",
    "open-send": "a message is sent without being a member",
    "any-token": "an unknown token is taken for that of the newest account",
    "no-token-history": "a history is read without any token",
    "trusts-sender": "a sent message can name another account as its author",
    "loses-every-fifth": "every fifth message of a conversation is delivered, not stored",
    "not-delivered-every-fifth": "every fifth message of a conversation is stored, not delivered",
    "doubles": "every fourth message of a conversation is delivered twice",
    "reorders": "every second message of a conversation is delivered after the next one, or after 300 ms",
    "escapes-html": "& < > are stored and delivered escaped",
    "cuts-long-text": "a text is cut after 1000 characters",
    "strips-nul": "U+0000 is removed",
    "last-device-only": "only the newest connection of an account hears anything",
    "dies-on-garbage": "malformed JSON on one connection ends all of them",
    "deaf-after-reconnect": "an account that has closed a connection hears nothing on later ones",
    "resend-twice": "a message that is sent again is another message",
    "pages-shift": "pages are counted from the newest message, so that new ones shift them",
    "slow-reader-blocks": "a message waits until every reader has taken the one before",
    "flood-starves": "all messages of all connections wait in one line, 20 ms each",
    "error-leaks-stack": "a malformed body is answered with 500 and a traceback",
    "origin-ignored": "a browser may connect from any origin",
    "typing-to-everyone": "who is typing is shown to every connected account",
    "open-enter": "a conversation is subscribed to without being a member",
    "no-token-socket": "a connection without any token hears everything, and may say something everywhere",
    "no-way-back": "an account that has closed its last connection cannot connect any more",
    "greets-once": "an account that has closed its last connection is not greeted any more",
    "forgets-the-absent": "what is said while a member has no connection is not stored",
    "not-acked-every-fifth": "every fifth message of a conversation is not acknowledged",
    "dies-on-oversize": "a frame that is too large ends all connections",
    "stores-lazily": "a message is written to the store five seconds after it was acknowledged",
}


class Refusal(Exception):
    """Something a client may not do; each dialect puts it in its own words."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail


class Malformed(Refusal):
    """Something that is no JSON."""

    def __init__(self) -> None:
        super().__init__(400, "malformed", "this is no JSON")


class Echo(Enum):
    """Which of the sender's own connections hear a message, apart from its acknowledgement."""

    NONE = "none"
    OTHER_DEVICES = "all but the one that sent it"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Account:
    """Someone; the secret is kept as it is, in memory, for the life of a test."""

    id: Key
    name: str
    secret: str = ""
    role: str = ""


NOBODY = Account(0, "nobody")
"""Whose a connection without a token is, by the defect no-token-socket."""


@dataclass(frozen=True, slots=True)
class Message:
    """`id` grows over all conversations, `number` counts within one, from 1."""

    id: int
    number: int
    conversation: Key
    author: Account
    text: str
    at: float


@dataclass(slots=True)
class Conversation:
    """A room, ticket, chat or talk."""

    id: Key
    title: str
    owner: Account
    members: dict[Key, Account]
    messages: list[Message] = field(default_factory=list)
    posted: int = 0
