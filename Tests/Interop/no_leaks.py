"""Judges a server that breaks rules about tokens, and looks for secrets in everything that is left behind.

    no_leaks.py --conformance .build/debug/conformance --server .build/debug/faulty-server

A go-between copies what both sides say; what the server gave away as token or ticket there, and what the target file
has, must stand in no report, in nothing that is printed, and in no process list. The faults make cases fail, so that
reports have transcripts. Exit status 0 when nothing is found.
"""

import argparse
import asyncio
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import urllib.request

from listening import listening

RUNS = [
    ("ticket-for-many", "tokens", 0),
    ("refresh-token-forever", "tokens", 0),
    ("forgets-brought-token", "tokens", 0),
    ("socket-refused-with-403", "core", 40),
]
"""A fault that makes cases fail which use what is secret, the profile of these cases, and how many accounts of mei the
target file has."""

GIVEN = re.compile(rb'"(?:token|accessToken|refreshToken|ticket)":"([^"\\]{12,})"')
"""What a server gives to somebody, in an answer or a frame."""

FORMS = {"json": "json", "junit": "xml", "html": "html", "pretty": "txt"}
HEADER = "canary-header-7f3a9c51"
"""The value of a header in the target file."""


class GoBetween:
    """Takes connections, makes the same to the server, and keeps what the server says."""

    def __init__(self, url):
        self.host, port = url.removeprefix("http://").split(":")
        self.port = int(port)
        self.said = []
        self.loop = asyncio.new_event_loop()
        started = threading.Event()
        threading.Thread(target=self._run, args=(started,), daemon=True).start()
        started.wait(10)

    def _run(self, started):
        async def serve():
            server = await asyncio.start_server(self._take, "127.0.0.1", 0)
            self.url = "http://127.0.0.1:%d" % server.sockets[0].getsockname()[1]
            started.set()
            await server.serve_forever()

        self.loop.run_until_complete(serve())

    async def _take(self, reader, writer):
        try:
            up_reader, up_writer = await asyncio.open_connection(self.host, self.port)
        except OSError:
            writer.close()
            return
        kept = bytearray()
        self.said.append(kept)
        await asyncio.gather(self._give(reader, up_writer, None), self._give(up_reader, writer, kept))

    @staticmethod
    async def _give(reader, writer, kept):
        try:
            while data := await reader.read(65536):
                if kept is not None:
                    kept += data
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

    @property
    def secrets(self):
        return {found.decode() for said in self.said for found in GIVEN.findall(bytes(said))}


class ProcessList:
    """Looks at the words and the environment of all processes again and again."""

    def __init__(self, wanted):
        self.wanted = [text.encode() for text in wanted]
        self.found = set()
        self.looks = 0
        self._isOver = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._isOver.set()
        self._thread.join()

    def _look(self):
        while not self._isOver.wait(0.02):
            self.looks += 1
            for process in pathlib.Path("/proc").glob("[0-9]*"):
                for name in ("cmdline", "environ"):
                    try:
                        text = (process / name).read_bytes()
                    except OSError:
                        continue  # It has ended, or is somebody else's.
                    for secret in self.wanted:
                        if secret in text:
                            self.found.add(f"{process.name}/{name}: {secret.decode()}")


def account(url, mobile):
    """A new account, with what cases ask of one that is given to them."""
    request = urllib.request.Request(
        url + "/api/v2/testing/accounts",
        data=json.dumps({"role": "user", "mobile": mobile}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return {**json.load(answer)["data"], "mobile": mobile}


def judge(conformance, folder, server, fault, profile, count):
    """What is left behind of one run, and every secret of it."""
    with listening([server, "serve", "--fault", fault, "--dev", "--port", "0", "--timings", "test"]) as running:
        between = GoBetween(running.url)
        given = [account(running.url, f"861300000{number:04}") for number in range(count)]
        accounts = [f"    - {json.dumps(one)}\n" for one in given]
        target = folder / "target.yaml"
        target.write_text(
            f"url: {between.url}\nheaders: {{X-Api-Key: {HEADER}}}\n"
            + ("accounts:\n  mei:\n" + "".join(accounts) if given else "")
        )
        reports = [f"{form}={folder / f'{fault}.{end}'}" for form, end in FORMS.items()]
        wanted = [HEADER, *(one["token"] for one in given)]
        with ProcessList(wanted) as processes:
            ended = subprocess.run(
                [
                    conformance, "run", "--target", str(target), "--profile", profile,
                    *(word for report in reports for word in ("--report", report)),
                ],
                capture_output=True, text=True, timeout=300,
            )  # fmt: skip
    said = {"standard output": ended.stdout, "standard error": ended.stderr}
    said |= {f"the {form} report": (folder / f"{fault}.{end}").read_text() for form, end in FORMS.items()}
    return ended, said, between.secrets | set(wanted), processes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--conformance", required=True)
    parser.add_argument("--server", required=True, help="faulty-server")
    options = parser.parse_args()
    wrong = 0
    known = subprocess.run([options.server, "faults"], capture_output=True, text=True, check=True).stdout
    for fault, profile, count in RUNS:
        if fault + "\t" not in known:
            sys.exit(f"{options.server} knows no fault {fault}")
        with tempfile.TemporaryDirectory() as name:
            ended, said, secrets, processes = judge(
                options.conformance, pathlib.Path(name), options.server, fault, profile, count
            )
        leaks = [f"{place} has {secret[:16]}…" for place, text in said.items() for secret in secrets if secret in text]
        leaks += sorted(processes.found)
        failed = re.search(r"(\d+) failed", ended.stdout + ended.stderr)
        print(f"{fault}: exit {ended.returncode}, {len(secrets)} secrets, process list looked at {processes.looks} times")
        if ended.returncode != 1 or not failed or len(secrets) < 20 or processes.looks < 20:
            print(f"  that shows nothing\n{ended.stdout[-3000:]}{ended.stderr[-2000:]}")
            wrong += 1
        for leak in leaks:
            print(f"  LEAK: {leak}")
            wrong += 1
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
