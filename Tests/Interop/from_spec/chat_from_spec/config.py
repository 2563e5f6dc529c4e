"""What one server process is started with."""

from __future__ import annotations

from dataclasses import dataclass

MAX_MESSAGE_BYTES = 16384
MAX_PAGE_SIZE = 50
BACKLOG_BYTES = 16 * 1024 * 1024
REQUEST_SECONDS = 30
TOKEN_TTL_SECONDS = 2 * 60 * 60
RATING_DAYS = 7
DEV_LOGIN_CODE = "246810"
MESSAGE_TYPES = ("text", "image", "file")


@dataclass(frozen=True)
class Timings:
    """The intervals of 10.5 that belong to the claimed profiles, in milliseconds."""

    heartbeat_ms: int = 90000
    grace_ms: int = 30000
    typing_ttl_ms: int = 10000


TIMINGS = {
    "standard": Timings(),
    "test": Timings(heartbeat_ms=2000, grace_ms=1500, typing_ttl_ms=1500),
}


@dataclass(frozen=True)
class Settings:
    """Options of the command line."""

    timings: Timings
    dev: bool = False
    allowed_origins: tuple[str, ...] | None = None
