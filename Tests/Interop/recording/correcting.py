"""The corrections that somebody makes to a drafted operations file, and how they are made to it."""

from __future__ import annotations

import pathlib
from typing import Any

import yaml

MOST = 5
"""More than so many are no corrections any more, but a file written by hand."""


class Uncorrectable(Exception):
    """These corrections are not to be made."""


def read(path: pathlib.Path) -> list[dict[str, Any]]:
    """A list of `{at: dotted.path, value: … | remove: true, why: …}`."""
    corrections = yaml.safe_load(path.read_text()) or []
    if len(corrections) > MOST:
        raise Uncorrectable(f"{path.name} has {len(corrections)} corrections; at most {MOST} are allowed")
    for one in corrections:
        if set(one) not in ({"at", "value", "why"}, {"at", "remove", "why"}) or one.get("remove", True) is not True:
            raise Uncorrectable(f"{path.name}: a correction has at, why, and either value or remove: true, not {one}")
    return corrections


def correct(draft: Any, corrections: list[dict[str, Any]]) -> None:
    """Makes them in order. One that changes nothing is refused: the draft has become better than its corrections."""
    for one in corrections:
        *parents, last = [int(name) if name.isdecimal() else name for name in one["at"].split(".")]
        place = draft
        for name in parents:
            place = _inside(place, name, one)
        before = _value(place, last)
        if "remove" in one:
            if before is None:
                raise Uncorrectable(f"{one['at']} is not in the draft")
            del place[last]
        elif before == one["value"]:
            raise Uncorrectable(f"{one['at']} is already what it is corrected to")
        elif isinstance(place, list) and last == len(place):
            place.append(one["value"])
        else:
            place[last] = one["value"]


def _value(place: Any, name: str | int) -> Any:
    if isinstance(place, list):
        if not isinstance(name, int) or name > len(place):
            raise Uncorrectable(f"a list has no {name}")
        return place[name] if name < len(place) else None
    if not isinstance(place, dict):
        raise Uncorrectable(f"there is nothing in {place!r} to be called {name}")
    return place.get(name)


def _inside(place: Any, name: str | int, correction: dict[str, Any]) -> Any:
    """What a path goes through; a value may be put into a mapping that is not there yet."""
    found = _value(place, name)
    if found is None and "value" in correction and isinstance(place, dict):
        found = place[name] = {}
    return found
