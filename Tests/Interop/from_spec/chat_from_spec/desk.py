"""The desk: sessions, messages, typing, read marks, ratings, figures (chapters 5 to 7).

Everything here runs without waiting, on one thread. So each operation is one step for all others:
it judges, commits, and then tells those concerned, and no second operation comes in between.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from . import views
from .config import RATING_DAYS, Timings
from .connection import Connection
from .errors import Refusal
from .hub import Hub
from .store import Account, Message, Session, Store
from .typing_state import TypingBook
from .wire import IDENTIFIER, new_id, now_ms, stamp

_DAY_MS = 24 * 60 * 60 * 1000
_FILTERS = {
    "all": "1",
    "waiting": "s.status = 'waiting'",
    "pending": "s.status = 'waiting'",
    "active": "s.status IN ('assigned', 'active') AND s.owner = ?",
    "assigned": "s.status = 'assigned'",
    "closed": "s.status = 'closed'",
}
STATUS_FILTERS = tuple(_FILTERS)


@dataclass(frozen=True)
class Draft:
    """A message to send."""

    content: str
    type: str
    temp: str | None


@dataclass(frozen=True)
class Place:
    """Which part of a history is asked for."""

    size: int
    page: int = 1
    before: str | None = None
    after: str | None = None


class Desk:
    """What customers and operators do with sessions."""

    def __init__(self, store: Store, hub: Hub, timings: Timings) -> None:
        self._store = store
        self._hub = hub
        self._typing = TypingBook(timings.typing_ttl_ms, self._typing_expired)

    # Who may do what

    def visible(self, account: Account, session_id: str) -> Session:
        """The session, if the account may know of it (DESK-013, DESK-014)."""
        session = self._store.session(session_id) if IDENTIFIER.match(session_id) else None
        if session is None or not (account.is_operator or session.customer == account.id):
            raise Refusal(4044)
        return session

    def own(self, account: Account, session_id: str) -> Session:
        """The session, if the account opened it."""
        session = self.visible(account, session_id)
        if session.customer != account.id:
            raise Refusal(4044)
        return session

    def _taking_part(self, account: Account, session_id: str) -> Session:
        """The session, if the account may write, type or read marks in it (DESK-009)."""
        session = self.visible(account, session_id)
        if session.customer != account.id:
            self._refuse_foreign(account, session)
        return session

    def _managed(self, account: Account, session_id: str) -> Session:
        """The session, if the account may close it from the desk's side."""
        session = self.visible(account, session_id)
        if session.customer == account.id:
            raise Refusal(4032)
        self._refuse_foreign(account, session)
        return session

    @staticmethod
    def _refuse_foreign(account: Account, session: Session) -> None:
        if session.owner not in (None, account.id) and not account.is_supervisor:
            raise Refusal(4032)

    # Who hears what

    def _desk_side(self, session: Session) -> list[Connection]:
        """The owner, the pool while the session waits, and those who subscribed."""
        if session.status == "waiting":
            heard = self._hub.pool()
        elif session.owner is not None:
            heard = self._hub.operator(session.owner)
        else:
            heard = []
        return heard + self._hub.followers(session.id)

    def _other_side(self, session: Session, user_id: int) -> list[Connection]:
        """The connections of the side that this account is not on."""
        if user_id != session.customer:
            return self._hub.of(session.customer)
        return [c for c in self._desk_side(session) if c.user_id != user_id]

    def _owner_info(self, session: Session) -> dict[str, Any] | None:
        owner = None if session.owner is None else self._store.account(session.owner)
        return views.admin_info(owner)

    def _tell_status(self, before: Session, after: Session) -> None:
        """`session_status`: customer, old and new desk side (the pool, if it waited)."""
        self._hub.tell(
            self._hub.of(after.customer) + self._desk_side(before) + self._desk_side(after),
            "session_status",
            {
                "sessionId": after.id,
                "status": after.status,
                "oldStatus": before.status,
                "adminInfo": self._owner_info(after),
            },
        )

    # Opening and listing

    def open(self, account: Account, source: str, priority: int) -> tuple[bool, dict[str, Any]]:
        """The account's open session, made if it has none."""
        session = self._store.open_session(account.id)
        is_new = session is None
        if session is None:
            with self._store.transaction():
                session = self._store.add_session(account.id, source, priority)
            self._hub.tell(
                self._hub.pool(),
                "new_session",
                {
                    "sessionId": session.id,
                    "userId": account.id,
                    "userInfo": views.user_info(
                        account.id, account.nickname, account.avatar, account.mobile
                    ),
                    "priority": session.priority,
                    "source": session.source,
                    "createdAt": stamp(session.created),
                },
            )
        position = self._store.queue_position(session)
        return is_new, views.opened_session(session, position, is_new)

    def list_all(self, account: Account, status: str, page: int, size: int) -> dict[str, Any]:
        """*Session page* of the desk."""
        where = _FILTERS[status]
        total, rows = self._store.sessions(
            where, (account.id,) * where.count("?"), size, (page - 1) * size
        )
        return {
            "sessions": [views.session_item(r, self._hub.online(r["customer"])) for r in rows],
            "totalCount": total,
            "pagination": views.pagination(page, size, total),
        }

    def list_own(self, account: Account, page: int, size: int) -> dict[str, Any]:
        """*Own session page*."""
        total, rows = self._store.sessions(
            "s.customer = ?", (account.id,), size, (page - 1) * size
        )
        return {
            "sessions": [views.own_session_item(row) for row in rows],
            "totalCount": total,
            "pagination": views.pagination(page, size, total),
        }

    # Changes of a session

    def accept(self, account: Account, session_id: str) -> dict[str, Any]:
        """An operator takes a waiting session."""
        session = self.visible(account, session_id)
        if session.customer == account.id:
            raise Refusal(4032)
        if session.status == "closed":
            raise Refusal(4092)
        if session.owner == account.id:
            return views.session_state(session)
        if session.owner is not None:
            raise Refusal(4093)
        with self._store.transaction():
            after = self._store.change_session(session, owner=account.id, status="assigned")
        self._tell_status(session, after)
        return views.session_state(after)

    def transfer(self, account: Account, session_id: str, owner_id: int) -> dict[str, Any]:
        """The owner or a supervisor gives a session to an operator."""
        session = self.visible(account, session_id)
        target = self._store.account(owner_id)
        if target is None or not target.is_operator:
            raise Refusal(4044)
        if account.id == session.customer or target.id == session.customer:
            raise Refusal(4032)
        if session.owner != account.id and not account.is_supervisor:
            raise Refusal(4032)
        if session.status == "closed":
            raise Refusal(4092)
        if session.owner == target.id:
            return views.session_state(session)
        status = "assigned" if session.status == "waiting" else session.status
        with self._store.transaction():
            after = self._store.change_session(session, owner=target.id, status=status)
        self._end_all_typing(session)
        self._tell_status(session, after)
        return views.session_state(after)

    def close_as_desk(self, account: Account, session_id: str) -> dict[str, Any]:
        """An operator closes a session."""
        return self._close(self._managed(account, session_id), None)

    def close_as_customer(
        self, account: Account, session_id: str, score: float | None
    ) -> dict[str, Any]:
        """A customer closes its session, perhaps with a rating."""
        return self._close(self.own(account, session_id), score)

    def _close(self, session: Session, score: float | None) -> dict[str, Any]:
        if session.status == "closed":
            raise Refusal(4092)
        now = now_ms()
        with self._store.transaction():
            after = self._store.change_session(
                session, status="closed", closed=now, score=score,
                rated=None if score is None else now,
            )  # fmt: skip
        self._end_all_typing(session)
        self._tell_status(session, after)
        self._hub.tell(
            self._hub.of(after.customer) + self._desk_side(after),
            "session_closed",
            {**views.session_state(after), "satisfactionScore": views.score(after.score)},
        )
        return views.session_state(after)

    def rate(self, account: Account, session_id: str, score: float) -> dict[str, Any]:
        """A customer rates a closed session, once."""
        session = self.own(account, session_id)
        if session.closed is None:
            raise Refusal(4094)
        if session.rated is not None or now_ms() > session.closed + RATING_DAYS * _DAY_MS:
            raise Refusal(4095)
        with self._store.transaction():
            self._store.change_session(session, score=score, rated=now_ms())
        return {"sessionId": session.id, "satisfactionScore": views.score(score)}

    # Messages

    def send(
        self,
        account: Account,
        session_id: str,
        draft: Draft,
        sent_on: Connection | None = None,
        *,
        as_customer: bool = False,
    ) -> tuple[Message, bool]:
        """Store and deliver a message; gives it and whether it was there already."""
        if as_customer:
            self.own(account, session_id)
        session = self._taking_part(account, session_id)
        if draft.temp is not None:
            earlier = self._store.message_by_temp(session, account.id, draft.temp)
            if earlier is not None:
                if (earlier.content, earlier.type) != (draft.content, draft.type):
                    raise Refusal(4091)
                return earlier, True
        if session.status == "closed":
            raise Refusal(4092)
        typing_heard = self._other_side(session, account.id)
        message, after = self._store_message(account, session, draft)
        if self._typing.stop(session.id, account.id):
            self._tell_typing(session, account.id, False, typing_heard)
        if after.status != session.status:
            self._tell_status(session, after)
        self._hub.tell(
            self._hub.of(after.customer) + self._desk_side(after) + self._hub.of(account.id),
            "new_message",
            views.new_message(message, after, account),
            but=sent_on,
        )
        return message, False

    def _store_message(
        self, account: Account, session: Session, draft: Draft
    ) -> tuple[Message, Session]:
        now, seq = now_ms(), session.last_seq + 1
        changes: dict[str, Any] = {"last_seq": seq, "activity": now}
        if account.id == session.customer:
            side = "user"
            changes["customer_read"] = seq
            if session.asked is None:
                changes["asked"] = now
            heard = self._other_side(session, account.id)
        else:
            side = "admin"
            changes["desk_read"] = seq
            if session.asked is not None and session.replied is None:
                changes["replied"] = max(now, session.asked)
            if session.status == "waiting":
                changes |= {"status": "active", "owner": account.id}
            elif session.status == "assigned" and session.owner == account.id:
                changes["status"] = "active"
            heard = self._hub.of(session.customer)
        message = Message(
            session.num, seq, new_id("m"), account.id, side, draft.content, draft.type,
            draft.temp, now, int(any(connection.open for connection in heard)),
        )  # fmt: skip
        with self._store.transaction():
            self._store.add_message(message)
            after = self._store.change_session(session, **changes)
        return message, after

    def history(self, session: Session, place: Place) -> dict[str, Any]:
        """*Message page*."""
        cursor = place.before or place.after
        total = session.last_seq
        current, skip = place.page, (place.page - 1) * place.size
        if place.before is not None or place.after is not None:
            named = None
            if cursor and IDENTIFIER.match(cursor):
                named = self._store.message(session, cursor)
            if named is None:
                raise Refusal(4044)
            current = 1
            if place.before is not None:
                rows = self._store.history(session, place.size, below=named.seq)
            else:
                rows = self._store.history(session, place.size, above=named.seq, rising=True)
        else:
            rows = self._store.history(session, place.size, skip=skip)
        has_more, rows = len(rows) > place.size, rows[: place.size]
        return {
            "messages": [views.message_item(row, session) for row in rows],
            "totalCount": total,
            "pagination": {
                "currentPage": current,
                "pageSize": place.size,
                "totalPages": math.ceil(total / place.size),
                "hasMore": has_more,
                "next": rows[-1]["id"] if has_more else None,
            },
        }

    # Read marks

    def mark_read(
        self,
        account: Account,
        session_id: str,
        message_id: str | None,
        all_messages: bool,
        connection: Connection,
    ) -> dict[str, Any]:
        """Raise the watermark of the caller's side; gives the data of `message_read`."""
        session = self._taking_part(account, session_id)
        to = session.last_seq
        if not all_messages:
            named = self._store.message(session, message_id or "")
            if named is None:
                raise Refusal(4044)
            to = named.seq
        is_customer = session.customer == account.id
        mark, other = ("customer_read", "admin") if is_customer else ("desk_read", "user")
        old = session.customer_read if is_customer else session.desk_read
        count = self._store.count_messages(session, other, old, to) if to > old else 0
        if to > old:
            with self._store.transaction():
                self._store.change_session(session, **{mark: to})
        data = {
            "sessionId": session.id,
            "messageId": message_id,
            "allMessages": all_messages,
            "readById": account.id,
            "readByType": "user" if is_customer else "admin",
            "readAt": stamp(now_ms()),
            "updatedCount": count,
        }
        if count:
            heard = self._hub.of(account.id)
            if not is_customer:
                heard += self._hub.of(session.customer)
            else:
                heard += self._hub.followers(session.id)
                if session.owner is not None:
                    heard += self._hub.operator(session.owner)
            self._hub.tell(heard, "message_read", data, but=connection)
        return data

    # Typing

    def typing(self, account: Account, session_id: str, begins: bool) -> None:
        """`typing_start` and `typing_stop`."""
        session = self._taking_part(account, session_id)
        if not begins:
            self._end_typing(session, account.id)
            return
        if session.status == "closed":
            raise Refusal(4092)
        if self._typing.start(session.id, account.id):
            self._tell_typing(session, account.id, True, self._other_side(session, account.id))

    def _tell_typing(
        self, session: Session, user_id: int, begins: bool, heard: list[Connection]
    ) -> None:
        self._hub.tell(
            heard,
            "user_typing",
            {
                "sessionId": session.id,
                "userId": user_id,
                "typing": begins,
                "senderType": "user" if user_id == session.customer else "admin",
                "timestamp": stamp(now_ms()),
            },
        )

    def _end_typing(self, session: Session, user_id: int) -> None:
        if self._typing.stop(session.id, user_id):
            self._tell_typing(session, user_id, False, self._other_side(session, user_id))

    def _end_all_typing(self, session: Session) -> None:
        for user_id in self._typing.in_session(session.id):
            self._end_typing(session, user_id)

    def _typing_expired(self, session_id: str, user_id: int) -> None:
        session = self._store.session(session_id)
        if session is not None:
            self._end_typing(session, user_id)

    def connection_gone(self, connection: Connection) -> None:
        """A connection has ended; with the last one of an account its typing ends."""
        self._hub.remove(connection)
        if not self._hub.online(connection.user_id):
            for session_id in self._typing.by_account(connection.user_id):
                self._typing_expired(session_id, connection.user_id)

    # Subscriptions

    def subscribe(
        self, account: Account, session_id: str, connection: Connection, follows: bool
    ) -> dict[str, Any]:
        """`subscribe_session` and `unsubscribe_session`; gives the data of the answer."""
        session = self.visible(account, session_id)
        if follows:
            self._hub.follow(connection, session.id)
        else:
            self._hub.unfollow(connection, session.id)
        return {
            "sessionId": session.id,
            "subscribed": follows,
            "status": session.status,
            "adminInfo": self._owner_info(session),
            "lastSeq": session.last_seq,
        }

    # Figures

    def today(self, account: Account) -> dict[str, Any]:
        """*Today's figures*."""
        now = now_ms()
        numbers = self._store.figures(now - now % _DAY_MS)
        opened, completed = numbers["opened"], numbers["completed"]
        wait = round((numbers["wait"] or 0) / 1000, 3)
        return {
            "stats": {
                "totalSessions": opened,
                "completedSessions": completed,
                "activeSessions": numbers["active"],
                "waitingSessions": numbers["waiting"],
                "todayMessages": numbers["messages"],
                "avgResponseTime": views.in_words(wait),
                "avgResponseSeconds": wait,
                "customerSatisfaction": round(numbers["score"] or 0, 2),
                "satisfactionCount": numbers["rated"],
                "responseRate": (200 * completed + opened) // (2 * opened) if opened else 0,
            },
            "date": f"{datetime.fromtimestamp(now / 1000, timezone.utc):%Y-%m-%d}",
            "adminId": account.id,
        }
