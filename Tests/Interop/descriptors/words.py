"""How a dialect calls the members of JSON, and what it writes in them, both ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from gateway import snake


def camel(name: str) -> str:
    """`session_id` as `sessionId`."""
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others)) if first and all(others) else name


Convert = Callable[[str, Any], Any]
"""A value, given the name that the server behind has for its member."""


@dataclass
class Words:
    """The words of one dialect; all names here are those of the server behind, apart from `aliases`."""

    names: dict[str, str]
    """What its members are called here, where that is not just the same in snake case."""
    values: dict[str, dict[str, str]]
    """By member, its words and ours."""
    ours_of: Convert
    """Makes ours of any other value."""
    theirs_of: Convert
    """Makes its own of any other value of a client."""
    aliases: dict[str, str] = field(default_factory=dict)
    """What clients call members that no answer has, and its names of them."""

    def __post_init__(self) -> None:
        self._theirs = {ours: theirs for theirs, ours in reversed(self.names.items())} | self.aliases

    def named_by(self, name: str) -> str:
        """The name that the server behind has for a member of a client's."""
        return self._theirs.get(name, camel(name))

    def ours(self, value: Any, name: str = "") -> Any:
        """What the server behind says."""
        if isinstance(value, dict):
            return {self.names.get(member, snake(member)): self.ours(part, member) for member, part in value.items()}
        if isinstance(value, list):
            return [self.ours(part) for part in value]
        if name in self.values:
            return self.values[name].get(value, value)
        return None if value is None else self.ours_of(name, value)

    def theirs(self, value: Any, name: str = "") -> Any:
        """What a client says; what we do not know goes as it is."""
        if isinstance(value, dict) and name == "":
            named = {self.named_by(member): part for member, part in value.items()}
            return {member: self.theirs(part, member) for member, part in named.items()}
        if name in self.values and isinstance(value, str):
            return next((theirs for theirs, ours in self.values[name].items() if ours == value), value)
        return self.theirs_of(name, value)
