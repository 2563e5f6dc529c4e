"""Holds the session that is recorded, in two windows of Chromium, with the page that the server itself serves.

    python browse.py --dialect flat --url http://127.0.0.1:4000 [--screenshots DIR]

Each window has cookies and storage of its own, as two people have. It uses the Chromium of the system.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
from contextlib import ExitStack
from typing import Literal

from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from clients import CLIENTS
from session import FIRST, SECOND, TITLE, Deviation, Person

CHROMIUM = "/usr/bin/chromium"
KEYSTROKE = 40
"""Milliseconds between two keys."""


class Window:
    """One person's browser."""

    def __init__(self, browser: Browser, person: Person, scheme: Literal["light", "dark"]) -> None:
        self.person = person
        self.page: Page = browser.new_context(color_scheme=scheme, viewport={"width": 640, "height": 720}).new_page()
        self.page.set_default_timeout(10_000)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def fill(self, **values: str) -> None:
        """Fills in those of these fields that the form has."""
        for label, value in values.items():
            field = self.page.get_by_label(label.replace("_", " "), exact=True)
            if field.count() and field.is_visible():
                field.fill(value)

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button).click()

    def sign_up(self, url: str) -> str:
        """Makes an account, and returns what others find it by."""
        self.page.goto(url)
        self.fill(Name=self.person.name, Email=self.person.email, Password=self.person.password)
        role = self.page.get_by_label("Role")
        if role.count():
            role.select_option(self.person.role)
        self.press("Sign up")
        expect(self.page.locator("#state")).to_have_text("connected")
        return self.page.locator("#my-id").inner_text()

    def open(self, other: str) -> None:
        self.fill(Title=TITLE, Subject=TITLE, With_user=other, With=other)
        self.press("Open")
        expect(self.page.get_by_label("Message", exact=True)).to_be_visible()

    def say(self, text: str) -> None:
        field = self.page.get_by_label("Message", exact=True)
        field.press_sequentially(text, delay=KEYSTROKE)
        field.press("Enter")
        self.sees(text)

    def sees(self, *texts: str) -> None:
        lines = self.page.get_by_role("log").get_by_role("listitem")
        for text in texts:
            expect(lines.filter(has_text=text)).to_have_count(1)

    def read_again(self) -> None:
        """Reads the history, and nothing else: the list is emptied before."""
        with self.page.expect_response(lambda answer: answer.request.method == "GET"):
            self.press("History")
        self.sees(FIRST.says, SECOND.says)

    def check(self) -> None:
        """Whether the page itself found something wrong."""
        if notice := self.page.locator("#notice").inner_text():
            self.faults.append(notice)
        if self.faults:
            raise Deviation(f"{self.person.name}: {'; '.join(self.faults)}")


def hold(browser: Browser, dialect: str, url: str, screenshots: pathlib.Path | None) -> None:
    first, second = Window(browser, FIRST, "light"), Window(browser, SECOND, "dark")
    first.sign_up(url)
    other = second.sign_up(url)
    first.open(other)
    if dialect == "nested":
        second.press("Waiting tickets")
        second.press("Take")
    if dialect in ("flat", "nested"):
        expect(second.page.get_by_label("Message", exact=True)).to_be_visible()
    for speaker, listener in ((first, second), (second, first)):
        speaker.say(speaker.person.says)
        listener.sees(speaker.person.says)
    second.read_again()
    for window in (first, second):
        if screenshots:
            window.page.screenshot(path=screenshots / f"{dialect}-{window.person.name.lower()}.png")
        window.check()


def play(dialect: str, url: str, screenshots: pathlib.Path | None = None, chromium: str = CHROMIUM) -> None:
    try:
        with ExitStack() as open_until_the_end:
            playwright = open_until_the_end.enter_context(sync_playwright())
            browser = playwright.chromium.launch(executable_path=chromium)
            open_until_the_end.callback(browser.close)
            hold(browser, dialect, url, screenshots)
    except (Error, AssertionError) as fault:
        raise Deviation(str(fault)) from None


def main() -> int:
    parser = argparse.ArgumentParser(description="Two people say a sentence each, in two windows.")
    parser.add_argument("--dialect", choices=CLIENTS, required=True)
    parser.add_argument("--url", required=True)
    parser.add_argument("--screenshots", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--chromium", default=CHROMIUM, metavar="PATH")
    options = parser.parse_args()
    if options.screenshots:
        options.screenshots.mkdir(parents=True, exist_ok=True)
    try:
        play(options.dialect, options.url, options.screenshots, options.chromium)
    except Deviation as deviation:
        print(f"{options.dialect}: {deviation}", file=sys.stderr)
        return 1
    print(f"{options.dialect}: both were heard, and the history has both")
    return 0


if __name__ == "__main__":
    sys.exit(main())
