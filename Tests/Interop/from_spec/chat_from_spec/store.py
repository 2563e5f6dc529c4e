"""What is stored: accounts, sessions and messages in one SQLite file.

Every write happens inside `transaction()`, which commits before it returns; so whatever is
acknowledged or delivered afterwards survives the end of the process.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Iterator

from .wire import now_ms, new_id

OPERATOR_ROLES = frozenset({"operator", "supervisor", "admin"})
ROLES = ("visitor", "user", "merchant", "operator", "supervisor", "admin")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, external_id TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
    nickname TEXT NOT NULL, avatar TEXT, mobile TEXT UNIQUE, banned INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS codes (
    mobile TEXT PRIMARY KEY, digest TEXT NOT NULL, expires INTEGER NOT NULL,
    refused INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS sessions (
    num INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, customer INTEGER NOT NULL,
    owner INTEGER, status TEXT NOT NULL DEFAULT 'waiting', source TEXT NOT NULL,
    priority INTEGER NOT NULL, created INTEGER NOT NULL, closed INTEGER,
    activity INTEGER NOT NULL, last_seq INTEGER NOT NULL DEFAULT 0,
    customer_read INTEGER NOT NULL DEFAULT 0, desk_read INTEGER NOT NULL DEFAULT 0,
    score REAL, rated INTEGER, asked INTEGER, replied INTEGER);
CREATE UNIQUE INDEX IF NOT EXISTS one_open ON sessions (customer) WHERE status <> 'closed';
CREATE INDEX IF NOT EXISTS by_activity ON sessions (activity DESC, num DESC);
CREATE INDEX IF NOT EXISTS by_status ON sessions (status, activity DESC, num DESC);
CREATE INDEX IF NOT EXISTS by_customer ON sessions (customer, activity DESC, num DESC);
CREATE INDEX IF NOT EXISTS by_created ON sessions (created);
CREATE INDEX IF NOT EXISTS by_rated ON sessions (rated) WHERE rated IS NOT NULL;
CREATE TABLE IF NOT EXISTS messages (
    session INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
    sender INTEGER NOT NULL, side TEXT NOT NULL, content TEXT NOT NULL, type TEXT NOT NULL,
    temp TEXT, created INTEGER NOT NULL, delivered INTEGER NOT NULL,
    UNIQUE (session, seq));
CREATE UNIQUE INDEX IF NOT EXISTS by_temp ON messages (session, sender, temp)
    WHERE temp IS NOT NULL;
CREATE INDEX IF NOT EXISTS messages_by_created ON messages (created);
"""


@dataclass(frozen=True)
class Account:
    """Someone the server knows."""

    id: int
    external_id: str
    role: str
    nickname: str
    avatar: str | None
    mobile: str | None
    banned: bool

    @property
    def is_operator(self) -> bool:
        """Operator in the wide sense of 2.1."""
        return self.role in OPERATOR_ROLES

    @property
    def is_supervisor(self) -> bool:
        """Supervisor as chapter 5.1 means it."""
        return self.role in ("supervisor", "admin")


@dataclass(frozen=True)
class Session:
    """A conversation between one customer and the desk."""

    num: int
    id: str
    customer: int
    owner: int | None
    status: str
    source: str
    priority: int
    created: int
    closed: int | None
    activity: int
    last_seq: int
    customer_read: int
    desk_read: int
    score: float | None
    rated: int | None
    asked: int | None
    replied: int | None


@dataclass(frozen=True)
class Message:
    """Something said in a session."""

    session: int
    seq: int
    id: str
    sender: int
    side: str
    content: str
    type: str
    temp: str | None
    created: int
    delivered: int


class Store:
    """The database of one server."""

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, timeout=10)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit all writes of the block, or none of them."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _one(self, query: str, *values: Any) -> sqlite3.Row | None:
        return self._db.execute(query, values).fetchone()

    def _value(self, query: str, *values: Any) -> Any:
        row = self._one(query, *values)
        return None if row is None else row[0]

    def secret(self) -> bytes:
        """The key of this server's tokens; made once, so that tokens outlive a restart."""
        with self.transaction():
            self._db.execute(
                "INSERT OR IGNORE INTO settings VALUES ('secret', ?)", (secrets.token_bytes(32),)
            )
        return bytes(self._value("SELECT value FROM settings WHERE name = 'secret'"))

    # Accounts

    def account(self, user_id: int) -> Account | None:
        """The account as it is now."""
        row = self._one("SELECT * FROM accounts WHERE id = ?", user_id)
        return None if row is None else _account(row)

    def account_by_mobile(self, mobile: str) -> Account | None:
        """The account of a mobile number."""
        row = self._one("SELECT * FROM accounts WHERE mobile = ?", mobile)
        return None if row is None else _account(row)

    def add_account(self, role: str, nickname: str | None, mobile: str | None) -> Account:
        """Make an account, inside a transaction."""
        external_id = new_id("u")
        name = nickname or f"Guest {external_id[-6:]}"
        done = self._db.execute(
            "INSERT INTO accounts (external_id, role, nickname, mobile) VALUES (?, ?, ?, ?)",
            (external_id, role, name, mobile),
        )
        return Account(int(done.lastrowid or 0), external_id, role, name, None, mobile, False)

    def change_account(self, user_id: int, role: str, banned: bool) -> None:
        """Set role and ban, inside a transaction."""
        self._db.execute(
            "UPDATE accounts SET role = ?, banned = ? WHERE id = ?", (role, int(banned), user_id)
        )

    def put_code(self, mobile: str, digest: str, expires: int) -> None:
        """Store the hash of a code, in place of an older one."""
        self._db.execute(
            "INSERT OR REPLACE INTO codes (mobile, digest, expires) VALUES (?, ?, ?)",
            (mobile, digest, expires),
        )

    def code(self, mobile: str) -> str | None:
        """The hash of the code that is good for a number now."""
        return self._value(
            "SELECT digest FROM codes WHERE mobile = ? AND expires > ? AND refused < 20",
            mobile,
            now_ms(),
        )

    def drop_code(self, mobile: str) -> None:
        """A code is good for one login."""
        self._db.execute("DELETE FROM codes WHERE mobile = ?", (mobile,))

    def count_refused(self, mobile: str) -> None:
        """Note a refused login with a number."""
        self._db.execute("UPDATE codes SET refused = refused + 1 WHERE mobile = ?", (mobile,))

    # Sessions

    def session(self, session_id: str) -> Session | None:
        """A session by its identifier."""
        row = self._one("SELECT * FROM sessions WHERE id = ?", session_id)
        return None if row is None else Session(*row)

    def open_session(self, customer: int) -> Session | None:
        """The session that a customer has open."""
        row = self._one(
            "SELECT * FROM sessions WHERE customer = ? AND status <> 'closed'", customer
        )
        return None if row is None else Session(*row)

    def add_session(self, customer: int, source: str, priority: int) -> Session:
        """Make a waiting session, inside a transaction."""
        session_id, now = new_id("s"), now_ms()
        self._db.execute(
            "INSERT INTO sessions (id, customer, source, priority, created, activity)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (session_id, customer, source, priority, now, now),
        )
        session = self.session(session_id)
        assert session is not None
        return session

    def change_session(self, session: Session, **columns: Any) -> Session:
        """Set columns of a session, inside a transaction, and give it as it is then."""
        names = ", ".join(f"{name} = ?" for name in columns)
        self._db.execute(
            f"UPDATE sessions SET {names} WHERE num = ?", (*columns.values(), session.num)
        )
        return Session(*self._one("SELECT * FROM sessions WHERE num = ?", session.num))

    def queue_position(self, session: Session) -> int | None:
        """The place of a waiting session."""
        if session.status != "waiting":
            return None
        return 1 + self._value(
            "SELECT count(*) FROM sessions WHERE status = 'waiting' AND num < ?", session.num
        )

    def sessions(
        self, where: str, values: tuple[Any, ...], size: int, skip: int
    ) -> tuple[int, list[sqlite3.Row]]:
        """How many sessions there are of a kind, and one page of them with what lists show."""
        total = self._value(f"SELECT count(*) FROM sessions s WHERE {where}", *values)
        rows = self._db.execute(
            "SELECT s.*, a.nickname, a.avatar, a.mobile, m.content, m.type, m.sender, m.side,"
            " m.created AS said,"
            " (SELECT count(*) FROM messages u WHERE u.session = s.num AND u.seq > s.desk_read"
            "  AND u.side = 'user') AS desk_unread,"
            " (SELECT count(*) FROM messages u WHERE u.session = s.num AND u.seq > s.customer_read"
            "  AND u.side = 'admin') AS customer_unread"
            " FROM sessions s JOIN accounts a ON a.id = s.customer"
            " LEFT JOIN messages m ON m.session = s.num AND m.seq = s.last_seq"
            f" WHERE {where} ORDER BY s.activity DESC, s.num DESC LIMIT ? OFFSET ?",
            (*values, size, skip),
        ).fetchall()
        return total, rows

    # Messages

    def add_message(self, message: Message) -> None:
        """Store a message, inside a transaction."""
        self._db.execute(
            "INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                message.session, message.seq, message.id, message.sender, message.side,
                message.content, message.type, message.temp, message.created, message.delivered,
            ),
        )  # fmt: skip

    def message(self, session: Session, message_id: str) -> Message | None:
        """A message of a session by its identifier."""
        row = self._one(
            "SELECT * FROM messages WHERE id = ? AND session = ?", message_id, session.num
        )
        return None if row is None else Message(*row)

    def message_by_temp(self, session: Session, sender: int, temp: str) -> Message | None:
        """The message that a sender gave this temporary id in a session."""
        row = self._one(
            "SELECT * FROM messages WHERE session = ? AND sender = ? AND temp = ?",
            session.num,
            sender,
            temp,
        )
        return None if row is None else Message(*row)

    def count_messages(self, session: Session, side: str, above: int, to: int) -> int:
        """How many messages of a side lie above one place and up to another."""
        return self._value(
            "SELECT count(*) FROM messages WHERE session = ? AND side = ? AND seq > ? AND seq <= ?",
            session.num,
            side,
            above,
            to,
        )

    def history(
        self, session: Session, size: int, *, skip: int = 0, below: int = 2**62, above: int = 0,
        rising: bool = False,
    ) -> list[sqlite3.Row]:  # fmt: skip
        """Messages between two places, with their senders, and one more than asked for if any."""
        return self._db.execute(
            "SELECT m.*, a.nickname, a.avatar FROM messages m JOIN accounts a ON a.id = m.sender"
            " WHERE m.session = ? AND m.seq < ? AND m.seq > ?"
            f" ORDER BY m.seq {'ASC' if rising else 'DESC'} LIMIT ? OFFSET ?",
            (session.num, below, above, size + 1, skip),
        ).fetchall()

    # Figures

    def figures(self, midnight: int) -> dict[str, Any]:
        """The numbers that today's figures are made of."""
        opened = self._one(
            "SELECT count(*) AS opened, total(status = 'closed') AS completed,"
            " avg(replied - asked) AS wait FROM sessions WHERE created >= ?",
            midnight,
        )
        ratings = self._one(
            "SELECT count(*) AS rated, avg(score) AS score FROM sessions WHERE rated >= ?",
            midnight,
        )
        assert opened is not None and ratings is not None
        return {
            "opened": opened["opened"],
            "completed": int(opened["completed"]),
            "wait": opened["wait"],
            "rated": ratings["rated"],
            "score": ratings["score"],
            "active": self._value(
                "SELECT count(*) FROM sessions WHERE status IN ('assigned', 'active')"
            ),
            "waiting": self._value("SELECT count(*) FROM sessions WHERE status = 'waiting'"),
            "messages": self._value("SELECT count(*) FROM messages WHERE created >= ?", midnight),
        }


def _account(row: sqlite3.Row) -> Account:
    return Account(
        row["id"], row["external_id"], row["role"], row["nickname"], row["avatar"], row["mobile"],
        bool(row["banned"]),
    )  # fmt: skip
