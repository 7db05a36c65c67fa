"""One mock on a port for all samples of a process, and the samples that readers of the contract are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from generator.contract import load, operations
from spec.publication import public
from spec.samples import with_samples
from tests.samples.stage import Stage, Wanted
from timetrack_mock import Mock, MockServer

Samples = Mapping[str, Mapping[str, str]]

ODD = 'O\'Brien & Söhne "Zoë" ${HOME} `id` $(id) \\ \\n 100% +1 \N{SLIGHTLY SMILING FACE}\nsecond line'
ODD_ONES = ("list_clients", "create_client")


@pytest.fixture(scope="package")
def document() -> dict[str, Any]:
    """The public contract."""
    return public(load(Path("openapi/timetrack.yaml")))


@pytest.fixture(scope="package")
def samples(document: dict[str, Any]) -> Samples:
    """The source of each sample, by label and operation."""
    return _sources(with_samples(document))


@pytest.fixture(scope="package")
def odd_samples(document: dict[str, Any]) -> Samples:
    """The same with an odd text in the examples of ODD_ONES."""
    document = deepcopy(document)
    clients = document["paths"]["/clients"]
    clients["post"]["requestBody"]["content"]["application/json"]["example"]["name"] = ODD
    next(one for one in clients["get"]["parameters"] if one.get("name") == "name")["example"] = ODD
    return _sources(with_samples(document))


def odd(operation: Wanted) -> Wanted:
    """What arrives then."""
    if operation.body is None:
        return evolve(operation, query={**operation.query, "name": ODD})
    return evolve(operation, body={**operation.body, "name": ODD})


def _sources(document: dict[str, Any]) -> Samples:
    found: dict[str, dict[str, str]] = {}
    for raw in operations(document):
        for sample in raw.node["x-codeSamples"]:
            found.setdefault(sample["label"], {})[raw.node["operationId"]] = sample["source"]
    return found


@pytest.fixture(scope="package")
def stage() -> Iterator[Stage]:
    with Mock(seed="demo", clock=datetime(2026, 10, 5, 9), limit=None) as mock, MockServer(mock) as server:
        yield Stage(server)
