"""The published reference page as a visitor uses it, and what has to hold at every moment of a visit."""

from __future__ import annotations

from attrs import frozen
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import WIDTHS, Watched


@frozen
class Visit:
    """The page, opened somewhere."""

    watched: Watched
    address: str
    width: str

    @property
    def page(self) -> Page:
        return self.watched.page

    def operations(self) -> Locator:
        """Every operation of the page."""
        return self.page.locator('[data-section-id^="tag/"][data-section-id*="/operation/"]')

    def search(self, text: str) -> Locator:
        """What the search finds."""
        if self.width == "phone":
            self.open_menu()
        self.page.get_by_label("Search").fill(text)
        results = self.page.locator('[data-role="search:results"] [role=menuitem]')
        expect(results.first).to_be_visible()
        return results

    def open_menu(self) -> None:
        """Open the menu, which covers the page of a phone."""
        self.page.locator(".menu-content + div").click()
        expect(self.page.get_by_label("Search")).to_be_in_viewport()


def check(visit: Visit) -> None:
    """What holds at every moment: the page asks nobody, complains about nothing, and fits into its window."""
    outside, complaints, width = visit.watched.outside(visit.address), visit.watched.complaints, visit.watched.width()
    assert outside == [], f"the page asked for {outside}"
    assert complaints == [], f"the browser complains: {complaints}"
    assert width == WIDTHS[visit.width][0], f"the page is {width} pixels wide"


def opened(visit: Visit, at: str = "") -> Visit:
    """The same after Redoc has drawn it, at one of its sections."""
    visit.page.goto(visit.address + at)
    expect(visit.page.locator("h1")).to_be_visible()
    return visit


def ids(blocks: Locator) -> list[str]:
    """The operationIds, in the order of the page."""
    found: list[str] = blocks.evaluate_all("all => all.map(one => one.dataset.sectionId.split('/').pop())")
    return found
