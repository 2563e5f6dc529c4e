"""Makes the Autobahn test suite, which is written for Python 2, a package that Python 3 runs.

    port.py autobahntestsuite-25.10.1.tar.gz FOLDER

Reads the source archive of PyPI and writes FOLDER/autobahntestsuite: the fuzzing client with the cases of the
chapters 1 to 7, 9 and 10. Left out are the compression chapters 12 and 13, the server half's web pages, WAMP.

A string of the suite is a row of octets and stays one, as a text with characters below 256: octets.py brings it to the
socket. A replacement that finds no place to happen stops the port, so that another version of the suite is not ported
by half.
"""

import re
import sys
import tarfile
from pathlib import Path

MODULES = ["_version.py", "caseset.py", "fuzzing.py", "report.py"]
# Not among the cases that run, and more to port than all others together.
LEFT_OUT = ["case12_x_x", "case9_9_1"]

# Python 2's spelling, in every file.
SPELLING = [
    (r"(?m)^(\s*)print (.+)$", r"\1print(\2)"),
    (r"(?m)^from (case\w*|report|_version) import", r"from .\1 import"),
    (r"(?m)^import binascii\s*$", "import hexadecimal as binascii"),
    (r"([\w.\[\]]+)\.has_key\(([^()]+)\)", r"(\2 in \1)"),
    (r"\bxrange\(", "range("),
    (r"\(object, Case, \)", "(Case, )"),
]

# What follows it in a file is left out.
END = "# the end\n"

# Single places: file, what stands there how often, what comes instead.
PLACES = [
    ("fuzzing.py", "import os, json, binascii, time, textwrap, pkg_resources", 1,
     "import os, json, time, textwrap\nimport hexadecimal as binascii"),
    # Only for TLS, and it wants a package of its own.
    ("fuzzing.py", "from twisted.internet import reactor, ssl", 1, "from twisted.internet import reactor"),
    ("fuzzing.py", "self.contextFactory = ssl.ClientContextFactory()", 1, "self.contextFactory = None"),
    # What the library called otherwise, or had, in 2015.
    ("fuzzing.py", "(self, debug = debug, debugCodePaths = debug)", 2, "(self)"),
    ("fuzzing.py", "self.failConnection()", 1, "self._fail_connection()"),
    ("fuzzing.py", "proto = FuzzingClientProtocol()", 1, "proto = self.protocol()"),
    # Of the reports, the style sheets are wanted; behind them comes WAMP.
    ("report.py", "import jinja2\n", 1, ""),
    ("report.py", "REPORT_DIR_PERMISSIONS = 0770\n", 1, END),
    # Octets on their way into a report.
    ("fuzzing.py", "return dd.decode('utf8', errors", 1, "return dd.encode('latin-1').decode('utf8', errors"),
    ("fuzzing.py", "report_filename), 'w')", 4, "report_filename), 'w', encoding = 'utf-8')"),
    ("fuzzing.py", 'case[c[0]], c[1])).encode("utf-8"))', 1, "case[c[0]], c[1])))"),
    ("fuzzing.py", "ll.encode('utf8')", 1, "ll"),
    # Equal pickles meant equal values; on Python 3 they also depend on which objects are the same.
    ("case/case.py", "pickle.dumps(obj1) == pickle.dumps(obj2)", 1, "obj1 == obj2"),
    ("case/case6_x_x.py", "v.validate(vss[:i])", 1, "v.validate(vss[:i].encode('latin-1'))"),
    # Division of whole numbers.
    ("case/case10_1_1.py", "len(self.payload) / self.p", 1, "len(self.payload) // self.p"),
    ("case/__init__.py", "from case9_9_1 import *\n", 1, ""),
    ("case/__init__.py", "from case12_x_x import *\n", 1, ""),
    ("case/__init__.py", "Cases.extend(Case12_X_X)\nCaseSubCategories.update(Case12_X_X_CaseSubCategories)\n", 1, ""),
    ("case/__init__.py", "Cases.extend(Case13_X_X)\nCaseSubCategories.update(Case13_X_X_CaseSubCategories)\n", 1, ""),
]  # fmt: skip


def sources(archive):
    """File name below the package → its text, one character for each octet of a literal."""
    found = {}
    with tarfile.open(archive) as files:
        for member in files.getmembers():
            name = member.name.partition("/autobahntestsuite/")[2]
            is_case = name.startswith("case/") and name.endswith(".py") and Path(name).stem not in LEFT_OUT
            if member.isfile() and (is_case or name in MODULES):
                text = files.extractfile(member).read().decode("latin-1").replace("\r\n", "\n")
                # Written as escapes, octets stay octets whatever encoding a file is read in.
                found[name] = re.sub("[\x80-\xff]", lambda octet: f"\\x{ord(octet[0]):02x}", text)
    missing = [name for name in MODULES + ["case/__init__.py"] if name not in found]
    if missing:
        sys.exit(f"{archive} is not the source archive of autobahntestsuite: {', '.join(missing)} is missing")
    return found


def port(texts):
    for name, old, count, new in PLACES:
        places = texts.get(name, "").count(old)
        if places != count:
            sys.exit(f"{name} holds {places} times, not {count} times: {old!r}. Port this version of the suite anew.")
        texts[name] = texts[name].replace(old, new)
    for name in texts:
        for pattern, replacement in SPELLING:
            texts[name] = re.sub(pattern, replacement, texts[name])
        texts[name] = texts[name].partition(END)[0]
        compile(texts[name], name, "exec")
    texts["__init__.py"] = "from ._version import __version__ as version\n"
    return texts


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for name, text in port(sources(sys.argv[1])).items():
        path = Path(sys.argv[2], "autobahntestsuite", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
