"""The reference page is one file that holds everything, runs what is its own, and lets no text out of its place."""

from __future__ import annotations

import base64
import hashlib
import json
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.contract import load
from spec.page import page, with_bundle
from spec.page.bundle import CHANGES, LOGO, Bundle, changed
from spec.page.readable import plain, readable
from spec.publication import public
from spec.refused import Refused
from spec.samples import with_samples

CONTRACT: dict[str, Any] = public(load(Path("openapi/timetrack.yaml")))
DOCUMENT = with_samples(CONTRACT)
NASTY = "</script><SCRIPT>alert(1)</script><!-- <script \u2028 \u2029 ]]> &amp; {{redoc}} }} {{ \\u003c"
LARGEST = 5_000_000

Found = list[tuple[str, dict[str, str | None]]]


class Elements(HTMLParser):
    """The elements of a page, and what stands inside of each script, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: Found = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.scripts += [""] * (tag == "script")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts[-1] += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.found if found == tag]

    def held(self, id: str) -> Any:
        place = [script.get("id") for script in self.named("script")].index(id)
        return json.loads(self.scripts[place])


def made(document: dict[str, Any] = DOCUMENT, script: str = "/* Redoc */") -> Elements:
    return Elements(with_bundle(document, Bundle(script, "MIT <everybody> & more")))


@pytest.mark.npm("openapi/tools")
def test_the_page_is_one_small_file_that_needs_nothing_else() -> None:
    text = page(DOCUMENT)
    assert text == page(deepcopy(DOCUMENT))
    assert 1_000_000 < len(text.encode()) < LARGEST
    elements = Elements(text)
    assert [element for element, attributes in elements.found if "src" in attributes] == []
    assert [str(link["href"]).partition(";")[0] for link in elements.named("link")] == ["data:image/svg+xml"]
    assert LOGO not in text
    for kept in ("API docs by ", "The MIT License (MIT)", "Copyright (c) 2015-present, Rebilly", "DOMPurify"):
        assert kept in text


def test_the_browser_may_run_the_two_scripts_of_the_page_and_nothing_else() -> None:
    elements = made()
    code = [text for text, script in zip(elements.scripts, elements.named("script"), strict=True) if not script]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in code]
    (policy,) = [meta["content"] for meta in elements.named("meta") if "http-equiv" in meta]
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == [f"'sha256-{one}'" for one in hashes]
    assert len(hashes) == 2
    assert {name: rule for name, rule in rules.items() if name.endswith("-src")} == {
        "default-src": "'none'",
        "script-src": rules["script-src"],
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "worker-src": "blob:",
    }


def test_no_text_of_the_contract_or_of_redoc_breaks_out_of_its_place() -> None:
    document = deepcopy(DOCUMENT)
    document["info"]["title"] = NASTY
    document["paths"]["/clients"]["get"]["description"] = NASTY
    elements = made(document, "const text = '<script></script><!--';")
    assert [tag for tag, _ in elements.found] == [tag for tag, _ in made().found]
    assert elements.held("contract") == plain(document)
    assert elements.held("shown") == readable(document)
    assert elements.scripts[3].strip() == r"const text = '\x3cscript>\x3c/script>\x3c!--';"


def test_the_contract_in_the_page_is_the_one_that_is_handed_out() -> None:
    assert made().held("contract") == CONTRACT == plain(DOCUMENT)
    assert with_samples(CONTRACT) == DOCUMENT


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("times", [0, 2])
def test_a_bundle_of_redoc_that_is_not_as_expected_is_refused(change: str, times: int) -> None:
    assert changed("; ".join(CHANGES)) == "; ".join(CHANGES.values())
    script = "; ".join([*(old for old in CHANGES if old != change), *[change] * times])
    with pytest.raises(Refused, match=f"^Redoc's bundle has {times} times .* instead of once"):
        changed(script)
