"""The registry of error codes (10.1) and the exception that carries one."""

from __future__ import annotations

_REGISTRY: dict[int, tuple[int, str]] = {
    1002: (401, "wrong or used verification code"),
    2001: (400, "a value is malformed or out of bounds"),
    2002: (400, "something required is missing, or two values contradict"),
    2003: (400, "the content is empty"),
    4001: (401, "no token"),
    4002: (401, "the token is not valid or has expired"),
    4003: (401, "the account no longer exists"),
    4004: (403, "the account is banned"),
    4005: (403, "operators only"),
    4032: (403, "the session is another operator's"),
    4040: (404, "no such path"),
    4044: (404, "no such session or message"),
    4050: (405, "the path does not have this method"),
    4091: (409, "the temporary id names another message"),
    4092: (409, "the session is closed"),
    4093: (409, "the session has an owner already"),
    4094: (409, "the session is not closed yet"),
    4095: (409, "the session cannot be rated any more"),
    4130: (413, "the body is too long"),
    4600: (400, "not a frame of this protocol"),
    4601: (400, "unknown command"),
    4602: (400, "data is missing or not an object"),
    5000: (500, "the server failed"),
}


class Refusal(Exception):
    """A request or command that is refused with a code of the registry."""

    def __init__(self, code: int, message: str | None = None) -> None:
        status, text = _REGISTRY[code]
        self.code = code
        self.status = status
        self.message = message or text
        super().__init__(self.message)
