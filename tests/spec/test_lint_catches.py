"""Every rule of the gate catches what it is there for: flaws put into copies of the real contract."""

from __future__ import annotations

import json
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from spec.lint import checks
from spec.programs import run
from tests.spec import flaws_of_form, flaws_of_style
from tests.spec.flaws import Flaw, pointer
from tests.support.document import contract_document

CONTRACT: dict[str, Any] = contract_document()
RULES: dict[str, Any] = yaml.safe_load(checks.SPECTRAL_RULES.read_text("utf-8"))["rules"]
SPECTRAL, REDOCLY, VALIDATOR = (
    list(flaws_of_style.spectral()),
    list(flaws_of_form.redocly()),
    list(flaws_of_form.validator()),
)
COPIES = 7
"""Copies of the contract that share the flaws of a tool, because a run costs half a second for each."""

Findings = list[tuple[str, str]]
"""Rule and place of what a tool found in one copy."""

pytestmark = pytest.mark.npm("openapi/tools")


def _written(catalogue: Sequence[Flaw], folder: Path) -> list[Path]:
    """The untouched contract, and copies with every COPIES-th flaw each."""
    files = []
    for number, chosen in enumerate([[], *(catalogue[start::COPIES] for start in range(COPIES))]):
        document = deepcopy(CONTRACT)
        for flaw in chosen:
            flaw.change(document)
        files.append(folder / f"{number}.json")
        files[-1].write_text(json.dumps(document), "utf-8")
    return files


def _spectral(files: list[Path]) -> list[Findings]:
    done = run([*checks.spectral_command(*files), "--format=json"])
    found = [(Path(one["source"]), one["code"], pointer(one["path"])) for one in json.loads(done.stdout)]
    return [[(rule, place) for source, rule, place in found if source == file] for file in files]


def _redocly(files: list[Path]) -> list[Findings]:
    """Redocly writes one JSON document for each file, one after the other."""
    done, decoder, reports = run([*checks.redocly_command(*files), "--format=json"]), json.JSONDecoder(), []
    rest = done.stdout.strip()
    while rest:
        report, end = decoder.raw_decode(rest)
        reports.append([(one["ruleId"], one["location"][0]["pointer"].lstrip("#")) for one in report["problems"]])
        rest = rest[end:].strip()
    return reports


@pytest.fixture(scope="module")
def by_spectral(tmp_path_factory: pytest.TempPathFactory) -> list[Findings]:
    return _spectral(_written(SPECTRAL, tmp_path_factory.mktemp("spectral")))


@pytest.fixture(scope="module")
def by_redocly(tmp_path_factory: pytest.TempPathFactory) -> list[Findings]:
    return _redocly(_written(REDOCLY, tmp_path_factory.mktemp("redocly")))


def _catches(flaw: Flaw, catalogue: Sequence[Flaw], found: list[Findings]) -> bool:
    copy = found[1 + catalogue.index(flaw) % COPIES]
    return any(rule == flaw.rule and flaw.is_found_at(place) for rule, place in copy)


@pytest.mark.parametrize("flaw", SPECTRAL, ids=str)
def test_spectral_catches(flaw: Flaw, by_spectral: list[Findings]) -> None:
    assert _catches(flaw, SPECTRAL, by_spectral)


@pytest.mark.parametrize("flaw", REDOCLY, ids=str)
def test_redocly_catches(flaw: Flaw, by_redocly: list[Findings]) -> None:
    assert _catches(flaw, REDOCLY, by_redocly)


@pytest.mark.parametrize("flaw", VALIDATOR, ids=str)
def test_openapi_spec_validator_catches(flaw: Flaw, tmp_path: Path) -> None:
    document = deepcopy(CONTRACT)
    flaw.change(document)
    file = tmp_path / "contract.json"
    file.write_text(json.dumps(document), "utf-8")
    assert checks.validity(file)


def test_nothing_is_found_in_the_contract_itself(by_spectral: list[Findings], by_redocly: list[Findings]) -> None:
    assert by_spectral[0] == by_redocly[0] == []


def test_every_rule_of_ours_has_a_flaw_that_it_catches() -> None:
    assert {name for name, rule in RULES.items() if isinstance(rule, dict)} <= {flaw.rule for flaw in SPECTRAL}
