"""Any JSON into every operation: it is read, or refused with `UnreadableResponse`, and nothing else ever happens."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.__main__ import CONTRACT
from generator.contract import Node, load
from tests.support.thorough import THOROUGH
from timetrack_client.api import OPERATIONS
from timetrack_client.errors import UnreadableResponse

SCHEMAS: Mapping[str, Node] = load(CONTRACT)["components"]["schemas"]
NAMES = sorted({name for schema in SCHEMAS.values() for name in schema.get("properties", {})} | {"ID", "errors"})

moments = st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|\+[0-9:]{2,6})?")
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**5000, max_value=10**5001),
    st.floats(),
    st.text(max_size=20),
    st.characters(categories=["Cs"]),
    st.from_regex(r"[-+0-9.eE]{1,8}"),
    moments,
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)
)
rows = st.dictionaries(st.sampled_from(NAMES), values, max_size=8).map(lambda row: {"id": 1, **row})
bodies = st.one_of(
    values, rows, st.lists(rows, max_size=3), st.fixed_dictionaries({"data": st.lists(rows, max_size=3)})
)

FUZZ = settings(
    max_examples=25 if THOROUGH else 5,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.sampled
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_reads_or_refuses(name: str) -> None:
    module: Any = importlib.import_module(f"timetrack_client.api.{OPERATIONS[name][0]}.{name}")

    @FUZZ
    @given(bodies)
    def reads_or_refuses(body: object) -> None:
        try:
            module.read(body)
        except UnreadableResponse as problem:
            assert str(problem).startswith(f"{name}: ")
            assert len(str(problem)) < 250
            assert "\n" not in str(problem)

    reads_or_refuses()


@FUZZ
@given(bodies)
def test_answers_to_writes_are_always_read(body: object) -> None:
    module: Any = importlib.import_module("timetrack_client.api.clients.create_client")
    module.read(body)
