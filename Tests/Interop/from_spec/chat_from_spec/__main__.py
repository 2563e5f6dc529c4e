"""python -m chat_from_spec: the command that runs the server."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import os
import secrets
import signal
import sys
import tempfile

from aiohttp import web

from .accounts import Accounts
from .commands import Commands
from .config import TIMINGS, Settings
from .desk import Desk
from .fields import MOBILE
from .http_side import HttpSide
from .hub import Hub
from .routes import Routes
from .store import Store


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="chat_from_spec", description="A chat server.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0: chosen by the kernel")
    parser.add_argument("--database", help="the SQLite file; a temporary one by default")
    parser.add_argument("--dev", action="store_true", help="test accounts and a fixed login code")
    parser.add_argument("--timings", choices=sorted(TIMINGS), default="standard")
    parser.add_argument("--allow-origin", action="append", metavar="ORIGIN")
    parser.add_argument(
        "--issue-code", metavar="MOBILE", help="print a login code for a number and end"
    )
    return parser.parse_args()


async def _serve(options: argparse.Namespace, database: str) -> None:
    settings = Settings(
        TIMINGS[options.timings],
        options.dev,
        tuple(options.allow_origin) if options.allow_origin else None,
    )
    store, hub = Store(database), Hub()
    accounts, desk = Accounts(store, hub, settings.dev), Desk(store, hub, settings.timings)
    commands, routes = Commands(store, hub, desk), Routes(settings, accounts, desk)
    server = HttpSide(settings, accounts, hub, desk, commands, routes).server()
    runner = web.ServerRunner(server, shutdown_timeout=3)
    await runner.setup()
    site = web.TCPSite(runner, options.host, options.port, backlog=1024)
    await site.start()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    assert runner.addresses
    print(f"Listening on http://{options.host}:{runner.addresses[0][1]}", flush=True)
    await stop.wait()
    connections = hub.everyone()
    await site.stop()
    for connection in connections:
        connection.close(1001, "the server stops")
    if connections:
        await asyncio.wait([connection.finished for connection in connections], timeout=3)
    await runner.cleanup()
    store.close()


def _issue_code(database: str, mobile: str) -> None:
    store = Store(database)
    code = f"{secrets.randbelow(10**6):06d}"
    Accounts(store, Hub(), False).send_code(mobile, code)
    store.close()
    print(code)


def main() -> None:
    """Run the server, or issue a code."""
    options = _options()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    if options.issue_code:
        if not options.database or not MOBILE.match(options.issue_code):
            sys.exit("--issue-code needs --database and a mobile number")
        _issue_code(options.database, options.issue_code)
        return
    with contextlib.ExitStack() as stack:
        database = options.database or os.path.join(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="chat-from-spec-")), "chat.db"
        )
        asyncio.run(_serve(options, database))


if __name__ == "__main__":
    main()
