"""Holds the session that is recorded, without a browser.

    python talk.py --dialect flat --url http://127.0.0.1:4000

Two people sign up, one opens a conversation with the other, each says a sentence, and the second reads them again.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

import aiohttp

from clients import CLIENTS
from session import FIRST, SECOND, Deviation


async def hold(dialect: str, base: str) -> None:
    client = CLIENTS[dialect]
    async with client(base, FIRST) as first, client(base, SECOND) as second:
        for one in (first, second):
            await one.visit()
            await one.sign_up()
            await one.connect()
        await first.open(second.id)
        await second.join()
        for speaker, listener in ((first, second), (second, first)):
            await speaker.typing()
            await speaker.say(speaker.person.says)
            await listener.heard(speaker.person.says)
        texts = await second.history()
        if sorted(texts) != sorted([FIRST.says, SECOND.says]):
            raise Deviation(f"the history has {texts}")


def play(dialect: str, base: str) -> None:
    try:
        asyncio.run(hold(dialect, base))
    except aiohttp.ClientError as fault:
        raise Deviation(str(fault)) from None


def main() -> int:
    parser = argparse.ArgumentParser(description="Two people say a sentence each.")
    parser.add_argument("--dialect", choices=CLIENTS, required=True)
    parser.add_argument("--url", required=True)
    options = parser.parse_args()
    try:
        play(options.dialect, options.url)
    except Deviation as deviation:
        print(f"{options.dialect}: {deviation}", file=sys.stderr)
        return 1
    print(f"{options.dialect}: both were heard, and the history has both")
    return 0


if __name__ == "__main__":
    sys.exit(main())
