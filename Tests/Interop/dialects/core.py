"""What all dialects share: accounts, conversations, messages and histories."""

from __future__ import annotations

import asyncio
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
from model import MAX_REFERENCE, MAX_TEXT, NOBODY, Account, Conversation, Echo, Key, Message, Refusal
from store import Store

CLAIMS = frozenset({"sender", "senderId", "sender_id", "author", "authorId", "from", "user", "userId", "user_id", "by"})
"""Members of a sent message that the defect trusts-sender takes for its author."""


LATER = 5.0
"""Seconds until the defect stores-lazily writes a message."""


def octets(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class Chat(Delivery):
    """The whole server but for its wire. Nothing waits between checking, storing and queueing a message."""

    def __init__(
        self,
        defect: str | None,
        store: Store | None,
        *,
        account_ids: Callable[[], Key],
        conversation_ids: Callable[[], Key],
        render: Callable[[Message], Any],
        echo: Echo,
        by_subscription: bool = False,
    ) -> None:
        super().__init__(defect, render, echo, by_subscription=by_subscription)
        self.accounts: dict[Key, Account] = {}
        self.conversations: dict[Key, Conversation] = {}
        self._account_ids, self._conversation_ids = account_ids, conversation_ids
        self._message_ids = itertools.count(1001)
        self._logins: dict[str, Account] = {}
        self._tokens: dict[str, Account] = {}
        self._sent: dict[tuple[Key, Key, str], Message] = {}
        self._lengths: dict[tuple[Key, Key], int] = {}
        self._store = store
        self._restore()

    # What has happened

    def _happen(self, *entry: Any) -> Any:
        """Lets something happen and, where there is a store, writes it down; returns what came of it."""
        outcome = self._apply(*entry)
        if self._store is not None:
            if self.defect == "stores-lazily" and entry[0] == "message":
                asyncio.get_running_loop().call_later(LATER, self._store.append, entry)
            else:
                self._store.append(entry)
        return outcome

    def _restore(self) -> None:
        """Lets everything happen again that is in the store, so that ids are counted on from there."""
        ids = {"account": self._account_ids, "conversation": self._conversation_ids}
        ids["message"] = self._message_ids.__next__
        for entry in self._store.entries if self._store is not None else []:
            self._apply(*entry)
            if entry[0] in ids:
                ids[entry[0]]()

    def _apply(self, *entry: Any) -> Any:
        match entry:
            case "account", key, name, secret, role, login:
                account = self.accounts[key] = Account(key, name, secret, role)
                if login is not None:
                    self._logins[login] = account
                return account
            case "token", token, account_id:
                self._tokens[token] = self.accounts[account_id]
            case "conversation", key, title, owner_id, member_ids:
                members = {member_id: self.accounts[member_id] for member_id in member_ids}
                self.conversations[key] = Conversation(key, title, self.accounts[owner_id], members)
                return self.conversations[key]
            case "member", key, account_id:
                self.conversations[key].members[account_id] = self.accounts[account_id]
            case "message", message_id, key, author_id, text, at, sender_id, reference, is_kept:
                conversation, author = self.conversations[key], self.accounts.get(author_id, NOBODY)
                conversation.posted += 1
                message = Message(message_id, conversation.posted, key, author, text, at)
                if is_kept:
                    conversation.messages.append(message)
                if reference is not None:
                    self._sent[sender_id, key, reference] = message
                return message
        return None

    # Accounts

    def sign_up(self, name: str, *, login: str | None = None, secret: str = "", role: str = "") -> Account:
        """Creates an account; a login that exists already is refused."""
        if not 0 < len(name) <= 100 or login == "":
            raise Refusal(400, "bad_request", "a name has 1 to 100 characters")
        if login in self._logins:
            raise Refusal(409, "taken", "this login exists already")
        account: Account = self._happen("account", self._account_ids(), name, secret, role, login)
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
        self._happen("token", token, account.id)
        return token

    def account(self, token: str | None) -> Account:
        """Who holds this token."""
        account = self._tokens.get(token or "")
        if account is None and token and self.accounts and self.defect == "any-token":
            account = next(reversed(self.accounts.values()))
        if account is None:
            raise Refusal(401, "unauthorized", "a valid token is needed")
        return account

    def listener(self, token: str | None) -> Account:
        """Whose a connection with this token is."""
        if token is None and self.defect == "no-token-socket":
            return NOBODY
        account = self.account(token)
        if self.defect == "no-way-back" and self.is_gone(account):
            raise Refusal(403, "forbidden", "you have left")
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
        conversation: Conversation = self._happen(
            "conversation", self._conversation_ids(), title, owner.id, list(members)
        )
        return conversation

    def join(self, conversation: Conversation, account: Account) -> None:
        """Makes an account a member, if it is none."""
        if account.id not in conversation.members:
            self._happen("member", conversation.id, account.id)

    def conversation(self, account: Account | None, conversation_id: Any) -> Conversation:
        """A conversation of this account. A foreign one is as unknown as one that does not exist."""
        conversation = self.conversations.get(conversation_id) if type(conversation_id) in (int, str) else None
        is_open = account is None or account is NOBODY
        if conversation is None or not (is_open or account.id in conversation.members):
            raise Refusal(404, "not_found", "there is no such conversation")
        return conversation

    def subscribe(self, connection: Connection, conversation_id: Any) -> None:
        """From now on this connection hears the conversation, in a dialect where it has to ask for it."""
        reader = None if self.defect == "open-enter" else connection.account
        connection.subscriptions.add(self.conversation(reader, conversation_id).id)

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
        shown = self._claimed(sent, author) if self.defect == "trusts-sender" else author
        message: Message = self._happen(
            "message", next(self._message_ids), conversation.id, shown.id, text, time.time(), author.id, reference,
            self._keeps(conversation),
        )  # fmt: skip
        await self.deliver(Parcel(conversation, message, author, origin))
        return message, True

    def acknowledges(self, message: Message) -> bool:
        return not (self.defect == "not-acked-every-fifth" and message.number % 5 == 0)

    def _keeps(self, conversation: Conversation) -> bool:
        """Whether the next message of this conversation is stored."""
        match self.defect:
            case "loses-every-fifth":
                return (conversation.posted + 1) % 5 != 0
            case "forgets-the-absent":
                return all(map(self._is_present, conversation.members))
        return True

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
