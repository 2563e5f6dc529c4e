"""Access tokens: JSON Web Tokens signed with HMAC-SHA256."""

from __future__ import annotations

import base64
import hashlib
import hmac
import math
import re
import secrets

from .errors import Refusal
from .wire import NotJson, dump_json, now_ms, parse_json

_HEADER = {"alg": "HS256", "typ": "JWT"}
_FORM = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\Z")


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _number(value: object) -> float | None:
    """A NumericDate that is finite, or None."""
    if type(value) not in (int, float):
        return None
    number = float(value)  # type: ignore[arg-type]
    return number if math.isfinite(number) else None


class Tokens:
    """Issues and judges the tokens of one server."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def _sign(self, signed: str) -> str:
        return _encode(hmac.new(self._secret, signed.encode("ascii"), hashlib.sha256).digest())

    def issue(self, user_id: int, ttl_seconds: int) -> tuple[str, int]:
        """A token of an account and the moment of its end in milliseconds."""
        issued = now_ms()
        ends = issued + ttl_seconds * 1000
        claims = {
            "sub": str(user_id),
            "iat": issued / 1000,
            "exp": ends / 1000,
            "jti": secrets.token_hex(8),
        }
        signed = ".".join(_encode(dump_json(part).encode()) for part in (_HEADER, claims))
        return f"{signed}.{self._sign(signed)}", ends

    def verify(self, token: str) -> int:
        """The account of a valid token; 4002 for every other text."""
        if len(token) > 4096 or not _FORM.match(token):
            raise Refusal(4002)
        signed, _, signature = token.rpartition(".")
        # The texts are compared, not the bytes, because base64 has several texts for one value.
        if not hmac.compare_digest(self._sign(signed), signature):
            raise Refusal(4002)
        head, _, body = signed.partition(".")
        try:
            header, claims = parse_json(_decode(head)), parse_json(_decode(body))
        except (NotJson, ValueError):
            raise Refusal(4002) from None
        if header != _HEADER or not isinstance(claims, dict):
            raise Refusal(4002)
        now = now_ms() / 1000
        ends, begins = _number(claims.get("exp")), _number(claims.get("nbf", 0))
        subject = claims.get("sub")
        if ends is None or ends <= now or begins is None or begins > now:
            raise Refusal(4002)
        if not isinstance(subject, str) or not re.match(r"[0-9]{1,16}\Z", subject):
            raise Refusal(4002)
        return int(subject)

    def digest(self, purpose: str, secret: str) -> str:
        """A keyed hash, for secrets that are stored."""
        return hmac.new(self._secret, f"{purpose}\0{secret}".encode(), hashlib.sha256).hexdigest()
