"""Octets as the Autobahn test suite writes them, and the client that brings them to the socket.

The suite knows one kind of string, a row of octets. On Python 3 it is a text whose characters are all below 256; what
goes to the socket or comes from it is bytes. The client translates, in both directions, and nothing else.
"""

from autobahntestsuite.fuzzing import FuzzingClientProtocol


def to_bytes(octets):
    return octets.encode("latin-1") if isinstance(octets, str) else octets


def to_octets(payload):
    return payload if payload is None or isinstance(payload, str) else bytes(payload).decode("latin-1")


class OctetClient(FuzzingClientProtocol):
    """The suite's client on an Autobahn library that wants bytes."""

    # From a case to the library. The library calls these itself as well, with bytes.

    def sendFrame(self, opcode, payload=b"", *arguments, **named):
        super().sendFrame(opcode, to_bytes(payload), *arguments, **named)

    def sendMessage(self, payload, *arguments, **named):
        super().sendMessage(to_bytes(payload), *arguments, **named)

    def sendMessageFrameData(self, payload, sync=False):
        return super().sendMessageFrameData(to_bytes(payload), sync)

    def sendCloseFrame(self, code=None, reasonUtf8=None, isReply=False):
        super().sendCloseFrame(code, to_bytes(reasonUtf8), isReply)
        self.localCloseReason = to_octets(self.localCloseReason)

    # From the library to a case.

    def onMessage(self, payload, isBinary):
        super().onMessage(to_octets(payload), isBinary)

    def onPong(self, payload):
        super().onPong(to_octets(payload))

    # From the library to the wire log.

    def logRxOctets(self, data):
        super().logRxOctets(to_octets(data))

    def logTxOctets(self, data, sync):
        super().logTxOctets(to_octets(data), sync)

    def logRxFrame(self, frameHeader, payload):
        super().logRxFrame(frameHeader, [to_octets(part) for part in payload])

    def logTxFrame(self, frameHeader, payload, repeatLength, chopsize, sync):
        super().logTxFrame(frameHeader, to_octets(payload), repeatLength, chopsize, sync)

    def connectionLost(self, reason):
        for name in ("http_request_data", "http_response_data"):
            if hasattr(self, name):
                setattr(self, name, to_octets(getattr(self, name)))
        super().connectionLost(reason)
