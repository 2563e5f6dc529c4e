"""A conversation between a customer and an operator, held by a client that shares no code with this project.

    chat_both_ways.py --url http://127.0.0.1:8080

The server must run for development (capabilities: testing.accounts and testing.loginCode). One line per step; exit
status 0 when all of it is as SPEC.md says, 1 at the first thing that is not, 2 when the server cannot be used at all.
"""

import argparse
import contextlib
import json
import random
import re
import sys
import time

import requests
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

TIMESTAMP = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
SESSIONS = "/api/v2/admin/chat/sessions"


class Deviation(Exception):
    """The server did not do what SPEC.md says."""


def require(holds, sentence):
    if not holds:
        raise Deviation(sentence)


class Account:
    """Someone with a token, and perhaps with a socket."""

    def __init__(self, base, name, token, user_id):
        self.base, self.name, self.token, self.user_id = base, name, token, user_id
        self.socket = None
        self.open = contextlib.ExitStack()
        self.inbox = []

    def call(self, method, path, status, body=None, query=None):
        answer = requests.request(
            method,
            self.base + path,
            headers={"Authorization": "Bearer " + self.token},
            json=body,
            params=query,
            timeout=10,
        )
        return opened(answer, status, f"{self.name}: {method} {path}")

    def connect(self):
        address = self.base.replace("http", "ws", 1) + "/ws?token=" + self.token
        self.socket = self.open.enter_context(connect(address, open_timeout=10))
        first = self.frame("connection_established")
        require(first["type"] == "connection_established", f"{self.name}: the first frame is {first}")
        require(first["data"]["userId"] == self.user_id, f"{self.name}: connected as someone else: {first}")

    def send(self, kind, **data):
        self.socket.send(json.dumps({"type": kind, "data": data}))

    def frame(self, awaited):
        try:
            frame = json.loads(self.socket.recv(timeout=10))
        except TimeoutError:
            raise Deviation(f"{self.name}: no {awaited} within 10 s; unread: {self.inbox}") from None
        except ConnectionClosed as end:
            raise Deviation(f"{self.name}: the connection ended before {awaited} came: {end}") from None
        require(set(frame) >= {"type", "data", "timestamp", "messageId"}, f"{self.name}: no frame: {frame}")
        require(TIMESTAMP.match(frame["timestamp"]), f"{self.name}: no timestamp: {frame}")
        return frame

    def receive(self, kind, **expected):
        """The data of the oldest unread frame of that kind; every member named must have the value given."""
        deadline = time.monotonic() + 10
        while True:
            for index, frame in enumerate(self.inbox):
                if frame["type"] == kind:
                    del self.inbox[index]
                    for name, value in expected.items():
                        actual = frame["data"].get(name)
                        require(actual == value, f"{self.name}: {kind}.{name} is {actual!r}, not {value!r}")
                    return frame["data"]
            require(time.monotonic() < deadline, f"{self.name}: no {kind}; unread: {self.inbox}")
            self.inbox.append(self.frame(kind))


def opened(answer, status, what):
    """The data of an envelope that says success."""
    require(answer.status_code == status, f"{what}: status {answer.status_code}, not {status}: {answer.text}")
    envelope = answer.json()
    require(set(envelope) >= {"code", "msg", "data", "timestamp"}, f"{what}: no envelope: {answer.text}")
    require(envelope["code"] == 0, f"{what}: code {envelope['code']}")
    require(TIMESTAMP.match(envelope["timestamp"]), f"{what}: no timestamp: {answer.text}")
    return envelope["data"]


def step(text):
    print("ok   " + text, flush=True)


def log_in(base, code):
    mobile = "86" + "".join(random.choices("0123456789", k=10))
    body = {"mobile": mobile, "verificationCode": code}
    data = opened(requests.post(base + "/api/v2/auth/login", json=body, timeout=10), 200, "login")
    require(data["tokenType"] == "Bearer", f"login: tokenType is {data['tokenType']!r}")
    require(data["user"]["role"] == "user" and data["user"]["isAdmin"] is False, f"login: no customer: {data['user']}")
    return Account(base, "customer", data["token"], data["user"]["userId"])


def make_operator(base):
    body = {"role": "operator", "nickname": "Interop"}
    data = opened(requests.post(base + "/api/v2/testing/accounts", json=body, timeout=10), 201, "testing account")
    return Account(base, "operator", data["token"], data["userId"])


def conversation(base):
    capabilities = opened(requests.get(base + "/api/v2/capabilities", timeout=10), 200, "capabilities")
    testing = capabilities.get("testing") or {}
    if not (testing.get("accounts") and testing.get("loginCode")):
        print("This server does not run for development: start it with --dev.", file=sys.stderr)
        return 2
    step(f"capabilities: {capabilities['server']['name']} {capabilities['server']['version']}")

    customer = log_in(base, testing["loginCode"])
    step(f"the customer logs in with a code (userId {customer.user_id})")
    operator = make_operator(base)
    step(f"the testing route makes an operator (userId {operator.user_id})")

    operator.connect()
    customer.connect()
    step("both are connected")

    opening = customer.call("POST", "/api/v2/chat/session", 201, body={"source": "web"})
    session = opening["sessionId"]
    require(opening["status"] == "waiting" and opening["isNew"] is True, f"opened session: {opening}")
    operator.receive("new_session", sessionId=session, userId=customer.user_id, source="web")
    step("the customer opens a session, and the operator hears of it")

    state = operator.call("POST", f"{SESSIONS}/{session}/accept", 200)
    require(state["adminId"] == operator.user_id and state["status"] == "assigned", f"accepted session: {state}")
    for account in (customer, operator):
        account.receive("session_status", sessionId=session, status="assigned", oldStatus="waiting")
    step("the operator accepts it, and both hear of it")

    text = "你好 \u202eabc\u202c <b>&amp;</b> e\u0301 \U0001f469\u200d\U0001f680 \u0000 end "
    customer.send("chat_message", sessionId=session, content=text, messageType="text", tempMessageId="t-1")
    sent = customer.receive("message_sent", tempMessageId="t-1", seq=1, status="sent", duplicate=False)
    operator.receive(
        "new_message", sessionId=session, messageId=sent["messageId"], content=text, senderType="user", seq=1
    )
    step("the customer writes, and the operator reads every character of it")

    operator.send("chat_message", sessionId=session, content="good day", tempMessageId="t-1")
    replied = operator.receive("message_sent", tempMessageId="t-1", seq=2, duplicate=False)
    for account in (customer, operator):
        account.receive("session_status", status="active", oldStatus="assigned")
    customer.receive("new_message", messageId=replied["messageId"], content="good day", senderType="admin", seq=2)
    step("the operator answers, and the session is active")

    by_rest = operator.call("POST", f"{SESSIONS}/{session}/messages", 200, body={"content": "by REST"})
    require(by_rest["seq"] == 3, f"sent by REST: {by_rest}")
    for account in (customer, operator):
        account.receive("new_message", messageId=by_rest["messageId"], content="by REST", seq=3)
    step("a message by REST reaches both")

    customer.send("typing_start", sessionId=session)
    operator.receive("user_typing", sessionId=session, userId=customer.user_id, typing=True, senderType="user")
    customer.send("typing_stop", sessionId=session)
    operator.receive("user_typing", sessionId=session, typing=False)
    step("the operator sees the customer type")

    customer.send("mark_read", sessionId=session, allMessages=True)
    customer.receive("message_read", sessionId=session, readByType="user", updatedCount=2)
    operator.receive("message_read", sessionId=session, readById=customer.user_id, updatedCount=2)
    step("the customer reads, and the operator hears of it")

    page = customer.call("GET", "/api/v2/chat/history", 200, query={"sessionId": session})
    require([item["seq"] for item in page["messages"]] == [3, 2, 1], f"history: {page}")
    require(page["messages"][2]["content"] == text, f"history has another text: {page['messages'][2]['content']!r}")
    require({item["status"] for item in page["messages"]} == {"read"}, f"history: not all is read: {page}")
    theirs = operator.call("GET", f"{SESSIONS}/{session}/messages", 200)
    require(theirs["messages"] == page["messages"], "customer and operator see different histories")
    step("both see the same history, and all of it is read")

    customer.send("heartbeat")
    customer.receive("heartbeat_response", connectionStatus="active")
    step("a heartbeat is answered")

    closed = operator.call("POST", f"{SESSIONS}/{session}/close", 200)
    require(closed["status"] == "closed" and TIMESTAMP.match(closed["closedAt"]), f"closed session: {closed}")
    for account in (customer, operator):
        account.receive("session_status", sessionId=session, status="closed", oldStatus="active")
        account.receive("session_closed", sessionId=session, adminId=operator.user_id)
    customer.send("chat_message", sessionId=session, content="too late", tempMessageId="t-9")
    customer.receive("error", code=4092, tempMessageId="t-9")
    step("the operator closes the session, and nobody can write to it any more")

    customer.open.close()
    operator.open.close()
    return 0


def main():
    arguments = argparse.ArgumentParser(description="Hold one conversation with a chat server.")
    arguments.add_argument("--url", required=True, help="for instance http://127.0.0.1:8080")
    base = arguments.parse_args().url.rstrip("/")
    try:
        return conversation(base)
    except Deviation as deviation:
        print(f"not ok: {deviation}", file=sys.stderr)
        return 1
    except (requests.ConnectionError, OSError) as error:
        print(f"No server answers at {base}: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
