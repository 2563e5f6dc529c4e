"""Kills a server in the middle of messages, read marks and transfers and looks for what it had acknowledged.

    kill_nine.py --server .build/release/reference-server [--messages 2000] [--window 64] [--rounds 3] [--seed 7]

What SPEC.md promises (MSG-002): a message that has been acknowledged is in the history, also after the process was
ended at once. Messages without an acknowledgement may be there or not, each at most once. In the same way a read mark
that was answered stays (READ-001), and a session belongs to the operator of the last transfer that was answered, or of
one that was asked for after it (DESK-030). Exit status 0 when all rounds keep the promise, 1 when one does not.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from pathlib import Path

import requests
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from reference_server import running

SESSIONS = "/api/v2/admin/chat/sessions"


def call(base, method, path, token, **rest):
    headers = {"Authorization": "Bearer " + token} if token else {}
    answer = requests.request(method, base + path, headers=headers, timeout=10, **rest)
    answer.raise_for_status()
    return answer.json()["data"]


class Account:
    """Someone the testing route made."""

    def __init__(self, base, role):
        data = call(base, "POST", "/api/v2/testing/accounts", None, json={"role": role})
        self.token, self.user_id = data["token"], data["userId"]


class Promises:
    """What the server answered, and so has to keep."""

    def __init__(self):
        # Temporary id → (messageId, seq).
        self.messages = {}
        # The messages that the operator heard.
        self.heard = []
        # The message of the highest read mark that was answered.
        self.read = None
        # The operators of the transfers that were asked for, in order, and how many were answered.
        self.transfers, self.answered = [], 0


async def send_until_dead(base, token, session, count, window, kill_after, kill, promises):
    """Sends with at most `window` messages unacknowledged; kills after so many acknowledgements."""
    address = base.replace("http", "ws", 1) + "/ws?token=" + token
    room = asyncio.Semaphore(window)

    async with connect(address, max_queue=None) as socket:

        async def listen():
            async for text in socket:
                frame = json.loads(text)
                if frame["type"] == "message_sent":
                    data = frame["data"]
                    promises.messages[data["tempMessageId"]] = (data["messageId"], data["seq"])
                    room.release()
                    if len(promises.messages) == kill_after:
                        kill()
                elif frame["type"] == "error":
                    sys.exit(f"a message was refused: {frame}")

        listener = asyncio.create_task(listen())
        try:
            for number in range(count):
                await room.acquire()
                data = {"sessionId": session, "content": f"message {number}", "tempMessageId": f"t-{number}"}
                await socket.send(json.dumps({"type": "chat_message", "data": data}))
                if listener.done():
                    break
        except ConnectionClosed:
            pass
        # The acknowledgements that were on their way when the server died still count.
        await asyncio.wait([listener], timeout=10)
        listener.cancel()


async def read_until_dead(base, token, session, promises, ready):
    """A supervisor who follows the session, hears its messages and marks every tenth as read."""
    address = base.replace("http", "ws", 1) + "/ws?token=" + token
    places = {}
    try:
        async with connect(address, max_queue=None) as socket:
            await socket.send(json.dumps({"type": "subscribe_session", "data": {"sessionId": session}}))
            async for text in socket:
                frame = json.loads(text)
                data = frame["data"]
                if frame["type"] == "session_subscribed":
                    ready.set()
                elif frame["type"] == "new_message":
                    promises.heard.append((data["messageId"], data["seq"]))
                    places[data["messageId"]] = data["seq"]
                    if data["seq"] % 10 == 0:
                        mark = {"sessionId": session, "messageId": data["messageId"]}
                        await socket.send(json.dumps({"type": "mark_read", "data": mark}))
                elif frame["type"] == "message_read" and data["messageId"] in places:
                    promises.read = max(promises.read or 0, places[data["messageId"]])
                elif frame["type"] == "error":
                    sys.exit(f"a command was refused: {frame}")
    except ConnectionClosed:
        pass


async def transfer_until_dead(base, token, session, operators, promises):
    """Gives the session from one operator to the other until the server is gone."""
    path = f"{SESSIONS}/{session}/transfer"
    for turn in range(10**9):
        operator = operators[turn % len(operators)]
        promises.transfers.append(operator.user_id)
        try:
            await asyncio.to_thread(call, base, "POST", path, token, json={"adminId": operator.user_id})
        except requests.ConnectionError:
            return
        promises.answered += 1
        await asyncio.sleep(0.01)


async def conversation(server, session, people, options, kill_after):
    customer, supervisor, operators = people
    promises, ready = Promises(), asyncio.Event()
    reading = asyncio.create_task(read_until_dead(server.url, supervisor.token, session, promises, ready))
    await asyncio.wait_for(ready.wait(), 10)
    transferring = asyncio.create_task(
        transfer_until_dead(server.url, supervisor.token, session, operators, promises)
    )
    await send_until_dead(
        server.url, customer.token, session, options.messages, options.window, kill_after, server.kill, promises
    )
    await asyncio.wait([reading, transferring], timeout=10)
    reading.cancel()
    transferring.cancel()
    return promises


def history(base, token, session):
    """All messages, the oldest first."""
    items, page = [], 1
    while True:
        query = {"sessionId": session, "page": page, "pageSize": 50}
        data = call(base, "GET", "/api/v2/chat/history", token, params=query)
        items += data["messages"]
        if not data["pagination"]["hasMore"]:
            return items[::-1]
        page += 1


def owner(base, token, session):
    """Whose session it is, as the operators' list has it."""
    page = call(base, "GET", SESSIONS, token, params={"status": "all"})
    return next(item["adminId"] for item in page["sessions"] if item["sessionId"] == session)


def judge(promises, kept, owned_by):
    """Every way in which the server breaks its promises."""
    faults = []
    places = {}
    for item in kept:
        places.setdefault(item["tempMessageId"], []).append((item["messageId"], item["seq"]))
    for temporary, sent in promises.messages.items():
        found = places.get(temporary, [])
        if not found:
            faults.append(f"{temporary} was acknowledged as {sent} and is lost")
        elif len(found) > 1:
            faults.append(f"{temporary} is there {len(found)} times: {found}")
        elif found[0] != sent:
            faults.append(f"{temporary} was acknowledged as {sent} and is kept as {found[0]}")
    for temporary, found in places.items():
        if temporary not in promises.messages and len(found) > 1:
            faults.append(f"{temporary}, not acknowledged, is there {len(found)} times: {found}")
    numbers = [item["seq"] for item in kept]
    if numbers != list(range(1, len(kept) + 1)):
        faults.append("the numbers are not 1, 2, 3 …: " + ", ".join(map(str, numbers[:20])))
    order = [int(item["tempMessageId"].removeprefix("t-")) for item in kept]
    if order != sorted(order):
        faults.append("the messages are not in the order of sending")
    kept_pairs = {(item["messageId"], item["seq"]) for item in kept}
    phantoms = [pair for pair in promises.heard if pair not in kept_pairs]
    if phantoms:
        faults.append(f"{len(phantoms)} messages were heard that are not kept, the first: {phantoms[0]}")
    unread = [item["seq"] for item in kept if item["seq"] <= (promises.read or 0) and item["status"] != "read"]
    if unread:
        faults.append(f"all up to {promises.read} was marked as read, and {len(unread)} are not, the first: {unread[0]}")
    # The transfer that was not answered any more may have happened or not.
    lawful = promises.transfers[max(promises.answered - 1, 0) :]
    if owned_by not in lawful:
        faults.append(f"the session belongs to {owned_by}, and the last transfers went to {lawful}")
    return faults


def one_round(number, options, chance):
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["--database", str(Path(folder) / "chat.sqlite"), "--rates", "none"]
        kill_after = chance.randint(1, options.messages - 1)
        with running(options.server, *arguments) as server:
            customer, supervisor = Account(server.url, "user"), Account(server.url, "supervisor")
            operators = [Account(server.url, "operator"), Account(server.url, "operator")]
            session = call(server.url, "POST", "/api/v2/chat/session", customer.token)["sessionId"]
            call(server.url, "POST", f"{SESSIONS}/{session}/accept", operators[0].token)
            begun = time.monotonic()
            people = (customer, supervisor, operators)
            promises = asyncio.run(conversation(server, session, people, options, kill_after))
            seconds = time.monotonic() - begun
            acknowledged = len(promises.messages)
            if server.process.poll() is None:
                sys.exit(f"only {acknowledged} of {options.messages} messages were acknowledged; not killed")
        with running(options.server, *arguments) as server:
            kept = history(server.url, customer.token, session)
            owned_by = owner(server.url, supervisor.token, session)
            # The server is not only readable again: it goes on where it was.
            path = f"{SESSIONS}/{session}/messages"
            again = call(server.url, "POST", path, supervisor.token, json={"content": "still there?"})
        faults = judge(promises, kept, owned_by)
        if again["seq"] != len(kept) + 1:
            faults.append(f"the next message after the restart has seq {again['seq']}, not {len(kept) + 1}")
        print(
            f"round {number}: killed after {kill_after} acknowledgements in {seconds:.2f} s"
            f" ({acknowledged / seconds:.0f} a second); acknowledged {acknowledged} messages,"
            f" {promises.answered} transfers, read up to {promises.read}; heard {len(promises.heard)}, kept {len(kept)},"
            f" {'FAULTS: ' + str(len(faults)) if faults else 'none lost, none twice, in order'}",
            flush=True,
        )
        for fault in faults[:10]:
            print("  " + fault)
        return not faults


def main():
    arguments = argparse.ArgumentParser(description="Kill a server in mid-conversation and look for what it had.")
    arguments.add_argument("--server", required=True, help="the reference-server binary")
    arguments.add_argument("--messages", type=int, default=2000)
    arguments.add_argument("--window", type=int, default=64, help="how many messages may lack their acknowledgement")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--seed", type=int, default=None, help="chooses the moments of the kills")
    options = arguments.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}")
    chance = random.Random(seed)
    kept = [one_round(number, options, chance) for number in range(1, options.rounds + 1)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
