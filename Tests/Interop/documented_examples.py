"""Runs the examples that the first documentation of this API gave to its clients: curl, and a bare WebSocket.

    documented_examples.py --url http://127.0.0.1:8080 --samples Fixtures/payloads/seed-001

Every answer and every frame has to have at least the members of the documented sample, with values of the same types.
The WebSocket client here is a socket and forty lines, so that no library hides what is on the wire. The server must run
for development. Exit status 0 when everything is as documented, 1 at the first thing that is not.
"""

import argparse
import base64
import hashlib
import json
import os
import shlex
import socket
import struct
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

# As documented; {token}, session_123 and the host are what a reader replaces.
LOGIN = """curl -X POST -H "Content-Type: application/json"
     -d '{"mobile": "13612227930", "verificationCode": "123456"}'
     "http://localhost:3000/api/v2/auth/login" """
LIST = """curl -H "Authorization: Bearer {token}"
     "http://localhost:3000/api/v2/admin/chat/sessions?status=all&page=1&pageSize=10" """
HISTORY = """curl -H "Authorization: Bearer {token}"
     "http://localhost:3000/api/v2/admin/chat/sessions/session_123/messages?page=1" """
SEND = """curl -X POST
     -H "Authorization: Bearer {token}"
     -H "Content-Type: application/json"
     -d '{"content":"管理员回复","messageType":"text"}'
     "http://localhost:3000/api/v2/admin/chat/sessions/session_123/messages" """
TODAY = """curl -H "Authorization: Bearer {token}"
     "http://localhost:3000/api/v2/admin/chat/stats/today" """


class Deviation(Exception):
    """Something is not as documented."""


class BareSocket:
    """RFC 6455 as far as text frames go."""

    def __init__(self, base, token):
        place = urllib.parse.urlsplit(base)
        self.socket = socket.create_connection((place.hostname, place.port), timeout=10)
        self.buffer = b""
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            (
                f"GET /ws?token={token} HTTP/1.1\r\nHost: {place.netloc}\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        while b"\r\n\r\n" not in self.buffer:
            self.more()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        accept = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        if b" 101 " not in head.split(b"\r\n")[0] + b" " or accept not in head:
            raise Deviation(f"the handshake was answered with {head.decode()}")

    def more(self):
        data = self.socket.recv(65536)
        if not data:
            raise Deviation("the connection ended")
        self.buffer += data

    def send(self, frame):
        payload, mask = json.dumps(frame).encode(), os.urandom(4)
        length = len(payload)
        head = bytes([0x81, 0x80 | length]) if length < 126 else bytes([0x81, 0xFE]) + struct.pack(">H", length)
        self.socket.sendall(head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload)))

    def frame(self):
        while True:
            need = 2
            if len(self.buffer) >= 2:
                length = self.buffer[1] & 0x7F
                need = 4 if length == 126 else 2
                if len(self.buffer) >= need:
                    size = struct.unpack(">H", self.buffer[2:4])[0] if length == 126 else length
                    if len(self.buffer) >= need + size:
                        opcode, payload = self.buffer[0] & 0x0F, self.buffer[need : need + size]
                        self.buffer = self.buffer[need + size :]
                        if opcode == 1:
                            return json.loads(payload)
                        continue
            self.more()

    def receive(self, kind):
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            frame = self.frame()
            if frame["type"] == kind:
                return frame
        raise Deviation(f"no {kind} within 10 s")


def differences(sample, actual, path="$"):
    """Where the actual value lacks a member of the sample, or has one of another type."""
    if isinstance(sample, dict):
        if not isinstance(actual, dict):
            return [f"{path} is {actual!r}, not an object"]
        missing = [f"{path}.{name} is missing" for name in sample if name not in actual]
        return missing + [
            line
            for name, value in sample.items()
            if name in actual
            for line in differences(value, actual[name], f"{path}.{name}")
        ]
    if isinstance(sample, list):
        if not isinstance(actual, list):
            return [f"{path} is {actual!r}, not an array"]
        if sample and not actual:
            return [f"{path} is empty, and the sample is not"]
        return [line for item in actual for line in differences(sample[0], item, f"{path}[]")] if sample else []
    kinds = {bool: (bool,), int: (int, float), float: (int, float), str: (str,)}
    # A sample with null stands for a value that may be missing; a value may be null where the tables say so.
    if sample is None or actual is None:
        return []
    lawful = kinds[type(sample)]
    holds = isinstance(actual, lawful) and isinstance(actual, bool) == isinstance(sample, bool)
    return [] if holds else [f"{path} is {actual!r}, the sample has {sample!r}"]


class Examples:
    def __init__(self, base, samples):
        self.base, self.samples = base, Path(samples)

    def sample(self, name):
        return json.loads((self.samples / (name + ".json")).read_text())

    def compare(self, name, actual):
        found = differences(self.sample(name), actual)
        if found:
            raise Deviation(f"{name}: " + "; ".join(found) + f"\n{json.dumps(actual, ensure_ascii=False)}")

    def curl(self, command, token="", session="session_123", path=None):
        text = command.replace("http://localhost:3000", self.base).replace("{token}", token)
        text = text.replace("session_123", session)
        if path:
            text = text.replace("/api/v2/admin/chat", path)
        words = shlex.split(text)
        output = subprocess.run(words[:1] + ["-s", "-S", "--max-time", "10"] + words[1:], capture_output=True, text=True)
        if output.returncode:
            raise Deviation(f"curl failed: {output.stderr}")
        return json.loads(output.stdout)

    def run(self):
        operator = self.testing_account("operator")
        login = self.curl(LOGIN)
        if login["code"] != 0 or not login["data"]["token"]:
            raise Deviation(f"login: {login}")
        customer = login["data"]["token"]
        step("login with mobile number and code, by curl")

        desk, phone = BareSocket(self.base, operator), BareSocket(self.base, customer)
        for one in (desk, phone):
            one.send({"type": "heartbeat", "data": {}})
            one.receive("heartbeat_response")
        step("both sides connect with /ws?token= and send a heartbeat at once")

        opened = self.curl(
            """curl -X POST -H "Authorization: Bearer {token}" "http://localhost:3000/api/v2/chat/session" """, customer
        )["data"]
        session = opened["sessionId"]
        if opened["isNew"]:
            self.compare("07-new_session", desk.receive("new_session"))
            step("new_session")

        typing, send = self.command("11-typing_start", session), self.command("10-chat_message", session)
        phone.send(typing)
        self.compare("08-user_typing", desk.receive("user_typing"))
        phone.send(self.command("12-typing_stop", session))
        self.compare("08-user_typing", desk.receive("user_typing"))
        step("typing_start and typing_stop become user_typing")

        phone.send(send)
        self.compare("06-new_message", desk.receive("new_message"))
        step("chat_message becomes new_message")

        self.compare("04-sent-message", self.curl(SEND, operator, session))
        self.compare("09-session_status", desk.receive("session_status"))
        phone.receive("new_message")
        step("the operator answers by curl, and session_status tells it")

        phone.send(self.command("13-mark_read", session))
        phone.receive("message_read")
        step("mark_read")

        for path in (None, "/admin/chat"):
            shown = path or "/api/v2/admin/chat"
            self.compare("01-session-list", self.curl(LIST, operator, path=path))
            self.compare("02-message-history", self.curl(HISTORY, operator, session, path))
            self.compare("04-sent-message", self.curl(SEND, operator, session, path))
            self.compare("05-today-statistics", self.curl(TODAY, operator, path=path))
            step(f"list, history, sending and statistics below {shown}")

        refused = self.curl(LIST, "expired")
        if refused["code"] != self.sample("15-refusal")["code"] or refused["data"] is not None:
            raise Deviation(f"refusal: {refused}")
        step("a token that is not valid is refused with 4002")
        return 0

    def command(self, name, session):
        frame = self.sample(name)
        frame["data"]["sessionId"] = session
        return frame

    def testing_account(self, role):
        made = self.curl(
            "curl -X POST -H 'Content-Type: application/json' -d '" + json.dumps({"role": role}) + "'"
            " http://localhost:3000/api/v2/testing/accounts"
        )
        return made["data"]["token"]


def step(text):
    print("ok   " + text, flush=True)


def main():
    arguments = argparse.ArgumentParser(description="Run the documented examples against a server.")
    arguments.add_argument("--url", required=True, help="for instance http://127.0.0.1:8080")
    arguments.add_argument("--samples", required=True, help="the folder of the documented samples")
    options = arguments.parse_args()
    try:
        return Examples(options.url.rstrip("/"), options.samples).run()
    except Deviation as deviation:
        print(f"not ok: {deviation}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
