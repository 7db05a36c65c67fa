"""The samples for TypeScript are compiled together, as strictly as it goes, and then run like the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from spec.publication import as_json
from tests.samples import languages
from tests.samples.conftest import ODD_ONES, Samples, odd
from tests.samples.stage import REFUSED, Run, Stage, Wanted
from tests.samples.test_samples import BY_ID, EVERY, prints

pytestmark = pytest.mark.npm("conformance/typescript")

WRONG = {
    "field": ("create_client", "name:", "nane:", "'nane' does not exist"),
    "type": ("create_absence", "absenceType: 1", 'absenceType: "1"', "'string' is not assignable to type 'number'"),
    "missing": ("create_absence", "    absenceType: 1,\n", "", "is not assignable to type '{ username: string;"),
    "filter": ("list_clients", "name:", "names:", "'names' does not exist"),
    "path": ("get_client", '"/clients/{id}"', '"/client/{id}"', "is not assignable"),
    "method": ("list_absence_types", "tt.GET", "tt.POST", "Expected 2 arguments"),
    "shown": ("get_client", "data?.name", "data?.nane", "Property 'nane' comes from an index signature"),
}
"""Samples that the compiler has to refuse: of which operation, what is changed into what, and what it says."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("typescript")


@pytest.fixture(scope="module")
def faults(folder: Path, samples: Samples, odd_samples: Samples, document: dict[str, Any]) -> Mapping[str, str]:
    """What the compiler says, with one run for the samples and for those that are wrong."""
    sources = {**samples["TypeScript"], **{f"odd_{name}": odd_samples["TypeScript"][name] for name in ODD_ONES}}
    for name, (operation, old, new, _) in WRONG.items():
        assert old in sources[operation]
        sources[f"wrong_{name}"] = sources[operation].replace(old, new)
    return languages.compiled(folder, as_json(document), sources)


@pytest.fixture(scope="module")
def run(stage: Stage, folder: Path, faults: Mapping[str, str]) -> Iterator[Run]:
    with languages.typescript(stage, folder) as run:
        yield run


def test_every_sample_passes_the_strictest_compiler(faults: Mapping[str, str]) -> None:
    assert {name: fault for name, fault in faults.items() if not name.startswith("wrong_")} == {}


@pytest.mark.parametrize("name", WRONG)
def test_a_sample_that_does_not_fit_the_contract_does_not_compile(name: str, faults: Mapping[str, str]) -> None:
    assert WRONG[name][3] in faults[f"wrong_{name}"]


@EVERY
def test_the_sample_for_typescript_sends_the_example(operation: Wanted, stage: Stage, run: Run) -> None:
    printed = stage.play(operation, operation.id, run)
    assert bool(printed) == prints(operation)
    assert "undefined" not in printed


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("operation", ["list_clients", "create_client", "update_client", "delete_client"])
def test_a_sample_does_not_overlook_a_refusal(operation: str, body: bytes, stage: Stage, run: Run) -> None:
    assert "403" in stage.fails(operation, run, body)


@pytest.mark.parametrize("operation", ODD_ONES)
def test_any_text_arrives_as_it_is(operation: str, stage: Stage, run: Run) -> None:
    stage.play(odd(BY_ID[operation]), f"odd_{operation}", run)


def test_a_sample_of_another_operation_is_caught(stage: Stage, run: Run) -> None:
    with pytest.raises(AssertionError, match=r"what arrived is .*get_project"):
        stage.play(BY_ID["get_client"], "get_project", run)
