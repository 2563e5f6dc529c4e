"""Judges a server of every dialect here through its descriptor: clean, and with faults of the server behind.

    python judge.py --conformance PROGRAMS/conformance --programs PROGRAMS [--dialect live-chat] [--fault clean]

Each dialect's program stands before a reference-server: that must be conformant, with nothing blocked or errored. Then
before a faulty-server with each of its FAULTS ({fault: requirement}): the requirement must be among the broken ones.
PROGRAMS has both servers; Python needs ../dialects/requirements.txt. Exits with 1 when a verdict is wrong.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import importlib
import json
import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator

HERE = pathlib.Path(__file__).parent
DESCRIPTORS = HERE.parent.parent.parent / "Fixtures" / "descriptors"

DIALECTS = ("live-chat", "admin-chat", "chat-platform", "chatsphere")
"""The descriptors; the program of `live-chat` is live_chat.py, and so on."""

CONFIGURATION = {"maxMessageBytes": 32767}
"""Of the servers behind: what a dialect says in more words than the protocol may be longer than what it stands for."""

SERVE = ["--dev", "--port", "0", "--timings", "test", "--rates", "none"]


@contextlib.contextmanager
def listening(command: list[str]) -> Iterator[str]:
    """A process that says where it listens, and is gone when the block ends."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.startswith("Listening on "):
            sys.exit(f"{' '.join(command)} does not say where it listens, but {line!r}")
        yield line.split()[-1]
    finally:
        process.terminate()
        process.wait()


def judge(options: argparse.Namespace, dialect: str, fault: str | None, folder: pathlib.Path) -> tuple[str, bool]:
    """What the harness says of one server, in a line, and whether that is right."""
    module = dialect.replace("-", "_")
    wanted = importlib.import_module(module).FAULTS[fault] if fault else None
    report = folder / f"{dialect}.{fault}.json"
    program = [f"{options.programs}/faulty-server", "serve", "--fault", fault] if fault else [
        f"{options.programs}/reference-server", "serve"]  # fmt: skip
    behind = [*program, *SERVE, "--config", str(folder / "server.json")]
    with listening(behind) as upstream, listening(
        [sys.executable, "-B", str(HERE / f"{module}.py"), "--upstream", upstream]
    ) as url:
        descriptor = str(DESCRIPTORS / f"{dialect}.yaml")
        run = subprocess.run(
            [
                options.conformance, "run", "--url", url, "--descriptor", descriptor, "--jobs", "16",
                *(["--requirement", wanted] if wanted else []), "--report", f"json={report}",
            ],
            capture_output=True, text=True, timeout=600,
        )  # fmt: skip
    if not report.exists():
        return f"{dialect} {fault or 'clean'}: no report\n{run.stdout}{run.stderr}", False
    cases = json.loads(report.read_text())["cases"]
    broken = {requirement for case in cases for requirement in case["broken"]}
    count = collections.Counter(case["outcome"] for case in cases)
    text = f"{dialect:14} {fault or 'clean':28} "
    if wanted:
        text += ", ".join(sorted(broken)) or "conformant"
        return text + ("" if wanted in broken else f"  WRONG: {wanted} is not broken"), wanted in broken
    counts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(count.items()))
    right = run.returncode == 0 and not broken and not count["blocked"] and not count["errored"] and count["passed"] > 0
    return text + counts + ("" if right else f"  WRONG: exit {run.returncode}\n{run.stdout}"), right


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--conformance", required=True, help="the harness")
    parser.add_argument("--programs", required=True, help="the folder of reference-server and faulty-server")
    parser.add_argument("--dialect", choices=DIALECTS, action="append")
    parser.add_argument("--fault", action="append", help="only these; `clean` is the server without one")
    options = parser.parse_args()
    options.conformance = str(pathlib.Path(options.conformance).resolve())
    options.programs = str(pathlib.Path(options.programs).resolve())
    servers = [
        (dialect, fault)
        for dialect in options.dialect or DIALECTS
        for fault in [None, *importlib.import_module(dialect.replace("-", "_")).FAULTS]
        if not options.fault or (fault or "clean") in options.fault
    ]
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "server.json").write_text(json.dumps(CONFIGURATION))
        for dialect, fault in servers:
            text, right = judge(options, dialect, fault, folder)
            print(text, flush=True)
            wrong += not right
    print(f"{len(servers)} servers, {wrong} wrong verdicts")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
