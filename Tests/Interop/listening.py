"""Starts a program that says where it listens, and ends it again."""

import contextlib
import subprocess
import sys
import threading


class Listening:
    """One process, on a port of its own choice."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        # A program that never says where it listens must not hang the script.
        alarm = threading.Timer(30, self.process.kill)
        alarm.start()
        line = self.process.stdout.readline()
        alarm.cancel()
        if not line.startswith("Listening on "):
            self.process.kill()
            self.process.wait()
            sys.exit(f"{command[0]} did not say where it listens, but: {line!r}")
        self.url = line[len("Listening on ") :].strip()

    def kill(self):
        """Ends the process at once, as a power cut would."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Ends the process in order."""
        self.process.terminate()
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()
            sys.exit("the server did not stop within 20 s of SIGTERM")


@contextlib.contextmanager
def listening(command):
    """A process that is gone when the block ends, however it ends."""
    server = Listening(command)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
