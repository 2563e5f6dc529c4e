"""Judges every server of this folder with the universal suite, clean and with each of its defects.

    python judge.py --conformance ../../../.build/debug/conformance [--dialect flat] [--defect doubles] [--all]

A clean server must be conformant; one with a defect must break just the requirements that the defect is about, and no
other. Without --all, each defect is tried in some dialects (TRIED); with it, in every one. Exits with 1 when a verdict
is wrong.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import importlib
import json
import os
import pathlib
import shlex
import signal
import subprocess
import sys
import tempfile

from model import DEFECTS
from serve import DIALECTS

HERE = pathlib.Path(__file__).parent
OPERATIONS = HERE.parent / "operations"

BREAKS = {
    "leak-to-everyone": {"UNIV-001"},
    "open-history": {"UNIV-002"},
    "open-send": {"UNIV-020"},
    "any-token": {"UNIV-023"},
    "no-token-history": {"UNIV-022"},
    "trusts-sender": {"UNIV-024"},
    "loses-every-fifth": {"UNIV-013"},
    "not-delivered-every-fifth": {"UNIV-010"},
    "doubles": {"UNIV-011"},
    "reorders": {"UNIV-012"},
    "escapes-html": {"UNIV-014"},
    "cuts-long-text": {"UNIV-014"},
    "strips-nul": {"UNIV-014"},
    "last-device-only": {"UNIV-016"},
    # JSON that breaks off a hundred thousand brackets deep is malformed too.
    "dies-on-garbage": {"UNIV-030", "UNIV-032"},
    "deaf-after-reconnect": {"UNIV-015"},
    "resend-twice": {"UNIV-017"},
    "pages-shift": {"UNIV-018"},
    "slow-reader-blocks": {"UNIV-034"},
    "flood-starves": {"UNIV-033"},
    "error-leaks-stack": {"UNIV-044"},
    "origin-ignored": {"UNIV-025"},
    "typing-to-everyone": {"UNIV-003"},
    "open-enter": {"UNIV-001"},
    "no-token-socket": {"UNIV-021"},
    "no-way-back": {"UNIV-040"},
    "greets-once": {"UNIV-040"},
    "forgets-the-absent": {"UNIV-019"},
    "not-acked-every-fifth": {"UNIV-042"},
    "dies-on-oversize": {"UNIV-031"},
    "stores-lazily": {"UNIV-036"},
}
"""What a defect must be found by: exactly these requirements of UNIVERSAL.md."""

LAZY = "stores-lazily"
"""This one, and the clean servers that could have it, keep what they take in a file, and are killed once."""

TRIED = {
    "leak-to-everyone": DIALECTS,
    "any-token": DIALECTS,
    "loses-every-fifth": DIALECTS,
    "doubles": DIALECTS,
    "dies-on-garbage": DIALECTS,
    "open-history": ("nested", "no_ack"),
    "trusts-sender": ("flat", "rest_send"),
    "reorders": ("socketio_events", "rest_send"),
    "escapes-html": ("flat", "no_ack"),
    "deaf-after-reconnect": ("nested", "socketio_events"),
    "open-send": ("rest_send",),
    "no-token-history": ("no_ack",),
    "not-delivered-every-fifth": ("rest_send",),
    "cuts-long-text": ("no_ack",),
    "strips-nul": ("socketio_events",),
    "last-device-only": ("nested",),
    "resend-twice": ("rest_send",),
    "pages-shift": ("nested",),
    "slow-reader-blocks": ("socketio_events",),
    "flood-starves": ("flat",),
    "error-leaks-stack": ("rest_send",),
    "origin-ignored": ("no_ack",),
    "typing-to-everyone": ("flat",),
    "open-enter": ("nested",),
    "no-token-socket": ("nested",),
    "no-way-back": ("rest_send",),
    "greets-once": ("flat",),
    "forgets-the-absent": ("no_ack",),
    "not-acked-every-fifth": ("socketio_events",),
    "dies-on-oversize": ("socketio_events",),
    "stores-lazily": ("flat",),
}
"""Where a defect is tried without --all: some everywhere, each of the others in a dialect or two that suit it."""

FORMS = ["json", "junit", "pretty", "html"]
"""All forms of a report."""

SECRETS = ["canary-", "s3cret-"]
"""How every token of these servers, and every password of the operations files, begins: no report may have one."""

UNSEEN = {("rest_send", "flood-starves")}
"""A flood of requests has to be parallel, which one connection of the harness is not."""


POLLING = "socketio-polling"
"""The same server as `socketio_events`, over the other of its transports."""


def ended(pid_file: pathlib.Path, server: subprocess.Popen[str]) -> None:
    """Ends a server, or the one that has taken its place."""
    if (pid := int(pid_file.read_text())) != server.pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    server.terminate()
    server.wait()


def judge(conformance: str, words: str, defect: str | None, folder: pathlib.Path) -> tuple[str, bool]:
    """What the harness says of one server, in a line, and whether that is right."""
    dialect = "socketio_events" if words == POLLING else words
    operations = OPERATIONS / f"{words.removesuffix('_events').replace('_', '-')}.yaml"
    report, pid_file = folder / f"{words}.{defect}.json", folder / f"{words}.{defect}.pid"
    arguments = ["--dialect", dialect, *(["--defect", defect] if defect else [])]
    controls = []
    if defect in (None, LAZY) and LAZY not in importlib.import_module(dialect).WITHOUT:
        arguments += ["--store", str(folder / f"{words}.{defect}.store")]
        restart = shlex.join([sys.executable, "-B", str(HERE / "restart.py"), str(pid_file), *arguments])
        controls = ["--control", f"kill-and-restart={restart}"]
    server = subprocess.Popen(
        [sys.executable, "-B", "serve.py", *arguments], cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True,
    )  # fmt: skip
    pid_file.write_text(str(server.pid))
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        if not line.startswith("Listening on "):
            return f"{words} {defect}: the server does not start", False
        run = subprocess.run(
            [
                conformance, "run", "--operations", str(operations), "--url", line.split()[-1], *controls,
                *(word for form in FORMS for word in ("--report", f"{form}={report.with_suffix(f'.{form}')}")),
            ],
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip
    finally:
        ended(pid_file, server)
    if not report.exists():
        return f"{words} {defect}: no report\n{run.stdout}{run.stderr}", False
    said = [run.stdout, run.stderr, *(report.with_suffix(f".{form}").read_text() for form in FORMS)]
    told = sorted({secret for secret in SECRETS for text in said if secret in text})
    cases = json.loads(report.read_text())["cases"]
    broken = {requirement for case in cases for requirement in case["broken"]}
    undecided = {"blocked", "errored", *(["notObservable"] if controls else [])}
    unclear = [case["id"] for case in cases if case["outcome"] in undecided]
    wanted = BREAKS[defect] if defect else set()
    right = broken == wanted and not unclear and not told and run.returncode == (1 if defect else 0)
    found = ", ".join(sorted(broken)) or "conformant"
    text = f"{words:16} {defect or 'clean':26} {found}"
    if right:
        return text, True
    return f"{text}  WRONG: wanted {sorted(wanted)}, unclear {unclear}, secrets told {told}, exit {run.returncode}\n{run.stdout}", False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--conformance", required=True)
    parser.add_argument("--dialect", choices=DIALECTS, action="append")
    parser.add_argument("--defect", choices=DEFECTS, action="append")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    conformance = str(pathlib.Path(options.conformance).resolve())
    wanted = []
    for dialect in options.dialect or DIALECTS:
        without = importlib.import_module(dialect).WITHOUT
        defects = options.defect or [d for d in DEFECTS if options.all or dialect in TRIED[d]]
        if not options.defect:
            wanted.append((dialect, None))
        wanted += [(dialect, d) for d in defects if d not in without and (dialect, d) not in UNSEEN]
    if not options.dialect and not options.defect:
        wanted.append((POLLING, None))
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        for text, right in pool.map(lambda one: judge(conformance, *one, pathlib.Path(folder)), wanted):
            print(text, flush=True)
            wrong += not right
    print(f"{len(wanted)} servers, {wrong} wrong verdicts")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
