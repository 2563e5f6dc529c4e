"""A stand-in, and what `conformance` makes of it: a recording, or a verdict."""

from __future__ import annotations

import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from session import Deviation

HERE = pathlib.Path(__file__).parent
DIALECTS = HERE.parent / "dialects"
sys.path.append(str(HERE.parent))

from listening import Listening, listening  # noqa: E402

WITHIN = 60
"""Seconds for a recording to begin, and to end."""


def stand_in(dialect: str, defect: str | None = None) -> AbstractContextManager[Listening]:
    """A fresh server; those before it are forgotten with all that was said."""
    chosen = ["--defect", defect] if defect else []
    return listening([sys.executable, "-B", str(DIALECTS / "serve.py"), "--dialect", dialect, *chosen])


def record(
    conformance: str, dialect: str, draft: pathlib.Path, play: Callable[[str, str], None], options: list[str]
) -> None:
    """Has `conformance record` draft an operations file from a session that is played through it."""
    with stand_in(dialect) as server, tempfile.TemporaryFile("w+") as complaints:
        process = subprocess.Popen(
            [conformance, "record", "--url", server.url, "--output", str(draft), *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, text=True,
        )  # fmt: skip
        alarm = threading.Timer(WITHIN, process.kill)
        alarm.start()
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            started = f"Recording {server.url} at "
            if line.startswith(started):
                play(dialect, line.removeprefix(started).strip())
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=WITHIN)
        finally:
            alarm.cancel()
            process.kill()
            process.wait()
        complaints.seek(0)
        if not line.startswith(started):
            raise Deviation(f"the recording does not begin with {started!r}, but: {line!r}\n{complaints.read()}")
        if process.returncode or not draft.exists():
            raise Deviation(f"the recording ended with {process.returncode}\n{complaints.read()}")


@dataclass(frozen=True)
class Verdict:
    """What the universal suite says of a server."""

    passed: frozenset[str]
    applicable: int
    broken: frozenset[str]
    unclear: list[str]
    status: int
    said: str


def run(conformance: str, operations: pathlib.Path, dialect: str, defect: str | None, folder: pathlib.Path) -> Verdict:
    report = folder / f"{dialect}-{operations.stem}-{defect or 'clean'}.json"
    with stand_in(dialect, defect) as server:
        ended = subprocess.run(
            [
                conformance, "run", "--operations", str(operations), "--url", server.url,
                "--report", f"json={report}", "--report", "pretty",
            ],
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip
    said = ended.stdout + ended.stderr
    if not report.exists():
        raise Deviation(f"no verdict on {operations.name}, {defect or 'clean'}:\n{said}")
    cases = json.loads(report.read_text())["cases"]
    return Verdict(
        passed=frozenset(case["id"] for case in cases if case["outcome"] == "passed"),
        applicable=sum(case["outcome"] != "notApplicable" for case in cases),
        broken=frozenset(requirement for case in cases for requirement in case["broken"]),
        unclear=[case["id"] for case in cases if case["outcome"] in ("blocked", "errored")],
        status=ended.returncode,
        said=said,
    )
