"""What outlives the process of a server: a file in which everything that has happened is written, in its order."""

from __future__ import annotations

import json
import os
import pathlib
from collections.abc import Sequence
from typing import Any


class Store:
    """A file of JSON lists, one in each line, which is only ever added to."""

    def __init__(self, path: pathlib.Path) -> None:
        self._file = path.open("a+b", buffering=0)
        self._file.seek(0)
        lines = self._file.read().splitlines(keepends=True)
        if lines and not lines[-1].endswith(b"\n"):  # The process ended while it wrote this one.
            self._file.truncate(sum(map(len, lines[:-1])))
            lines.pop()
        self.entries: list[list[Any]] = [json.loads(line) for line in lines]

    def append(self, entry: Sequence[Any]) -> None:
        """Writes an entry. When this returns, it is on the disk."""
        self._file.write(json.dumps(entry).encode() + b"\n")
        os.fsync(self._file.fileno())
