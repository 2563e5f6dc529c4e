"""JSON, timestamps and identifiers as they stand on the wire."""

from __future__ import annotations

import json
import re
import secrets
import time
from datetime import datetime, timezone
from typing import Any, NoReturn

MAX_SAFE_INTEGER = 2**53 - 1
IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,100}\Z")

# White_Space of Unicode; str.isspace() also holds for U+001C to U+001F, which are not in it.
WHITE_SPACE = frozenset(
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)

# A complete surrogate pair, half of one (group 1), or any other escape.
_ESCAPE = re.compile(
    r"\\u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
    r"|\\."
)


class NotJson(ValueError):
    """The text is no JSON that this protocol takes."""


def _refuse_constant(text: str) -> NoReturn:
    raise NotJson(text)


def _integer(digits: str) -> int | float:
    """Integers far out of bounds become a float, so that no long number is computed."""
    return int(digits) if len(digits) <= 20 else float("inf")


def parse_json(raw: bytes | str) -> Any:
    """Parse strictly: UTF-8, no NaN, no half surrogates, no nesting beyond the stack."""
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
        value = json.loads(text, parse_constant=_refuse_constant, parse_int=_integer)
    except (ValueError, RecursionError) as error:
        raise NotJson(type(error).__name__) from None
    if "\\u" in text and any(match[1] for match in _ESCAPE.finditer(text)):
        raise NotJson("half a surrogate pair")
    return value


def dump_json(value: Any) -> str:
    """Write compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def now_ms() -> int:
    """The time of day in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def stamp(milliseconds: int) -> str:
    """A timestamp of WIRE-003."""
    seconds, fraction = divmod(milliseconds, 1000)
    moment = datetime.fromtimestamp(seconds, timezone.utc)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{fraction:03d}Z"


def stamp_or_none(milliseconds: int | None) -> str | None:
    """A timestamp, or null for a moment that has not come."""
    return None if milliseconds is None else stamp(milliseconds)


def new_id(prefix: str) -> str:
    """An identifier that cannot be guessed."""
    return f"{prefix}_{secrets.token_hex(12)}"


def is_blank(text: str) -> bool:
    """Whether a content is empty or only white space."""
    return all(character in WHITE_SPACE for character in text)
