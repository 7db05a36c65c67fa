"""Every operation of the contract is reachable from both clients, and both clients look the same."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

import timetrack
from tests.support.document import contract_document
from timetrack import AsyncTimeTrack, TimeTrack, config
from timetrack_client import contract
from timetrack_client.api import OPERATIONS, AsyncResources, Resources

DOCUMENT: dict[str, Any] = contract_document()
OPERATION_IDS = [
    operation["operationId"]
    for item in DOCUMENT["paths"].values()
    for method, operation in item.items()
    if method != "parameters"
]


def test_the_generated_client_knows_every_operation_of_the_contract() -> None:
    assert sorted(OPERATIONS) == sorted(OPERATION_IDS)
    assert len(set(OPERATION_IDS)) == len(OPERATION_IDS) > 0


@pytest.mark.parametrize("operation", OPERATION_IDS)
def test_an_operation_is_a_method_of_both_clients_with_the_same_keywords(operation: str) -> None:
    tag, verb = OPERATIONS[operation]
    options: dict[str, Any] = {"account": "acme", "key": "k", "secret": "s"}
    with TimeTrack(**options) as tt:
        blocking = getattr(getattr(tt, tag), verb)
    awaiting = getattr(getattr(AsyncTimeTrack(**options), tag), verb)
    assert inspect.signature(blocking).parameters == inspect.signature(awaiting).parameters
    assert inspect.getdoc(blocking) == inspect.getdoc(awaiting)
    assert inspect.iscoroutinefunction(awaiting) != (verb == "list")


def test_both_clients_have_exactly_the_resources_of_the_contract() -> None:
    tags = {tag["name"] for tag in DOCUMENT["tags"]}
    for resources in (Resources, AsyncResources):
        assert {name for name in vars(resources) if not name.startswith("_")} == tags


def test_both_clients_have_the_same_options_and_other_public_names() -> None:
    assert inspect.signature(TimeTrack) == inspect.signature(AsyncTimeTrack)
    public = {name for name in dir(TimeTrack) if not name.startswith("_")}
    assert public == {name for name in dir(AsyncTimeTrack) if not name.startswith("_")}


def test_the_version_of_the_contract_is_the_version_of_the_distribution() -> None:
    assert DOCUMENT["info"]["version"] == timetrack.__version__ == contract.VERSION


def test_what_the_contract_says_is_what_the_client_uses() -> None:
    assert DOCUMENT["components"]["parameters"]["Limit"]["schema"]["maximum"] == config.LARGEST_PAGE
    assert contract.REQUESTS_PER_MINUTE == 30
    assert contract.SECURITY_HEADERS == ("X-TimeTrack-Api-Key", "X-TimeTrack-Api-Secret")


def test_every_public_name_of_the_package_can_be_imported() -> None:
    for name in timetrack.__all__:
        assert getattr(timetrack, name) is not None
    assert len(set(timetrack.__all__)) == len(timetrack.__all__)
