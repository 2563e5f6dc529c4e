"""Who takes part in a recorded session, and what they say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody in front of a client; what is typed into its forms."""

    name: str
    email: str
    password: str
    role: str
    says: str


FIRST = Person("Mei", "mei@example.org", "s3cret-tulip-19", "customer", "violet harbour")
"""Opens the conversation and speaks first."""

SECOND = Person("Oscar", "oscar@example.org", "s3cret-otter-40", "agent", "copper lantern")
"""Answers, and reads the history at the end."""

TITLE = "Plans"
"""Of the conversation, where it has a title."""


class Deviation(Exception):
    """The server, or something before it, did not do what the session needs."""
