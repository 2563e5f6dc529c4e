"""A support desk in envelopes: tickets that agents take, authentication by the first frame, numbered pages."""

from __future__ import annotations

import asyncio
import secrets
from datetime import UTC, datetime
from typing import Any

from aiohttp import WSMsgType, web

from connections import Connection
from core import Chat
from model import Account, Conversation, Echo, Malformed, Message, Refusal
from store import Store
from web import application, bearer, body, client, converse, dump, member, number, opened, parse

WITHOUT = frozenset({"origin-ignored", "typing-to-everyone"})

FIRST_FRAME_WITHIN = 5.0
"""Seconds from the opening of a socket to its authentication."""


def fields(message: Message) -> dict[str, Any]:
    """A message as it is in events and in histories."""
    return {
        "messageId": f"TM-{message.id}",
        "ticketId": message.conversation,
        "from": {"accountId": message.author.id, "displayName": message.author.name, "role": message.author.role},
        "content": {"body": message.text},
        "createdAt": datetime.fromtimestamp(message.at, UTC).isoformat(timespec="milliseconds"),
    }


def ticket_fields(ticket: Conversation) -> dict[str, Any]:
    agents = [account.id for account in ticket.members.values() if account.role == "agent"]
    return {"ticketId": ticket.id, "subject": ticket.title, "customerId": ticket.owner.id, "agentIds": agents}


def event(name: str, payload: dict[str, Any]) -> dict[str, Any]:
    return {"event": name, "payload": payload}


def failure(refusal: Refusal) -> dict[str, Any]:
    return {"ok": False, "error": {"code": refusal.code.upper(), "message": refusal.detail}}


def success(result: Any, status: int = 200) -> web.Response:
    return web.json_response({"ok": True, "result": result}, status=status)


def problem(refusal: Refusal, data: Any) -> dict[str, Any]:
    """An error event, with the client's reference of the message it is about."""
    payload = data.get("payload") if isinstance(data, dict) else None
    reference = payload.get("clientRef") if isinstance(payload, dict) else None
    about = {"clientRef": reference} if isinstance(reference, str) else {}
    return event("error", {"code": refusal.code.upper(), "message": refusal.detail, **about})


class Nested:
    """The routes and events of this product."""

    def __init__(self, defect: str | None, store: Store | None) -> None:
        self.chat = Chat(
            defect,
            store,
            account_ids=lambda: "acc_" + secrets.token_hex(5),
            conversation_ids=lambda: "tk_" + secrets.token_hex(8),
            render=lambda message: dump(event("ticket.message", fields(message))),
            echo=Echo.NONE,
            by_subscription=True,
        )

    async def create_account(self, request: web.Request) -> web.Response:
        data = await body(request)
        role = member(data, "role", str)
        if role not in ("customer", "agent"):
            raise Refusal(400, "bad_request", "role is customer or agent")
        account = self.chat.sign_up(member(data, "name", str), role=role)
        return success({"accessToken": self.chat.token(account), "accountId": account.id}, 201)

    async def open_ticket(self, request: web.Request) -> web.Response:
        account = self.chat.account(bearer(request))
        if account.role != "customer":
            raise Refusal(403, "forbidden", "customers open tickets")
        return success(ticket_fields(self.chat.open(account, member(await body(request), "subject", str))), 201)

    async def tickets(self, request: web.Request) -> web.Response:
        account = self.chat.account(bearer(request))
        seen = [ticket for ticket in self.chat.conversations.values() if self.sees(account, ticket)]
        return success({"items": [ticket_fields(ticket) for ticket in seen]})

    async def take(self, request: web.Request) -> web.Response:
        account = self.chat.account(bearer(request))
        if account.role != "agent":
            raise Refusal(403, "forbidden", "agents take tickets")
        ticket = self.chat.conversations.get(request.match_info["ticket"])
        if ticket is None or not self.sees(account, ticket):
            raise Refusal(404, "not_found", "there is no such ticket")
        if account.id not in ticket.members:
            self.chat.join(ticket, account)
            taken = event("ticket.taken", {"ticketId": ticket.id, "agentId": account.id})
            self.chat.tell(ticket.members, taken, but=account)
        return success(ticket_fields(ticket))

    @staticmethod
    def sees(account: Account, ticket: Conversation) -> bool:
        """Members see a ticket; agents also those that nobody has taken."""
        waiting = len(ticket.members) == 1
        return account.id in ticket.members or (waiting and account.role == "agent")

    async def history(self, request: web.Request) -> web.Response:
        reader = self.chat.reader(bearer(request))
        page = number(request.query.get("page"), 1, 1_000_000)
        size = number(request.query.get("per_page"), 20, 100)
        messages, pages = self.chat.numbered(reader, request.match_info["ticket"], page, size)
        return success({"items": [fields(message) for message in messages], "page": page, "pages": pages})

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = await opened(request)
        try:
            account = await self.authenticated(socket)
        except Refusal as refusal:
            if not socket.closed:
                await socket.send_str(dump(event("auth.failed", {"code": refusal.code.upper()})))
                await socket.close(code=4401, message=b"unauthorized")
            return socket
        hello = event("auth.ok", {"connection": "cn_" + secrets.token_hex(6), "accountId": account.id})
        return await converse(self.chat, request, socket, account, handle=self.handle, problem=problem, hello=hello)

    async def authenticated(self, socket: web.WebSocketResponse) -> Account:
        """Who the first frame says this is; what says something else has no token."""
        try:
            frame = await asyncio.wait_for(socket.receive(), FIRST_FRAME_WITHIN)
            data = parse(frame.data) if frame.type is WSMsgType.TEXT else None
        except TimeoutError:
            raise Refusal(401, "unauthorized", "the first frame did not come") from None
        except Malformed:
            self.chat.garbage()
            raise
        if member(data, "event", str) != "auth":
            return self.chat.listener(None)
        return self.chat.listener(member(member(data, "payload", dict), "accessToken", str))

    async def handle(self, connection: Connection, data: Any) -> None:
        """One event of a client."""
        account, payload = connection.account, member(data, "payload", dict)
        match member(data, "event", str):
            case "ticket.message":
                reference, ticket_id = member(payload, "clientRef", str), member(payload, "ticketId", str)
                text = member(member(payload, "content", dict), "body", str)
                message, _ = await self.chat.post(
                    account, ticket_id, text, reference=reference, sent=data, origin=connection
                )
                accepted = {"clientRef": reference, "messageId": f"TM-{message.id}", "ticketId": ticket_id}
                if self.chat.acknowledges(message):
                    connection.put(event("ticket.message.accepted", accepted))
            case "ticket.subscribe":
                ticket_id = member(payload, "ticketId", str)
                self.chat.subscribe(connection, ticket_id)
                connection.put(event("ticket.subscribed", {"ticketId": ticket_id}))
            case "ticket.read":
                ticket = self.chat.conversation(account, member(payload, "ticketId", str))
                read = {"ticketId": ticket.id, "messageId": member(payload, "messageId", str), "by": account.id}
                self.chat.tell(ticket.members, event("ticket.was_read", read), but=account)
            case _:
                raise Refusal(400, "bad_request", "unknown event")


def build(defect: str | None, store: Store | None = None) -> web.Application:
    nested = Nested(defect, store)
    routes = [
        *client("nested.html"),
        web.post("/v1/accounts", nested.create_account),
        web.post("/v1/tickets", nested.open_ticket),
        web.get("/v1/tickets", nested.tickets),
        web.post("/v1/tickets/{ticket}/take", nested.take),
        web.get("/v1/tickets/{ticket}/messages", nested.history),
        web.get("/realtime", nested.socket),
    ]
    return application(nested.chat, failure, routes)
