"""Judges every server of this folder with the universal suite, clean and with each of its defects.

    python judge.py --conformance ../../../.build/debug/conformance [--dialect flat] [--defect doubles] [--all]

A clean server must be conformant; one with a defect must break just the requirements that the defect is about, and no
other. Without --all, ten defects of each dialect are tried; with it, every one. Exits with 1 when a verdict is wrong.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import importlib
import json
import pathlib
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
}
"""What a defect must be found by: exactly these requirements of UNIVERSAL.md."""

TEN = [
    "leak-to-everyone", "open-history", "any-token", "trusts-sender", "loses-every-fifth", "doubles", "reorders",
    "escapes-html", "deaf-after-reconnect", "dies-on-garbage",
]  # fmt: skip

FORMS = ["json", "junit", "pretty", "html"]
"""All forms of a report."""

SECRETS = ["canary-", "s3cret-"]
"""How every token of these servers, and every password of the operations files, begins: no report may have one."""

UNSEEN = {("rest_send", "flood-starves")}
"""A flood of requests has to be parallel, which one connection of the harness is not."""


POLLING = "socketio-polling"
"""The same server as `socketio_events`, over the other of its transports."""


def judge(conformance: str, words: str, defect: str | None, folder: pathlib.Path) -> tuple[str, bool]:
    """What the harness says of one server, in a line, and whether that is right."""
    dialect = "socketio_events" if words == POLLING else words
    operations = OPERATIONS / f"{words.removesuffix('_events').replace('_', '-')}.yaml"
    report = folder / f"{words}.{defect}.json"
    chosen = ["--defect", defect] if defect else []
    server = subprocess.Popen(
        [sys.executable, "-B", "serve.py", "--dialect", dialect, *chosen], cwd=HERE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        if not line.startswith("Listening on "):
            return f"{words} {defect}: the server does not start", False
        ended = subprocess.run(
            [
                conformance, "run", "--operations", str(operations), "--url", line.split()[-1],
                *(word for form in FORMS for word in ("--report", f"{form}={report.with_suffix(f'.{form}')}")),
            ],
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip
    finally:
        server.terminate()
        server.wait()
    if not report.exists():
        return f"{words} {defect}: no report\n{ended.stdout}{ended.stderr}", False
    said = [ended.stdout, ended.stderr, *(report.with_suffix(f".{form}").read_text() for form in FORMS)]
    told = sorted({secret for secret in SECRETS for text in said if secret in text})
    cases = json.loads(report.read_text())["cases"]
    broken = {requirement for case in cases for requirement in case["broken"]}
    unclear = [case["id"] for case in cases if case["outcome"] in ("blocked", "errored")]
    wanted = BREAKS[defect] if defect else set()
    right = broken == wanted and not unclear and not told and ended.returncode == (1 if defect else 0)
    found = ", ".join(sorted(broken)) or "conformant"
    text = f"{words:16} {defect or 'clean':26} {found}"
    if right:
        return text, True
    return f"{text}  WRONG: wanted {sorted(wanted)}, unclear {unclear}, secrets told {told}, exit {ended.returncode}\n{ended.stdout}", False


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
        defects = options.defect or (list(DEFECTS) if options.all else TEN)
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
