"""Starts a reference-server for a script and ends it again."""

from listening import listening


def running(binary, *arguments):
    """A server on a port of its own choice that is gone when the block ends, however it ends."""
    return listening([binary, "serve", "--dev", "--port", "0", *arguments])
