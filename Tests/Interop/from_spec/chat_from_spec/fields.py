"""Judging the form of bodies, queries and the data of commands."""

from __future__ import annotations

import re
from typing import Any, Mapping, Sequence

from .errors import Refusal
from .wire import IDENTIFIER, MAX_SAFE_INTEGER, is_blank

MOBILE = re.compile(r"\+?[0-9]{5,20}\Z")
TEMPORARY_ID = re.compile(r"[A-Za-z0-9_.:-]{1,100}\Z")
_DECIMAL = re.compile(r"-?[0-9]+\Z")
_ABSENT = object()


class Form:
    """Collects what is wrong with some members; `judge` then refuses by the order of WIRE-023."""

    def __init__(self, members: Mapping[str, Any], *, query: bool = False) -> None:
        self._members = members
        self._query = query
        self._faults: set[int] = set()

    def fault(self, code: int) -> None:
        """Note that the form breaks a rule."""
        self._faults.add(code)

    def judge(self) -> None:
        """Refuse with the first of 2001, 2002, 2003 that was noted."""
        if self._faults:
            raise Refusal(min(self._faults))

    def has(self, name: str) -> bool:
        """Whether the member is there."""
        return name in self._members

    def _get(self, name: str, required: bool) -> Any:
        value = self._members.get(name, _ABSENT)
        if value is _ABSENT and required:
            self.fault(2002)
        return value

    def text(
        self,
        name: str,
        default: Any = None,
        *,
        required: bool = False,
        shortest: int = 0,
        longest: int | None = None,
        pattern: re.Pattern[str] | None = None,
    ) -> Any:
        """A string within bounds, counted in code points."""
        value = self._get(name, required)
        if value is _ABSENT:
            return default
        if (
            not isinstance(value, str)
            or len(value) < shortest
            or (longest is not None and len(value) > longest)
            or (pattern is not None and not pattern.match(value))
        ):
            self.fault(2001)
            return default
        return value

    def identifier(self, name: str, *, required: bool = False) -> Any:
        """An identifier; in a query one of a wrong form is left to name nothing."""
        return self.text(name, required=required, pattern=None if self._query else IDENTIFIER)

    def choice(self, name: str, values: Sequence[str], default: Any = None) -> Any:
        """One of some strings."""
        value = self.text(name, default)
        if value is not default and value not in values:
            self.fault(2001)
            return default
        return value

    def integer(
        self,
        name: str,
        default: Any = None,
        *,
        required: bool = False,
        least: int = -MAX_SAFE_INTEGER,
        most: int = MAX_SAFE_INTEGER,
    ) -> Any:
        """A whole number within bounds; in a query written in ASCII digits."""
        value = self._get(name, required)
        if value is _ABSENT:
            return default
        if self._query:
            digits = len(value) <= 40 and _DECIMAL.match(value)
            value = int(value) if digits else None
        if type(value) is not int or not least <= value <= most:
            self.fault(2001)
            return default
        return value

    def flag(self, name: str, default: Any = None) -> Any:
        """A boolean."""
        value = self._get(name, False)
        if value is _ABSENT:
            return default
        if not isinstance(value, bool):
            self.fault(2001)
            return default
        return value

    def score(self, name: str, *, required: bool = False) -> float | None:
        """A number from 1 to 5 with at most two decimals."""
        value = self._get(name, required)
        if value is _ABSENT:
            return None
        if type(value) not in (int, float) or not 1 <= value <= 5 or round(value, 2) != value:
            self.fault(2001)
            return None
        return float(value)

    def content(self, name: str) -> Any:
        """What a message says: any string that is not blank."""
        value = self.text(name, required=True)
        if value is not None and is_blank(value):
            self.fault(2003)
        return value
