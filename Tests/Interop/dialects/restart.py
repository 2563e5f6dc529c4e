"""Ends a server with SIGKILL and starts it again, at the same address: the control `kill-and-restart` of the harness.

    conformance run --control kill-and-restart="python restart.py PIDFILE --dialect flat --store FILE" …

PIDFILE has the server's process id, and then the new one's; after it come the arguments of serve.py. The port is that of
CONFORMANCE_URL, which the harness sets.
"""

from __future__ import annotations

import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

HERE = pathlib.Path(__file__).parent

PATIENCE = 20.0
"""Seconds until a server that was killed has to be gone."""


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def main() -> int:
    pid_file, arguments = pathlib.Path(sys.argv[1]), sys.argv[2:]
    port = urlsplit(os.environ["CONFORMANCE_URL"]).port
    assert port is not None
    os.kill(int(pid_file.read_text()), signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while answers(port):
        if time.monotonic() > deadline:
            sys.exit(f"the server at port {port} does not end")
        time.sleep(0.01)
    server = subprocess.Popen(
        [sys.executable, "-B", "serve.py", *arguments, "--port", str(port)], cwd=HERE, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    pid_file.write_text(str(server.pid))
    assert server.stdout is not None
    return 0 if server.stdout.readline().startswith("Listening on ") else 1


if __name__ == "__main__":
    sys.exit(main())
