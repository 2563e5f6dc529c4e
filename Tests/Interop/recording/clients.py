"""The clients of the five dialects, without a browser: each sends what its page in ../dialects/pages sends."""

from __future__ import annotations

import json
import random
import re
import string
import time
import uuid
from typing import Any

from person import Client, dump
from session import TITLE


class Flat(Client):
    token = ""

    @property
    def credentials(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    async def sign_up(self) -> None:
        person = self.person
        form = {"email": person.email, "password": person.password, "name": person.name}
        answer = await self.call("POST", "/signup", form)
        self.token, self.id = answer["token"], answer["user"]["id"]

    async def connect(self) -> None:
        await self.open_socket(f"/ws?token={self.token}")
        await self.hear(lambda frame: frame["type"] == "welcome")

    async def open(self, other: Any) -> None:
        room = (await self.call("POST", "/rooms", {"title": TITLE}))["id"]
        await self.call("POST", f"/rooms/{room}/members", {"user": other})
        await self.enter(room)

    async def join(self) -> None:
        invitation = await self.hear(lambda frame: frame["type"] == "invited")
        await self.enter(invitation["room"])

    async def typing(self) -> None:
        await self.emit({"type": "typing", "room": self.conversation})

    async def say(self, text: str) -> None:
        nonce = "".join(random.choices(string.ascii_lowercase + string.digits, k=8))
        await self.emit({"type": "msg", "room": self.conversation, "text": text, "nonce": nonce})
        await self.hear(lambda frame: frame["type"] == "ok" and frame["nonce"] == nonce)

    async def heard(self, text: str) -> None:
        await self.hear(lambda frame: frame["type"] == "msg" and frame["text"] == text)

    async def history(self) -> list[str]:
        page = await self.call("GET", f"/rooms/{self.conversation}/messages", limit=20)
        return [row["text"] for row in page["rows"]]


class Nested(Client):
    token = ""

    @property
    def credentials(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    async def event(self, name: str, **payload: Any) -> None:
        await self.emit({"event": name, "payload": payload})

    async def sign_up(self) -> None:
        answer = await self.call("POST", "/v1/accounts", {"name": self.person.name, "role": self.person.role})
        self.token, self.id = answer["result"]["accessToken"], answer["result"]["accountId"]

    async def connect(self) -> None:
        await self.open_socket("/realtime")
        await self.event("auth", accessToken=self.token)
        await self.hear(lambda frame: frame["event"] == "auth.ok")

    async def open(self, other: Any) -> None:
        ticket = await self.call("POST", "/v1/tickets", {"subject": TITLE})
        await self.enter(ticket["result"]["ticketId"])

    async def join(self) -> None:
        tickets = (await self.call("GET", "/v1/tickets"))["result"]["items"]
        waiting = [ticket for ticket in tickets if not ticket["agentIds"]]
        taken = await self.call("POST", f"/v1/tickets/{waiting[0]['ticketId']}/take")
        await self.enter(taken["result"]["ticketId"])

    async def enter(self, conversation: Any) -> None:
        await self.event("ticket.subscribe", ticketId=conversation)
        await self.hear(lambda frame: frame["event"] == "ticket.subscribed")
        await super().enter(conversation)

    async def say(self, text: str) -> None:
        reference = str(uuid.uuid4())
        await self.event("ticket.message", ticketId=self.conversation, content={"body": text}, clientRef=reference)
        await self.hear(
            lambda frame: frame["event"] == "ticket.message.accepted" and frame["payload"]["clientRef"] == reference
        )

    async def heard(self, text: str) -> None:
        message = await self.hear(
            lambda frame: frame["event"] == "ticket.message" and frame["payload"]["content"]["body"] == text
        )
        await self.event("ticket.read", ticketId=self.conversation, messageId=message["payload"]["messageId"])

    async def history(self) -> list[str]:
        page = await self.call("GET", f"/v1/tickets/{self.conversation}/messages", page=1, per_page=20)
        return [item["content"]["body"] for item in page["result"]["items"]]


class SocketIOEvents(Client):
    token = ""
    sent = 0

    @property
    def credentials(self) -> dict[str, str]:
        return {"X-Session": self.token} if self.token else {}

    async def frame(self) -> tuple[str, str, Any]:
        """A packet: its kind, such as 42, its number, and its data. The server's pings are answered."""
        matched = re.fullmatch(r"(4.|.)(\d*)(.*)", await self.socket.receive_str(), re.DOTALL)
        assert matched is not None
        kind, number, data = matched.groups()
        if kind == "2":
            await self.socket.send_str("3")
        return kind, number, json.loads(data) if data else None

    async def sign_up(self) -> None:
        answer = await self.call("POST", "/api/session", {"user": self.person.name, "secret": self.person.password})
        self.token, self.id = answer["token"], answer["user"]["id"]

    async def connect(self) -> None:
        await self.open_socket("/socket.io/?EIO=4&transport=websocket")
        await self.hear(lambda packet: packet[0] == "0")
        await self.socket.send_str("40" + dump({"token": self.token}))
        await self.hear(lambda packet: packet[0] == "40")

    async def open(self, other: Any) -> None:
        await self.enter((await self.call("POST", "/api/conversations", {"with": [other]}))["id"])

    async def say(self, text: str) -> None:
        self.sent += 1
        uid = f"{self.id}-{time.time_ns() // 1_000_000}-{self.sent}"
        event = ["chat message", {"conversation": self.conversation, "body": text, "uid": uid}]
        number = str(self.sent - 1)
        await self.socket.send_str(f"42{number}{dump(event)}")
        await self.hear(lambda packet: packet[:2] == ("43", number) and packet[2][0]["status"] == "stored")

    async def heard(self, text: str) -> None:
        *_, event = await self.hear(
            lambda packet: packet[0] == "42" and packet[2][0] == "chat message" and packet[2][1]["body"] == text
        )
        if self.conversation is None:
            await self.enter(event[1]["conversation"])

    async def history(self) -> list[str]:
        page = await self.call("GET", f"/api/conversations/{self.conversation}/history")
        return [message["body"] for message in page["messages"]]


class NoAck(Client):
    """Who asks is said by a cookie, which the session keeps."""

    async def sign_up(self) -> None:
        answer = await self.call("POST", "/auth", {"name": self.person.name, "password": self.person.password})
        self.id = answer["you"]

    async def connect(self) -> None:
        await self.open_socket("/chat")

    async def open(self, other: Any) -> None:
        await self.enter((await self.call("POST", "/talks", {"people": [other]}))["talk"])

    async def say(self, text: str) -> None:
        await self.emit({"cmd": "say", "to": self.conversation, "text": text})
        await self.heard(text)

    async def heard(self, text: str) -> None:
        frame = await self.hear(lambda frame: "said" in frame and frame["said"]["text"] == text)
        if self.conversation is None:
            await self.enter(frame["said"]["in"])

    async def history(self) -> list[str]:
        return [said["text"] for said in await self.call("GET", f"/log/{self.conversation}")]


class RestSend(Client):
    token = ""

    @property
    def credentials(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    async def sign_up(self) -> None:
        form = {"handle": self.person.name, "password": self.person.password}
        answer = await self.call("POST", "/users", form)
        self.token, self.id = answer["token"], answer["id"]

    async def connect(self) -> None:
        await self.open_socket("/stream", protocols=("bearer", self.token))

    async def open(self, other: Any) -> None:
        await self.enter((await self.call("POST", "/conversations", {"participants": [other]}))["id"])

    async def say(self, text: str) -> None:
        form = {"body": text, "dedupe": str(uuid.uuid4())}
        await self.call("POST", f"/conversations/{self.conversation}/messages", form)

    async def heard(self, text: str) -> None:
        frame = await self.hear(lambda frame: frame["kind"] == "message.created" and frame["data"]["body"] == text)
        if self.conversation is None:
            await self.enter(frame["data"]["conversationId"])

    async def history(self) -> list[str]:
        page = await self.call("GET", f"/conversations/{self.conversation}/messages", limit=20)
        return [message["body"] for message in page["data"]]


CLIENTS: dict[str, type[Client]] = {
    "flat": Flat,
    "nested": Nested,
    "socketio_events": SocketIOEvents,
    "no_ack": NoAck,
    "rest_send": RestSend,
}
