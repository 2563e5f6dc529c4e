"""Records a session with each dialect, and judges the dialect by the operations file that was drafted from it.

    python record.py --conformance ../../../.build/debug/conformance [--dialect flat] [--browser] [--keep DIR]

After the few corrections of corrections/DIALECT.yaml a draft must be as good as the file that was written by hand: a
clean server is conformant, as many cases pass, and a defect is named by just the requirement that it breaks. Prints a
line for each dialect; exits with 1 when something is wrong.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import yaml

import correcting
import judging
import talk
from clients import CLIENTS
from session import Deviation

sys.path.append(str(judging.DIALECTS))

from judge import BREAKS, OPERATIONS  # noqa: E402

Play = Callable[[str, str], None]

DEFECTS = ("open-history", "doubles")

OPTIONS = {"no_ack": ["--origin", "http://allowed.example"]}
"""What a recording needs to be told: no_ack lets no page of another address connect."""


def record(conformance: str, dialect: str, play: Play, folder: pathlib.Path) -> tuple[str, list[str]]:
    """A line about a dialect, and what is wrong with it."""
    draft, corrected = folder / f"{dialect}-draft.yaml", folder / f"{dialect}-corrected.yaml"
    by_hand = OPERATIONS / f"{dialect.removesuffix('_events').replace('_', '-')}.yaml"
    judging.record(conformance, dialect, draft, play, OPTIONS.get(dialect, []))
    corrections = correcting.read(judging.HERE / "corrections" / f"{dialect}.yaml")
    corrected.write_text(draft.read_text())
    if corrections:
        operations = yaml.safe_load(draft.read_text())
        correcting.correct(operations, corrections)
        corrected.write_text(yaml.safe_dump(operations, sort_keys=False, allow_unicode=True))

    def judged(operations: pathlib.Path, defect: str | None = None) -> judging.Verdict:
        return judging.run(conformance, operations, dialect, defect, folder)

    with ThreadPoolExecutor(2) as pool:
        files = (by_hand, corrected, *[corrected for _ in DEFECTS])
        hand, clean, *defective = pool.map(judged, files, (None, None, *DEFECTS))

    faults = []
    if clean.status or clean.broken or clean.unclear:
        faults.append(f"a clean server breaks {sorted(clean.broken)}, unclear {clean.unclear}\n{clean.said}")
    excused = yaml.safe_load((judging.HERE / "missing.yaml").read_text()).get(dialect, {})
    if lost := sorted(hand.passed - clean.passed - set(excused)):
        faults.append(f"passed only with the file written by hand: {', '.join(lost)}")
    if idle := sorted(set(excused) & clean.passed):
        faults.append(f"excused in missing.yaml, but passed: {', '.join(idle)}")
    found = []
    for defect, verdict in zip(DEFECTS, defective, strict=True):
        if verdict.broken == BREAKS[defect] and not verdict.unclear and verdict.status == 1:
            found.append(f"{defect} ({', '.join(sorted(verdict.broken))})")
        else:
            faults.append(f"{defect} breaks {sorted(verdict.broken)}, unclear {verdict.unclear}\n{verdict.said}")
    line = (
        f"{dialect:16} corrections {len(corrections)}, cases passed {len(clean.passed)} / {hand.applicable} applicable "
        f"by hand ({len(hand.passed)} passed), defects found: {', '.join(found) or 'none'}"
    )
    return line, faults


def player(browser: bool) -> Play:
    """Who plays the session. Playwright is needed by those only who have a browser."""
    if not browser:
        return talk.play
    import browse

    return browse.play


def main() -> int:
    parser = argparse.ArgumentParser(description="Records a session with each dialect, and judges by what was drafted.")
    parser.add_argument("--conformance", required=True)
    parser.add_argument("--dialect", choices=CLIENTS, action="append")
    parser.add_argument("--browser", action="store_true", help="play the session in Chromium")
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR", help="where drafts and reports stay")
    options = parser.parse_args()
    conformance, play = str(pathlib.Path(options.conformance).resolve()), player(options.browser)
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for dialect in options.dialect or CLIENTS:
            try:
                line, faults = record(conformance, dialect, play, folder)
            except (Deviation, correcting.Uncorrectable) as unrecorded:
                line, faults = f"{dialect:16} not recorded", [str(unrecorded)]
            print(line, flush=True)
            for fault in faults:
                print(f"  WRONG: {fault}", flush=True)
            wrong += bool(faults)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
