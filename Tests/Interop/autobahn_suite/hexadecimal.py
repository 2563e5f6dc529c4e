"""What the Autobahn test suite uses of binascii, from text of octets to text."""


def b2a_hex(octets):
    return (octets.encode("latin-1") if isinstance(octets, str) else bytes(octets)).hex()
