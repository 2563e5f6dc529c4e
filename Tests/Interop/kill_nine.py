"""Kills a server in the middle of 2,000 messages and looks for those it had acknowledged.

    kill_nine.py --server .build/release/reference-server [--messages 2000] [--window 64] [--rounds 3] [--seed 7]

What SPEC.md promises (MSG-002): a message that has been acknowledged is in the history, also after the process was
ended at once. Messages without an acknowledgement may be there or not, each at most once. Exit status 0 when all rounds
keep the promise, 1 when one does not.
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


def account(base, role):
    return call(base, "POST", "/api/v2/testing/accounts", None, json={"role": role})["token"]


async def send_until_dead(base, token, session, count, window, kill_after, kill):
    """Sends with at most `window` messages unacknowledged; gives temporary id → (messageId, seq)."""
    acknowledged = {}
    address = base.replace("http", "ws", 1) + "/ws?token=" + token
    room = asyncio.Semaphore(window)

    async with connect(address, max_queue=None) as socket:

        async def listen():
            async for text in socket:
                frame = json.loads(text)
                if frame["type"] == "message_sent":
                    data = frame["data"]
                    acknowledged[data["tempMessageId"]] = (data["messageId"], data["seq"])
                    room.release()
                    if len(acknowledged) == kill_after:
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
    return acknowledged


async def drain(base, token, heard, ready):
    """Reads what the operator hears, until the server is gone."""
    address = base.replace("http", "ws", 1) + "/ws?token=" + token
    try:
        async with connect(address, max_queue=None) as socket:
            async for text in socket:
                frame = json.loads(text)
                ready.set()
                if frame["type"] == "new_message":
                    heard.append((frame["data"]["messageId"], frame["data"]["seq"]))
    except ConnectionClosed:
        pass


async def conversation(server, session, customer, operator, options, kill_after):
    heard, ready = [], asyncio.Event()
    listener = asyncio.create_task(drain(server.url, operator, heard, ready))
    await asyncio.wait_for(ready.wait(), 10)
    acknowledged = await send_until_dead(
        server.url, customer, session, options.messages, options.window, kill_after, server.kill
    )
    await asyncio.wait([listener], timeout=10)
    listener.cancel()
    return acknowledged, heard


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


def judge(acknowledged, heard, kept):
    """Every way in which the history breaks the promise."""
    faults = []
    places = {}
    for item in kept:
        places.setdefault(item["tempMessageId"], []).append((item["messageId"], item["seq"]))
    for temporary, sent in acknowledged.items():
        found = places.get(temporary, [])
        if not found:
            faults.append(f"{temporary} was acknowledged as {sent} and is lost")
        elif len(found) > 1:
            faults.append(f"{temporary} is there {len(found)} times: {found}")
        elif found[0] != sent:
            faults.append(f"{temporary} was acknowledged as {sent} and is kept as {found[0]}")
    for temporary, found in places.items():
        if temporary not in acknowledged and len(found) > 1:
            faults.append(f"{temporary}, not acknowledged, is there {len(found)} times: {found}")
    numbers = [item["seq"] for item in kept]
    if numbers != list(range(1, len(kept) + 1)):
        faults.append("the numbers are not 1, 2, 3 …: " + ", ".join(map(str, numbers[:20])))
    order = [int(item["tempMessageId"].removeprefix("t-")) for item in kept]
    if order != sorted(order):
        faults.append("the messages are not in the order of sending")
    kept_pairs = {(item["messageId"], item["seq"]) for item in kept}
    phantoms = [pair for pair in heard if pair not in kept_pairs]
    if phantoms:
        faults.append(f"the operator heard {len(phantoms)} messages that are not kept, the first: {phantoms[0]}")
    return faults


def one_round(number, options, chance):
    with tempfile.TemporaryDirectory() as folder:
        database = ["--database", str(Path(folder) / "chat.sqlite")]
        kill_after = chance.randint(1, options.messages - 1)
        with running(options.server, *database) as server:
            customer, operator = account(server.url, "user"), account(server.url, "operator")
            session = call(server.url, "POST", "/api/v2/chat/session", customer)["sessionId"]
            call(server.url, "POST", f"{SESSIONS}/{session}/accept", operator)
            begun = time.monotonic()
            acknowledged, heard = asyncio.run(
                conversation(server, session, customer, operator, options, kill_after)
            )
            seconds = time.monotonic() - begun
            if server.process.poll() is None:
                sys.exit(f"only {len(acknowledged)} of {options.messages} messages were acknowledged; not killed")
        with running(options.server, *database) as server:
            kept = history(server.url, customer, session)
            # The server is not only readable again: it goes on where it was.
            again = call(
                server.url, "POST", f"{SESSIONS}/{session}/messages", operator, json={"content": "still there?"}
            )
        faults = judge(acknowledged, heard, kept)
        if again["seq"] != len(kept) + 1:
            faults.append(f"the next message after the restart has seq {again['seq']}, not {len(kept) + 1}")
        print(
            f"round {number}: killed after {kill_after} acknowledgements in {seconds:.2f} s"
            f" ({len(acknowledged) / seconds:.0f} a second); acknowledged {len(acknowledged)}, heard {len(heard)},"
            f" kept {len(kept)}, {'FAULTS: ' + str(len(faults)) if faults else 'none lost, none twice, in order'}",
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
