"""RFC 6455 below the protocol: reading and writing frames, without any input or output."""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from typing import Iterator, NamedTuple

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA


class Received(NamedTuple):
    """What came: `text`, `ping`, `pong`, `close`, or `violation` with the code to close with."""

    kind: str
    payload: bytes = b""
    code: int = 0


class Violation(Exception):
    """A frame that ends the connection."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(str(code))


def accept_key(key: str) -> str | None:
    """The answer to a Sec-WebSocket-Key, or None if it is not 16 bytes."""
    try:
        if len(base64.b64decode(key, validate=True)) != 16:
            return None
    except (binascii.Error, ValueError):
        return None
    return base64.b64encode(hashlib.sha1(key.encode("ascii") + _GUID).digest()).decode("ascii")


def encode(opcode: int, payload: bytes) -> bytes:
    """One whole frame from server to client."""
    size = len(payload)
    if size < 126:
        return bytes((0x80 | opcode, size)) + payload
    if size < 65536:
        return struct.pack("!BBH", 0x80 | opcode, 126, size) + payload
    return struct.pack("!BBQ", 0x80 | opcode, 127, size) + payload


def encode_close(code: int, reason: str = "") -> bytes:
    """A close frame."""
    return encode(CLOSE, struct.pack("!H", code) + reason.encode("utf-8")[:120])


def _unmask(payload: bytes, mask: bytes) -> bytes:
    size = len(payload)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")


def _close_code(payload: bytes) -> int:
    """The code of a close frame, 1005 if it has none."""
    if not payload:
        return 1005
    if len(payload) == 1:
        raise Violation(1002)
    code = int.from_bytes(payload[:2], "big")
    if code not in (1000, 1001, 1002, 1003, *range(1007, 1015)) and not 3000 <= code <= 4999:
        raise Violation(1002)
    try:
        payload[2:].decode("utf-8")
    except UnicodeDecodeError:
        raise Violation(1007) from None
    return code


class FrameReader:
    """Turns the bytes of one client into messages, and judges sizes before taking memory."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._buffer = bytearray()
        self._parts: list[bytes] | None = None
        self._size = 0
        self._broken = False

    def feed(self, data: bytes) -> Iterator[Received]:
        """What the bytes complete. After a violation everything is dropped."""
        if self._broken:
            return
        self._buffer += data
        try:
            while (item := self._next()) is not None:
                if item.kind:
                    yield item
        except Violation as violation:
            self._broken = True
            self._buffer.clear()
            self._parts = None
            yield Received("violation", code=violation.code)

    def _next(self) -> Received | None:
        """The next frame: None if it is not complete, a nameless item if its message is not."""
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        final, opcode, size, at = bool(buffer[0] & 0x80), buffer[0] & 0x0F, buffer[1] & 0x7F, 2
        if buffer[0] & 0x70 or not buffer[1] & 0x80:
            raise Violation(1002)
        if opcode & 0x8:
            if opcode not in (CLOSE, PING, PONG) or not final or size > 125:
                raise Violation(1002)
        elif opcode not in (CONTINUATION, TEXT, BINARY):
            raise Violation(1002)
        elif (opcode == CONTINUATION) != (self._parts is not None):
            raise Violation(1002)
        elif opcode == BINARY:
            raise Violation(1003)
        if size >= 126:
            width, least = (2, 126) if size == 126 else (8, 65536)
            if len(buffer) < 2 + width:
                return None
            size, at = int.from_bytes(buffer[2 : 2 + width], "big"), 2 + width
            if size < least or size >= 2**63:
                raise Violation(1002)
        if not opcode & 0x8 and self._size + size > self._longest:
            raise Violation(1009)
        if len(buffer) < at + 4 + size:
            return None
        payload = _unmask(bytes(buffer[at + 4 : at + 4 + size]), bytes(buffer[at : at + 4]))
        del buffer[: at + 4 + size]
        if opcode == PING:
            return Received("ping", payload)
        if opcode == PONG:
            return Received("pong", payload)
        if opcode == CLOSE:
            return Received("close", payload, _close_code(payload))
        return self._data(payload, final)

    def _data(self, payload: bytes, final: bool) -> Received:
        parts = self._parts if self._parts is not None else []
        if payload or not parts:
            parts.append(payload)
        self._size += len(payload)
        if not final:
            self._parts = parts
            return Received("")
        whole = b"".join(parts)
        self._parts, self._size = None, 0
        try:
            whole.decode("utf-8")
        except UnicodeDecodeError:
            raise Violation(1007) from None
        return Received("text", whole)
