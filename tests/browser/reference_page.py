"""The reference page of the mock in a real browser, at the width of a desk and of a phone: `make page-test`.

Not collected by `make test`, since Chromium is not everywhere. Pictures of the page are left in build/page/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from attrs import frozen
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import NAME, WIDTHS, Watched, chromium, watched
from timetrack_mock import Mock, MockServer


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@frozen
class Visit:
    """One open page of a mock."""

    watched: Watched

    @property
    def page(self) -> Page:
        return self.watched.page

    def operation(self, id: str) -> Locator:
        """An operation, opened."""
        block = self.page.locator(f"[id^=operations-][id$=-{id}]")
        block.locator(".opblock-summary-control").click()
        return block

    def execute(self, id: str) -> tuple[int, str]:
        """Try an operation as it is filled in, and read the answer that the page shows."""
        block = self.operation(id)
        block.get_by_role("button", name="Execute").click()
        shown = block.locator(".live-responses-table tbody .response")
        status = shown.locator(".response-col_status").inner_text()
        return int(status.split()[0]), shown.locator(".highlight-code").first.inner_text()


@pytest.fixture(params=WIDTHS)
def visit(request: pytest.FixtureRequest, browser: Browser, mock: Mock) -> Iterator[Visit]:
    with MockServer(mock) as server, watched(browser, request.param) as open_page:
        # Swagger UI asks its validator, elsewhere, about contracts on names that are not local.
        origin = f"{NAME}:{server.port}"
        open_page.page.goto(f"http://{origin}/")
        expect(open_page.page.locator(".opblock").first).to_be_visible()
        yield Visit(open_page)
        open_page.picture(request.node.name, whole=True)
        assert open_page.complaints == []
        assert {urlsplit(address).netloc for address in open_page.asked} == {origin}
        assert open_page.width() == WIDTHS[request.param][0]


@pytest.fixture
def mock(request: pytest.FixtureRequest) -> Iterator[Mock]:
    options = getattr(request, "param", {})
    with Mock(seed="demo", **options) as mock:
        yield mock


def test_every_operation_of_the_contract_is_shown(visit: Visit, mock: Mock) -> None:
    paths = mock.document["paths"]
    known = {each["operationId"] for item in paths.values() for key, each in item.items() if key != "parameters"}
    shown = visit.page.locator(".opblock").evaluate_all("blocks => blocks.map(block => block.id)")
    assert len(shown) == len(known) > 40
    assert {block.rsplit("-", 1)[1] for block in shown} == known
    mock.requests.expect_none()


def test_an_operation_that_is_tried_out_is_answered_by_this_mock(visit: Visit, mock: Mock) -> None:
    status, body = visit.execute("list_clients")
    assert status == 200
    assert '"name": "Test company"' in body
    assert len(mock.requests.expect("list_clients", status=200)) == len(mock.requests) == 1


def test_a_record_can_be_created_and_is_there(visit: Visit, mock: Mock) -> None:
    status, body = visit.execute("create_project_time_entry")
    assert (status, '"workedMinutes": 90' in body) == (200, True)
    status, body = visit.execute("list_project_time_entries")
    assert (status, body.count('"workedMinutes": 90')) == (200, 2)
    assert [each.method for each in mock.requests] == ["POST", "GET"]


def test_every_operation_can_be_opened_without_a_complaint(visit: Visit) -> None:
    controls = visit.page.locator(".opblock-summary-control")
    controls.evaluate_all("controls => controls.forEach(control => control.click())")
    expect(visit.page.get_by_role("button", name="Execute")).to_have_count(visit.page.locator(".opblock").count())


@pytest.mark.parametrize("mock", [{"key": "chosen-4711", "secret": "chosen-0815"}], indirect=True, ids=["own"])
def test_keys_that_somebody_chose_are_entered_by_hand(visit: Visit, mock: Mock) -> None:
    assert visit.execute("list_users")[0] == 401
    visit.watched.complaints.clear()  # the browser reports the 401 itself
    visit.page.get_by_role("button", name="Authorize", exact=True).first.click()
    for scheme, key in (("ApiKey", "chosen-4711"), ("ApiSecret", "chosen-0815")):
        part = visit.page.locator(".auth-container", has_text=re.compile(f"^{scheme}"))
        part.locator("input").fill(key)
        part.get_by_role("button", name="Apply").click()
    visit.page.get_by_role("button", name="Close").first.click()
    assert visit.execute("list_clients")[0] == 200
    assert [each.status for each in mock.requests] == [401, 200]
