"""Samples are made of examples, look as formatters leave them, and are refused where an example is missing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from spec.refused import Refused
from spec.samples import with_samples
from spec.samples.call import WIDTH
from tests.samples.conftest import Samples


def test_the_contract_that_samples_are_made_of_stays_as_it_is(document: dict[str, Any]) -> None:
    before = deepcopy(document)
    sampled = with_samples(document)
    assert document == before
    for item in sampled["paths"].values():
        for node in (node for method, node in item.items() if method != "parameters"):
            labels = [sample["label"] for sample in node.pop("x-codeSamples")]
            assert labels == ["cURL", "Python", "TypeScript"]
    assert sampled == document


def test_the_samples_for_python_are_strictly_typed_and_in_the_usual_style(samples: Samples, tmp_path: Path) -> None:
    for name, source in samples["Python"].items():
        (tmp_path / f"{name}.py").write_text(source + "\n", "utf-8")
    for command in (
        ("mypy", "--config-file=", "--strict", "--no-incremental", "--cache-dir", str(tmp_path / "cache")),
        ("ruff", "format", "--isolated", "--no-cache", "--check", "--line-length", str(WIDTH)),
        ("ruff", "check", "--isolated", "--no-cache", "--select", "E,F,I,UP,B"),
    ):
        files = sorted(tmp_path.glob("*.py"))
        done = subprocess.run([sys.executable, "-m", *command, *files], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def test_no_line_of_a_sample_is_longer_than_a_wide_window_shows(samples: Samples) -> None:
    lines = [line for each in samples.values() for source in each.values() for line in source.splitlines()]
    assert [line for line in lines if len(line) > WIDTH + 2] == []


def _without_body(paths: dict[str, Any]) -> None:
    del paths["/clients"]["post"]["requestBody"]["content"]["application/json"]["example"]


def _without_parameter(paths: dict[str, Any]) -> None:
    paths["/clients/{id}"]["parameters"] = [{"name": "id", "in": "path", "required": True}]


def _with_an_object(paths: dict[str, Any]) -> None:
    paths["/clients"]["post"]["requestBody"]["content"]["application/json"]["example"] = {"name": {"first": "A"}}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_without_body, "POST /clients: the body of the request needs an example"),
        (_without_parameter, "/clients/{id}: the parameter id is required: give it an example"),
        (_with_an_object, "name: no Python sample has an object inside of a body so far"),
    ],
)
def test_what_no_sample_can_be_made_of_is_refused_in_one_sentence(
    change: Callable[[dict[str, Any]], None], says: str, document: dict[str, Any]
) -> None:
    changed = deepcopy(document)
    change(changed["paths"])
    with pytest.raises(Refused) as refused:
        with_samples(changed)
    assert says in str(refused.value)
