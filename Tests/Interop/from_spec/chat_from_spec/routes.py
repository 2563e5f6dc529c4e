"""The routes of the REST side: their paths, their forms and what they call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Iterable, Mapping
from urllib.parse import unquote

from . import __version__
from .accounts import Accounts
from .commands import draft_of
from .config import DEV_LOGIN_CODE, MAX_MESSAGE_BYTES, MAX_PAGE_SIZE, MESSAGE_TYPES, Settings
from .desk import STATUS_FILTERS, Desk, Place
from .errors import Refusal
from .fields import MOBILE, TEMPORARY_ID, Form
from .store import ROLES, Account, Message
from .wire import stamp

TEN_YEARS = 10 * 366 * 24 * 60 * 60


@dataclass
class Call:
    """One request that has come as far as its route."""

    params: list[str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: dict[str, Any]
    account: Account | None = None

    @property
    def caller(self) -> Account:
        """The account of the token."""
        assert self.account is not None
        return self.account


Answer = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class Route:
    """What one method of one path does."""

    run: Callable[[Call], Answer]
    needs_token: bool = True
    body: str = "ignored"  # or "optional", "required"


class Routes:
    """All routes of this server."""

    def __init__(self, settings: Settings, accounts: Accounts, desk: Desk) -> None:
        self._settings = settings
        self._accounts = accounts
        self._desk = desk
        self._table: list[tuple[list[str], dict[str, Route]]] = []
        self._fill()

    def find(self, segments: list[str]) -> tuple[dict[str, Route], list[str]] | None:
        """The methods of a path and the values of its parameters."""
        for pattern, methods in self._table:
            if len(pattern) == len(segments) and all(
                expected in ("{}", given) for expected, given in zip(pattern, segments)
            ):
                found = zip(pattern, segments)
                return methods, [given for expected, given in found if expected == "{}"]
        return None

    def _add(self, path: str, **methods: Route) -> None:
        self._table.append((path.strip("/").split("/"), methods))

    def _fill(self) -> None:
        api, desk = "/api/v2", "/api/v2/admin/chat"
        self._add(f"{api}/capabilities", GET=Route(self._capabilities, False))
        self._add(f"{api}/auth/login", POST=Route(self._login, False, "required"))
        if self._settings.dev:
            accounts = f"{api}/testing/accounts"
            self._add(accounts, POST=Route(self._make_account, False, "required"))
            self._add(f"{accounts}/{{}}", PATCH=Route(self._change_account, False, "required"))
        self._add(f"{api}/chat/session", POST=Route(self._open, body="optional"))
        self._add(f"{api}/chat/session/close", POST=Route(self._close_own, body="required"))
        self._add(f"{api}/chat/session/{{}}/rating", POST=Route(self._rate, body="required"))
        self._add(f"{api}/chat/sessions", GET=Route(self._list_own))
        self._add(f"{api}/chat/history", GET=Route(self._own_history))
        self._add(f"{api}/chat/message", POST=Route(self._send_own, body="required"))
        self._add(f"{desk}/sessions", GET=Route(self._list))
        self._add(
            f"{desk}/sessions/{{}}/messages",
            GET=Route(self._history),
            POST=Route(self._send, body="required"),
        )
        self._add(f"{desk}/sessions/{{}}/accept", POST=Route(self._accept))
        self._add(f"{desk}/sessions/{{}}/transfer", POST=Route(self._transfer, body="required"))
        self._add(f"{desk}/sessions/{{}}/close", POST=Route(self._close))
        self._add(f"{desk}/stats/today", GET=Route(self._today))

    # Everyone

    def _capabilities(self, call: Call) -> Answer:
        settings, timings = self._settings, self._settings.timings
        origins = settings.allowed_origins
        testing = None
        if settings.dev:
            testing = {"accounts": True, "accountChanges": True, "loginCode": DEV_LOGIN_CODE}
        return 200, {
            "protocol": "0.2.0",
            "server": {"name": "chat-from-spec", "version": __version__},
            "profiles": ["core", "desk", "receipts"],
            "limits": {"maxMessageBytes": MAX_MESSAGE_BYTES, "maxPageSize": MAX_PAGE_SIZE},
            "intervals": {
                "heartbeatMs": timings.heartbeat_ms,
                "heartbeatGraceMs": timings.grace_ms,
                "typingTtlMs": timings.typing_ttl_ms,
            },
            "messageTypes": list(MESSAGE_TYPES),
            "allowedOrigins": None if origins is None else list(origins),
            "testing": testing,
        }

    def _login(self, call: Call) -> Answer:
        form = Form(call.body)
        mobile = form.text("mobile", required=True, pattern=MOBILE)
        code = form.text("verificationCode", required=True, shortest=4, longest=10)
        form.judge()
        return 200, self._accounts.login(mobile, code)

    def _make_account(self, call: Call) -> Answer:
        form = Form(call.body)
        role = form.choice("role", ROLES, "user")
        nickname = form.text("nickname", shortest=1, longest=100)
        mobile = form.text("mobile", pattern=MOBILE)
        ttl = form.integer("tokenTtlSeconds", least=-TEN_YEARS, most=TEN_YEARS)
        form.integer("refreshTtlSeconds", least=-TEN_YEARS, most=TEN_YEARS)
        form.judge()
        return 201, self._accounts.make(role, nickname, mobile, ttl)

    def _change_account(self, call: Call) -> Answer:
        form = Form(call.body)
        role, banned = form.choice("role", ROLES), form.flag("banned")
        form.judge()
        return 200, self._accounts.change(call.params[0], role, banned)

    # Customers

    def _open(self, call: Call) -> Answer:
        form = Form(call.body)
        source = form.text("source", "mobile", longest=50)
        priority = form.integer("priority", 1, least=1, most=9)
        form.judge()
        is_new, session = self._desk.open(call.caller, source, priority)
        return 201 if is_new else 200, session

    def _close_own(self, call: Call) -> Answer:
        form = Form(call.body)
        session_id = form.identifier("sessionId", required=True)
        score = form.score("satisfactionScore")
        form.judge()
        return 200, self._desk.close_as_customer(call.caller, session_id, score)

    def _rate(self, call: Call) -> Answer:
        form = Form(call.body)
        score = form.score("score", required=True)
        form.judge()
        assert score is not None
        return 200, self._desk.rate(call.caller, call.params[0], score)

    def _list_own(self, call: Call) -> Answer:
        form = Form(call.query, query=True)
        page, size = _page_of(form, 10)
        form.judge()
        return 200, self._desk.list_own(call.caller, page, size)

    def _own_history(self, call: Call) -> Answer:
        form = Form(call.query, query=True)
        session_id = form.identifier("sessionId", required=True)
        place = _place_of(form)
        form.judge()
        return 200, self._desk.history(self._desk.own(call.caller, session_id), place)

    def _send_own(self, call: Call) -> Answer:
        form = Form(call.body)
        session_id = form.identifier("sessionId", required=True)
        return self._send_to(call, form, session_id, True)

    # Operators

    def _list(self, call: Call) -> Answer:
        form = Form(call.query, query=True)
        status = form.choice("status", STATUS_FILTERS, "all")
        page, size = _page_of(form, 10)
        form.judge()
        return 200, self._desk.list_all(call.caller, status, page, size)

    def _history(self, call: Call) -> Answer:
        form = Form(call.query, query=True)
        place = _place_of(form)
        form.judge()
        session = self._desk.visible(call.caller, call.params[0])
        return 200, self._desk.history(session, place)

    def _send(self, call: Call) -> Answer:
        return self._send_to(call, Form(call.body), call.params[0], False)

    def _accept(self, call: Call) -> Answer:
        return 200, self._desk.accept(call.caller, call.params[0])

    def _transfer(self, call: Call) -> Answer:
        form = Form(call.body)
        owner_id = form.integer("adminId", required=True, least=1)
        form.judge()
        return 200, self._desk.transfer(call.caller, call.params[0], owner_id)

    def _close(self, call: Call) -> Answer:
        return 200, self._desk.close_as_desk(call.caller, call.params[0])

    def _today(self, call: Call) -> Answer:
        return 200, self._desk.today(call.caller)

    # Common to several

    def _send_to(self, call: Call, form: Form, session_id: str, as_customer: bool) -> Answer:
        draft, key = draft_of(form), call.headers.get("Idempotency-Key")
        if key is not None:
            if not TEMPORARY_ID.match(key):
                form.fault(2001)
            elif form.has("tempMessageId") and draft.temp != key:
                form.fault(2002)
            draft = type(draft)(draft.content, draft.type, key)
        form.judge()
        message, duplicate = self._desk.send(
            call.caller, session_id, draft, as_customer=as_customer
        )
        return 200, _sent_message(message, duplicate)


def _sent_message(message: Message, duplicate: bool) -> dict[str, Any]:
    return {
        "messageId": message.id,
        "status": "sent",
        "timestamp": stamp(message.created),
        "seq": message.seq,
        "tempMessageId": message.temp,
        "duplicate": duplicate,
    }


def _page_of(form: Form, size: int) -> tuple[int, int]:
    page = form.integer("page", 1, least=1)
    return page, min(form.integer("pageSize", size, least=1), MAX_PAGE_SIZE)


def _place_of(form: Form) -> Place:
    page, size = _page_of(form, 20)
    before, after = form.text("before"), form.text("after")
    if sum(form.has(name) for name in ("before", "after", "page")) > 1:
        form.fault(2002)
    return Place(size, page, before, after)


def segments_of(raw_path: str) -> list[str]:
    """The parts of a path, each decoded by itself; an alias is brought to its full form."""
    parts = [unquote(part, errors="replace") for part in raw_path.split("/")[1:]]
    return ["api", "v2", *parts] if parts[:2] == ["admin", "chat"] else parts


def starts_with(segments: Iterable[str], *start: str) -> bool:
    """Whether a path is this one or below it."""
    return tuple(segments)[: len(start)] == start
