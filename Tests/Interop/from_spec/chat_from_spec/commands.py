"""The commands of the socket (10.4)."""

from __future__ import annotations

import logging
from typing import Any

from .config import MESSAGE_TYPES
from .connection import Connection
from .desk import Desk, Draft
from .errors import Refusal
from .fields import TEMPORARY_ID, Form
from .hub import Hub
from .store import Account, Store
from .views import stamp
from .wire import NotJson, now_ms, parse_json

log = logging.getLogger("chat_from_spec")

Answer = tuple[str, dict[str, Any]] | None


def draft_of(form: Form) -> Draft:
    """The members of a message that commands and requests have in common (6.1)."""
    return Draft(
        form.content("content"),
        form.choice("messageType", MESSAGE_TYPES, "text"),
        form.text("tempMessageId", pattern=TEMPORARY_ID),
    )


class Commands:
    """Carries out the text messages of connections."""

    def __init__(self, store: Store, hub: Hub, desk: Desk) -> None:
        self._store = store
        self._hub = hub
        self._desk = desk
        self._known = {
            "heartbeat": self._heartbeat,
            "chat_message": self._chat_message,
            "typing_start": self._typing_start,
            "typing_stop": self._typing_stop,
            "mark_read": self._mark_read,
            "subscribe_session": self._subscribe,
            "unsubscribe_session": self._unsubscribe,
        }

    def carry_out(self, connection: Connection, raw: bytes) -> None:
        """Carry out one text message, or answer it with an error."""
        command: Any = None
        try:
            try:
                command = parse_json(raw)
            except NotJson:
                raise Refusal(4600) from None
            answer = self._judge(connection, command)
        except Refusal as refusal:
            self._refuse(connection, command, refusal)
        except Exception as error:
            log.error("a command failed: %s", type(error).__name__)
            self._refuse(connection, command, Refusal(5000))
        else:
            if answer is not None:
                self._hub.answer(connection, *answer, _request_id(command))

    def _judge(self, connection: Connection, command: Any) -> Answer:
        if not isinstance(command, dict) or not isinstance(command.get("type"), str):
            raise Refusal(4600)
        kind = command["type"]
        if kind not in self._known:
            raise Refusal(4601)
        data = command.get("data", {} if kind == "heartbeat" else None)
        if not isinstance(data, dict):
            raise Refusal(4602)
        form = Form(data)
        if "requestId" in command and _request_id(command) is None:
            form.fault(2001)
        account = self._store.account(connection.user_id)
        if account is None:
            raise Refusal(4002)
        return self._known[kind](form, account, connection)

    def _refuse(self, connection: Connection, command: Any, refusal: Refusal) -> None:
        data: dict[str, Any] = {"code": refusal.code, "message": refusal.message}
        request_id = None
        if isinstance(command, dict):
            request_id = _request_id(command)
            members = command.get("data")
            if isinstance(members, dict) and isinstance(members.get("tempMessageId"), str):
                data["tempMessageId"] = members["tempMessageId"]
        self._hub.answer(connection, "error", data, request_id)

    def _heartbeat(self, form: Form, account: Account, connection: Connection) -> Answer:
        form.judge()
        return "heartbeat_response", {
            "serverTime": stamp(now_ms()),
            "connectionStatus": "active",
            "messageQueueCount": 0,
            "serverLoad": "low",
        }

    def _chat_message(self, form: Form, account: Account, connection: Connection) -> Answer:
        session_id, draft = form.identifier("sessionId", required=True), draft_of(form)
        form.judge()
        message, duplicate = self._desk.send(account, session_id, draft, connection)
        return "message_sent", {
            "sessionId": session_id,
            "messageId": message.id,
            "tempMessageId": message.temp,
            "status": "sent",
            "createdAt": stamp(message.created),
            "seq": message.seq,
            "duplicate": duplicate,
        }

    def _typing_start(self, form: Form, account: Account, connection: Connection) -> Answer:
        return self._type(form, account, True)

    def _typing_stop(self, form: Form, account: Account, connection: Connection) -> Answer:
        return self._type(form, account, False)

    def _type(self, form: Form, account: Account, begins: bool) -> Answer:
        session_id = form.identifier("sessionId", required=True)
        form.judge()
        self._desk.typing(account, session_id, begins)
        return None

    def _mark_read(self, form: Form, account: Account, connection: Connection) -> Answer:
        session_id = form.identifier("sessionId", required=True)
        message_id = form.identifier("messageId")
        everything = form.flag("allMessages", False)
        if not everything and not form.has("messageId"):
            form.fault(2002)
        form.judge()
        return "message_read", self._desk.mark_read(
            account, session_id, message_id, everything, connection
        )

    def _subscribe(self, form: Form, account: Account, connection: Connection) -> Answer:
        return self._follow(form, account, connection, True)

    def _unsubscribe(self, form: Form, account: Account, connection: Connection) -> Answer:
        return self._follow(form, account, connection, False)

    def _follow(
        self, form: Form, account: Account, connection: Connection, follows: bool
    ) -> Answer:
        session_id = form.identifier("sessionId", required=True)
        form.judge()
        return "session_subscribed", self._desk.subscribe(account, session_id, connection, follows)


def _request_id(command: dict[str, Any]) -> str | None:
    """The `requestId` of a command, if it has one of the right form."""
    request_id = command.get("requestId")
    return request_id if isinstance(request_id, str) and 1 <= len(request_id) <= 100 else None
