"""Runs the fuzzing client of the Autobahn test suite against echo-server and judges what it reports.

    fuzz.py --server .build/debug/echo-server --output FOLDER [--cases '6.4.*']

FOLDER gets index.json as the suite writes it, summary.txt, and in cases/ the full report of every case that failed.
Exit status 0 when all 301 cases ran and none failed, 1 when one failed or did not run, 2 when the suite itself broke.
"""

import argparse
import contextlib
import gc
import json
import shutil
import sys
import tempfile
from pathlib import Path

from autobahntestsuite.fuzzing import FuzzingClientFactory
from listening import listening
from octets import OctetClient
from twisted.internet import reactor
from twisted.logger import globalLogPublisher
from verdict import Verdict

ALL = ["1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "9.*", "10.*"]
AGENT = "echo-server"
# The whole run takes two minutes; single cases of chapter 9 would wait up to 1000 s for a server that hangs.
DEADLINE = 20 * 60


class Fuzzer(FuzzingClientFactory):
    protocol = OctetClient


class Run:
    """The cases, one after the other, and what went wrong with the run itself."""

    def __init__(self, url, cases, reports, log):
        self.trouble = None
        globalLogPublisher.addObserver(self.observe)
        reactor.callLater(DEADLINE, self.give_up, f"the run took longer than {DEADLINE // 60} minutes")
        with contextlib.redirect_stdout(log):
            self.fuzzer = Fuzzer({
                "outdir": str(reports), "servers": [{"agent": AGENT, "url": url}], "cases": cases,
                "exclude-cases": [], "exclude-agent-cases": {},
            })  # fmt: skip
            reactor.run()
        # Twisted reports a Deferred that failed with nobody to hear it when it is thrown away.
        gc.collect()

    def observe(self, event):
        # An error that nobody caught may have kept a case from judging: no verdict may rest on it.
        if "log_failure" in event:
            self.give_up("the suite itself failed:\n" + event["log_failure"].getTraceback())

    def give_up(self, trouble):
        if self.trouble is None:
            self.trouble = f"near case {self.fuzzer.currentCaseId}: {trouble}"
            with contextlib.suppress(Exception):
                self.fuzzer.createReports()
        if reactor.running:
            reactor.stop()


def clear(output):
    """Removes an earlier report, so that nobody takes it for this run's."""
    shutil.rmtree(output / "cases", ignore_errors=True)
    for name in ("index.json", "summary.txt"):
        with contextlib.suppress(FileNotFoundError):
            (output / name).unlink()


def keep(reports, verdict, output):
    """Copies what is worth reading into the output folder."""
    (output / "cases").mkdir(parents=True)
    (output / "summary.txt").write_text(verdict.text(), encoding="utf-8")
    if (reports / "index.json").exists():
        shutil.copy(reports / "index.json", output)
    for case in verdict.failed:
        for file in reports.glob(f"*_case_{case.name.replace('.', '_')}.*"):
            shutil.copy(file, output / "cases")


def main():
    arguments = argparse.ArgumentParser(description="Hold the Autobahn test suite against echo-server.")
    arguments.add_argument("--server", required=True, help="the echo-server binary")
    arguments.add_argument("--output", required=True, type=Path, help="the folder for the report")
    arguments.add_argument("--cases", action="append", help="only these, as in 6.4.*; never a passing verdict")
    options = arguments.parse_args()
    clear(options.output)
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder)
        with listening([options.server, "--port", "0"]) as server:
            with open(reports / "fuzzing.log", "w", encoding="utf-8") as log:
                run = Run(server.url, options.cases or ALL, reports, log)
            status = server.process.poll()
        index = reports / "index.json"
        results = json.loads(index.read_text(encoding="utf-8")).get(AGENT, {}) if index.exists() else {}
        verdict = Verdict(results, reports)
        if status is not None:
            verdict.remarks.append(f"echo-server ended during the run, with status {status}")
        if run.trouble:
            verdict.remarks.append(run.trouble)
        keep(reports, verdict, options.output)
    print(verdict.text(), end="")
    if run.trouble:
        return 2
    return 0 if verdict.passed else 1


if __name__ == "__main__":
    sys.exit(main())
