"""Starts one of the chat servers of this folder.

    python serve.py --dialect flat [--defect doubles] [--port 0] [--store FILE]

Prints one line, `Listening on http://127.0.0.1:PORT`, when it is ready, and serves until SIGTERM.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import pathlib
import signal
import socket

from aiohttp import web

from model import DEFECTS
from store import Store

DIALECTS = ("flat", "nested", "socketio_events", "no_ack", "rest_send")

SEND_BUFFER = 64 * 1024
"""What the kernel keeps for a reader. Small, so that a stalled one is noticed after some frames, not some megabytes."""


def listening(port: int) -> socket.socket:
    """A socket on the loopback interface; those that it accepts inherit its buffer."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    listener.bind(("127.0.0.1", port))
    return listener


async def serve(app: web.Application, listener: socket.socket) -> None:
    """Serves until SIGTERM or SIGINT."""
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.SockSite(runner, listener, backlog=512).start()
    print(f"Listening on http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    await stopping.wait()
    await runner.cleanup()


async def main() -> None:
    parser = argparse.ArgumentParser(description="A chat server with a wire of its own.")
    parser.add_argument("--dialect", choices=DIALECTS, required=True)
    parser.add_argument("--defect", choices=DEFECTS, metavar="NAME", help=", ".join(DEFECTS))
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--store", type=pathlib.Path, metavar="FILE", help="keeps everything, also after SIGKILL")
    options = parser.parse_args()
    dialect = importlib.import_module(options.dialect)
    if options.defect in dialect.WITHOUT:
        parser.error(f"{options.dialect} has nothing that {options.defect} could break")
    if options.defect == "stores-lazily" and options.store is None:
        parser.error("stores-lazily needs --store")
    store = None if options.store is None else Store(options.store)
    await serve(dialect.build(options.defect, store), listening(options.port))


if __name__ == "__main__":
    asyncio.run(main())
