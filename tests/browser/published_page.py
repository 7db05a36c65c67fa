"""The published reference page in a real browser, from a file and from a server, at a desk and on a phone.

Run by `make page-test`. Pictures of the page are left in build/page/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generator.contract import load, operations
from spec.page import page, with_bundle
from spec.page.bundle import CHANGES, LOGO, Bundle, installed_bundle
from spec.publication import public
from spec.samples import with_samples
from tests.browser.chromium import NAME, chromium, watched
from tests.browser.published import Visit, check, ids, opened

CONTRACT: dict[str, Any] = public(load(Path("openapi/timetrack.yaml")))
DOCUMENT = with_samples(CONTRACT)
OPERATIONS = {raw.node["operationId"]: raw for raw in operations(DOCUMENT)}
VISITS = (("file", "desk"), ("file", "phone"), ("server", "desk"))
SAMPLES = """
async (blocks, label) => {
  const tabs = blocks.map(block => [...block.querySelectorAll('[role=tab]')].find(tab => tab.innerText === label));
  tabs.forEach(tab => tab.click());
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return tabs.map(tab => document.getElementById(tab.getAttribute('aria-controls')).querySelector('pre').textContent);
}
"""
"""Opens the tab of a language in every operation and reads what it shows."""
FIRST_ANSWERS = "all => all.map(one => one.nextElementSibling.innerText.trim().slice(0, 3))"
WORDS = {"documented": "documented", "inferred": "inferred", "integration": "seen in public code"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    (folder / "reference.html").write_text(page(DOCUMENT), "utf-8")
    return folder


class Silent(SimpleHTTPRequestHandler):
    """Writes no log."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def addresses(folder: Path) -> Iterator[dict[str, str]]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=folder)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        served = f"http://{NAME}:{server.server_port}/reference.html"
        yield {"file": (folder / "reference.html").as_uri(), "server": served}
        server.shutdown()
        thread.join()


@pytest.fixture(params=VISITS, ids="-".join)
def visit(request: pytest.FixtureRequest, browser: Browser, addresses: dict[str, str]) -> Iterator[Visit]:
    place, width = request.param
    with watched(browser, width) as watched_page:
        visit = opened(Visit(watched_page, addresses[place], width))
        yield visit
        watched_page.picture(f"published_{request.node.name}")
        check(visit)


def test_every_operation_is_shown_with_its_name_its_id_and_its_three_samples(visit: Visit) -> None:
    blocks = visit.operations()
    shown = dict(zip(ids(blocks), blocks.all_inner_texts(), strict=True))
    assert list(shown) == list(OPERATIONS)
    for name, raw in OPERATIONS.items():
        assert raw.node["summary"] in shown[name]
        assert name in shown[name]
    for place, label in enumerate(("cURL", "Python", "TypeScript")):
        sources = [raw.node["x-codeSamples"][place]["source"] for raw in OPERATIONS.values()]
        assert blocks.evaluate_all(SAMPLES, label) == sources


def test_the_success_is_the_first_answer_of_every_operation(visit: Visit) -> None:
    headings = visit.operations().get_by_role("heading", name="Responses")
    firsts = headings.evaluate_all(FIRST_ANSWERS)
    assert len(firsts) == len(OPERATIONS)
    assert set(firsts) == {"200", "2XX"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("absence", {"list_absences", "create_absence", "get_absence", "update_absence", "delete_absence"}),
        ("update_absence", {"update_absence"}),
    ],
    ids=["a word", "an operationId"],
)
def test_the_search_finds_operations_and_leads_to_them(text: str, wanted: set[str], visit: Visit) -> None:
    results = visit.search(text)
    places = results.evaluate_all("items => items.map(item => item.dataset.itemId)")
    assert wanted <= {place.rsplit("/", 1)[1] for place in places}
    visit.watched.picture(f"published_search_{text}-{visit.width}")
    place = "tag/absences/operation/update_absence"
    results.and_(visit.page.locator(f'[data-item-id="{place}"]')).click()
    expect(visit.page.get_by_role("heading", name="Approve or disapprove an absence")).to_be_in_viewport()
    assert visit.page.url == f"{visit.address}#{place}"


@pytest.mark.parametrize(("place", "width"), VISITS)
def test_an_address_with_an_operation_opens_the_page_there(
    place: str, width: str, browser: Browser, addresses: dict[str, str]
) -> None:
    with watched(browser, width) as watched_page:
        visit = Visit(watched_page, addresses[place], width)
        opened(visit, "#tag/project_timer/operation/start_project_timer")
        expect(visit.page.get_by_role("heading", name="Start the project timer")).to_be_in_viewport()
        check(visit)


def test_what_is_not_documented_says_so(visit: Visit) -> None:
    for name, text in zip(ids(visit.operations()), visit.operations().all_inner_texts(), strict=True):
        heading, told = text.splitlines()[0], next(line for line in text.splitlines() if line.startswith(name))
        mark = OPERATIONS[name].node["x-evidence"]
        assert heading.endswith(f" {WORDS[mark]}") == (mark != "documented")
        assert told.startswith(f"{name} · {WORDS[mark]} {'(' if mark == 'documented' else '· see E'}")


def test_the_menu_shows_the_resources_by_names_for_people(visit: Visit) -> None:
    if visit.width == "phone":
        visit.open_menu()
    for tag in DOCUMENT["tags"]:
        name = tag["name"].replace("_", " ").capitalize()
        entry = visit.page.get_by_role("menuitem", name=name, exact=True)
        expect(entry).to_be_visible()
    visit.page.get_by_role("menuitem", name="Expenses").click()
    expect(visit.page.get_by_role("heading", name=re.compile("Expenses$"))).to_be_in_viewport()


def test_the_contract_can_be_taken_out_of_the_page(visit: Visit) -> None:
    with visit.page.expect_download() as download:
        visit.page.get_by_role("link", name="timetrack.json").click()
    assert download.value.suggested_filename == "timetrack.json"
    assert json.loads(download.value.path().read_text("utf-8")) == CONTRACT


def test_without_scripts_the_page_says_where_the_contract_is(browser: Browser, addresses: dict[str, str]) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        visited = context.new_page()
        visited.goto(addresses["file"])
        assert visited.locator("body").inner_text().startswith("This page needs JavaScript; the contract itself is")


@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without it"])
def test_the_checks_find_a_page_that_asks_somebody(policy: bool, browser: Browser, tmp_path: Path) -> None:
    ours = installed_bundle()
    text = with_bundle(DOCUMENT, Bundle(ours.script.replace(CHANGES[LOGO], LOGO), ours.licenses))
    file = tmp_path / "reference.html"
    file.write_text(text if policy else text.replace("Content-Security-Policy", "X-No-Policy"), "utf-8")
    with watched(browser, "desk") as watched_page:
        visit = opened(Visit(watched_page, file.as_uri(), "desk"))
        expect(visit.page.get_by_alt_text("redocly logo")).to_have_count(0)  # Redoc takes a broken picture away
        with pytest.raises(AssertionError, match=r"cdn\.redoc\.ly"):
            check(visit)
        assert visit.watched.outside(visit.address) == [LOGO]
        assert any("violates" in each for each in watched_page.complaints) == policy
