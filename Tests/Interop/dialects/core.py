"""What all dialects share: accounts, conversations, messages and histories, in memory."""

from __future__ import annotations

import hmac
import html
import itertools
import secrets
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Any

from connections import Connection
from delivery import Delivery, Parcel
from model import MAX_REFERENCE, MAX_TEXT, Account, Conversation, Echo, Key, Message, Refusal

CLAIMS = frozenset({"sender", "senderId", "sender_id", "author", "authorId", "from", "user", "userId", "user_id", "by"})
"""Members of a sent message that the defect trusts-sender takes for its author."""


def octets(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class Chat(Delivery):
    """The whole server but for its wire. Nothing waits between checking, storing and queueing a message."""

    def __init__(
        self,
        defect: str | None,
        *,
        account_ids: Callable[[], Key],
        conversation_ids: Callable[[], Key],
        render: Callable[[Message], Any],
        echo: Echo,
    ) -> None:
        super().__init__(defect, render, echo)
        self.accounts: dict[Key, Account] = {}
        self.conversations: dict[Key, Conversation] = {}
        self._account_ids, self._conversation_ids = account_ids, conversation_ids
        self._message_ids = itertools.count(1001)
        self._logins: dict[str, Account] = {}
        self._tokens: dict[str, Account] = {}
        self._sent: dict[tuple[Key, Key, str], Message] = {}
        self._lengths: dict[tuple[Key, Key], int] = {}

    # Accounts

    def sign_up(self, name: str, *, login: str | None = None, secret: str = "", role: str = "") -> Account:
        """Creates an account; a login that exists already is refused."""
        if not 0 < len(name) <= 100 or login == "":
            raise Refusal(400, "bad_request", "a name has 1 to 100 characters")
        if login in self._logins:
            raise Refusal(409, "taken", "this login exists already")
        account = Account(self._account_ids(), name, secret, role)
        self.accounts[account.id] = account
        if login is not None:
            self._logins[login] = account
        return account

    def log_in(self, login: str, secret: str) -> Account:
        account = self._logins.get(login)
        if account is None or not hmac.compare_digest(octets(account.secret), octets(secret)):
            raise Refusal(401, "unauthorized", "unknown login or wrong password")
        return account

    def enter(self, login: str, secret: str) -> Account:
        """Logs in; whoever is unknown is signed up under this name."""
        if login in self._logins:
            return self.log_in(login, secret)
        return self.sign_up(login, login=login, secret=secret)

    def token(self, account: Account) -> str:
        """A new token; earlier ones stay valid. It begins so that it is known wherever it turns up."""
        token = f"canary-{secrets.token_urlsafe(24)}"
        self._tokens[token] = account
        return token

    def account(self, token: str | None) -> Account:
        """Who holds this token."""
        account = self._tokens.get(token or "")
        if account is None and token and self.accounts and self.defect == "any-token":
            account = next(reversed(self.accounts.values()))
        if account is None:
            raise Refusal(401, "unauthorized", "a valid token is needed")
        return account

    def known(self, account_id: Any) -> Account:
        """An account by its id."""
        account = self.accounts.get(account_id) if type(account_id) in (int, str) else None
        if account is None:
            raise Refusal(404, "unknown_account", "there is no such account")
        return account

    # Conversations

    def open(self, owner: Account, title: str = "", others: Iterable[Any] = ()) -> Conversation:
        """A new conversation between its owner and other accounts, given by their ids."""
        members = {account.id: account for account in [owner, *map(self.known, others)]}
        conversation = Conversation(self._conversation_ids(), title, owner, members)
        self.conversations[conversation.id] = conversation
        return conversation

    def conversation(self, account: Account | None, conversation_id: Any) -> Conversation:
        """A conversation of this account. A foreign one is as unknown as one that does not exist."""
        conversation = self.conversations.get(conversation_id) if type(conversation_id) in (int, str) else None
        if conversation is None or (account is not None and account.id not in conversation.members):
            raise Refusal(404, "not_found", "there is no such conversation")
        return conversation

    # Messages

    async def post(
        self,
        author: Account,
        conversation_id: Any,
        text: str,
        *,
        reference: str | None = None,
        sent: Any = None,
        origin: Connection | None = None,
    ) -> tuple[Message, bool]:
        """Stores a message, then delivers it. False when it was there already under this reference."""
        conversation = self.conversation(None if self.defect == "open-send" else author, conversation_id)
        text = self._kept(text)
        if reference is not None and not 0 < len(reference) <= MAX_REFERENCE:
            raise Refusal(400, "bad_request", f"a client's reference has 1 to {MAX_REFERENCE} characters")
        earlier = None if reference is None else self._sent.get((author.id, conversation.id, reference))
        if earlier is not None and self.defect != "resend-twice":
            return earlier, False
        conversation.posted += 1
        shown = self._claimed(sent, author) if self.defect == "trusts-sender" else author
        message = Message(next(self._message_ids), conversation.posted, conversation.id, shown, text, time.time())
        if not (self.defect == "loses-every-fifth" and message.number % 5 == 0):
            conversation.messages.append(message)
        if reference is not None:
            self._sent[author.id, conversation.id, reference] = message
        await self.deliver(Parcel(conversation, message, author, origin))
        return message, True

    def _kept(self, text: str) -> str:
        length = len(octets(text))
        if not 0 < length <= MAX_TEXT:
            raise Refusal(413 if length else 400, "bad_length", f"a text has 1 to {MAX_TEXT} bytes")
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise Refusal(400, "bad_request", "half of a surrogate pair is no character")
        match self.defect:
            case "escapes-html":
                return html.escape(text, quote=False)
            case "cuts-long-text":
                return text[:1000]
            case "strips-nul":
                return text.replace("\0", "")
        return text

    def _claimed(self, sent: Any, author: Account) -> Account:
        """The account that a sent message names as its author, anywhere in it."""
        parts = [sent]
        while parts:
            part = parts.pop()
            if isinstance(part, list):
                parts.extend(part)
            elif isinstance(part, dict):
                parts.extend(part.values())
                for claim in [part[name] for name in sorted(CLAIMS & part.keys())]:
                    names = [claim.get("id"), claim.get("name")] if isinstance(claim, dict) else [claim]
                    for account in self.accounts.values():
                        if any(name in (account.id, str(account.id), account.name) for name in names):
                            return account
        return author

    # Histories

    def reader(self, token: str | None) -> Account | None:
        """Who asks for a history; nobody in particular may read all of them."""
        return None if token is None and self.defect == "no-token-history" else self.account(token)

    def older(
        self, reader: Account | None, conversation_id: Any, before: int | None, limit: int
    ) -> tuple[list[Message], bool]:
        """A page of what came before a message, newest first, and whether there is more."""
        messages, shift = self._history(reader, conversation_id, first=before is None)
        end = len(messages) if before is None else bisect_left(messages, before, key=lambda message: message.id) + shift
        start = max(0, end - limit)
        return messages[start:end][::-1], start > 0

    def newer(
        self, reader: Account | None, conversation_id: Any, after: int | None, limit: int
    ) -> tuple[list[Message], bool]:
        """A page of what came after a message, oldest first, and whether there is more."""
        messages, shift = self._history(reader, conversation_id, first=after is None)
        start = 0 if after is None else bisect_right(messages, after, key=lambda message: message.id) + shift
        return messages[start : start + limit], start + limit < len(messages)

    def numbered(self, reader: Account | None, conversation_id: Any, page: int, size: int) -> tuple[list[Message], int]:
        """A page by its number from 1, oldest first, and how many there are."""
        messages, shift = self._history(reader, conversation_id, first=page == 1)
        start = (page - 1) * size + shift
        return messages[start : start + size], max(1, -(-len(messages) // size))

    def everything(self, reader: Account | None, conversation_id: Any) -> list[Message]:
        return self._history(reader, conversation_id, first=True)[0]

    def _history(self, reader: Account | None, conversation_id: Any, *, first: bool) -> tuple[list[Message], int]:
        """The messages, and by how many places pages have slid since this reader's last page."""
        messages = self.conversation(None if self.defect == "open-history" else reader, conversation_id).messages
        key = (reader.id if reader else "", conversation_id)
        earlier = self._lengths.get(key, len(messages))
        self._lengths[key] = len(messages)
        return messages, len(messages) - earlier if self.defect == "pages-shift" and not first else 0
