"""Reads the reports of the Autobahn test suite and says which cases failed, and how."""

import collections
import json
import re

# The chapters 1 to 7, 9 and 10. A run of fewer proves less than it seems to.
CASES = 301
GOOD = {"OK", "NON-STRICT", "INFORMATIONAL"}


def plain(text, limit=300):
    """A description of the suite without its markup, on one line."""
    line = " ".join(re.sub(r"<[^>]*>", " ", str(text)).split())
    return line if len(line) <= limit else line[:limit] + " …"


class Case:
    def __init__(self, name, result, reports):
        self.name = name
        self.behavior = result.get("behavior", "MISSING")
        self.close = result.get("behaviorClose", "MISSING")
        self.passed = self.behavior in GOOD and self.close in GOOD
        file = reports / result.get("reportfile", "")
        self.report = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}

    @property
    def order(self):
        return [int(number) for number in self.name.split(".")]

    def lines(self):
        report = self.report
        found = report.get("result", "")
        code, reason = report.get("remoteCloseCode"), report.get("remoteCloseReason")
        said = "no close code came" if code is None else f"close code {code} came" + (f", {reason!r}" if reason else "")
        yield f"not ok {self.name}: behavior {self.behavior}, closing {self.close}"
        yield f"    the case:     {plain(report.get('description', 'no report'))}"
        yield f"    it wants:     {plain(report.get('expectation'))}"
        # Where the closing alone is wrong the suite still says that events match, which would mislead here.
        if not found.startswith("Actual events match"):
            yield f"    it found:     {plain(found)}"
        yield f"    it received:  {plain(report.get('received') or 'nothing')}"
        yield f"    the closing:  {plain(report.get('resultClose'))}; {said}"


class Verdict:
    """Passed only when every case ran and none failed, and nothing else is to be said."""

    def __init__(self, results, reports):
        self.cases = sorted((Case(name, results[name], reports) for name in results), key=lambda case: case.order)
        self.failed = [case for case in self.cases if not case.passed]
        self.remarks = []
        if len(self.cases) < CASES:
            self.remarks.append(f"only {len(self.cases)} of {CASES} cases ran, which is no proof")

    @property
    def passed(self):
        return not self.failed and not self.remarks

    def text(self):
        count = collections.Counter(case.behavior for case in self.cases if case.passed)
        parts = [f"{count[behavior]} {behavior}" for behavior in sorted(count)] + [f"{len(self.failed)} failed"]
        lines = [f"Autobahn test suite: {len(self.cases)} cases, {', '.join(parts)}"]
        for behavior in ("NON-STRICT", "INFORMATIONAL"):
            names = [case.name for case in self.cases if case.passed and case.behavior == behavior]
            if names:
                lines.append(f"{behavior}: {', '.join(names)}")
        for case in self.failed:
            lines += case.lines()
        lines += [f"not ok: {remark}" for remark in self.remarks]
        if self.failed:
            lines.append("In full: cases/ beside index.json. One case again: --cases '" + self.failed[0].name + "'")
        return "\n".join(lines) + "\n"
