"""Debian's Chromium, cut off from the world, and pages in it that are watched: what they ask for and complain about."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

PICTURES = Path("build/page")
PATIENCE = 20_000
"""Milliseconds for what the browser draws; far more than it takes, unless the machine is busy."""
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
NAME = "mock.test"
"""A name of this machine that looks like one of another; no other name leads anywhere."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; where there is none, nothing can be tried, and the run ends with what to install."""
    wanted = os.environ.get("CHROMIUM", "chromium")
    found = shutil.which(wanted)
    if found is None:
        pytest.exit(f"There is no {wanted}: install Debian's package chromium, or name one with CHROMIUM=…", 1)
    names = f"--host-resolver-rules=MAP {NAME} 127.0.0.1, MAP * ~NOTFOUND"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=[names])
        yield started
        started.close()


@dataclass
class Watched:
    """One open page with every address it asked for and everything it complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def width(self) -> int:
        """How wide the page is, with what sticks out of the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth"))

    def picture(self, name: str, *, whole: bool = False) -> None:
        """Keep what is to be seen, or the whole page, as an artefact."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = re.sub(r"\W+", "-", name).strip("-")
        self.page.screenshot(path=PICTURES / f"{file}.png", full_page=whole)

    def outside(self, *homes: str) -> list[str]:
        """What it asked for elsewhere than at home, in itself and in what it made."""
        return [address for address in self.asked if not address.startswith((*homes, "blob:", "data:"))]


@contextmanager
def watched(browser: Browser, width: str) -> Iterator[Watched]:
    """A new page at the width of a desk or a phone, without anything remembered."""
    wide, high = WIDTHS[width]
    with browser.new_context(viewport={"width": wide, "height": high}) as context:
        yield watch(context)


def watch(context: BrowserContext) -> Watched:
    """A new page of a context, and the workers it starts, watched from the beginning."""
    visit = Watched(context.new_page())
    context.on("request", lambda sent: visit.asked.append(sent.url))
    context.on("requestfailed", lambda failed: visit.complaints.append(f"{failed.url} failed: {failed.failure}"))
    context.on("console", lambda message: visit.complaints.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: visit.complaints.append(str(error.error)))
    return visit
