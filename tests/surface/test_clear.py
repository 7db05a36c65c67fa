"""CLEAR empties any property of any update; a server that ignores or refuses null is told apart."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.support.arguments import Argument, arguments, fitting, method_of
from tests.support.inprocess import async_client, client
from timetrack import CLEAR, InvalidValue, Refused
from timetrack_client.api import OPERATIONS
from timetrack_mock import Mock, Readings

CLEARABLE = [one for one in arguments() if one.clearable]
CREATES = [name for name in OPERATIONS if name.startswith("create_")]


@pytest.mark.parametrize("argument", CLEARABLE, ids=str)
def test_what_was_there_is_empty_when_it_is_read_back(argument: Argument) -> None:
    get = argument.operation.replace("update_", "get_")
    with Mock(seed="demo", limit=None) as mock, client(mock) as tt:
        before = method_of(tt, get)(1)
        method_of(tt, argument.operation)(1, **{argument.name: CLEAR})
        after = method_of(tt, get)(1)
        assert getattr(after, argument.name) is None
        follows = {argument.key, "workedMinutes"}
        assert _without(after, follows) == _without(before, follows)


def test_it_is_the_same_when_awaiting() -> None:
    async def run(mock: Mock) -> float | None:
        async with async_client(mock) as tt:
            await tt.tasks.update(1, hour_rate=CLEAR)
            return (await tt.tasks.get(1)).hour_rate

    with Mock(seed="demo", limit=None) as mock:
        assert asyncio.run(run(mock)) is None


def test_a_server_that_ignores_null_changes_the_rest_and_one_that_refuses_it_says_which() -> None:
    with Mock(seed="demo", limit=None, readings=Readings(nulls="ignored")) as mock, client(mock) as tt:
        tt.tasks.update(1, hour_rate=CLEAR, notes="x")
        assert (tt.tasks.get(1).hour_rate, tt.tasks.get(1).notes) == (30, "x")
        mock.readings = Readings(nulls="refused")
        with pytest.raises(Refused, match="hourRate must not be null"):
            tt.tasks.update(1, hour_rate=CLEAR, notes="y")
        assert tt.tasks.get(1).notes == "x"


@pytest.mark.parametrize("operation", CREATES)
def test_a_new_record_has_nothing_to_be_emptied(operation: str) -> None:
    with Mock(limit=None) as mock, client(mock) as tt:
        for argument in arguments():
            if argument.operation == operation:
                refused = f"^{argument.name}: expected .* got (CLEAR|what is not shown here)$"
                with pytest.raises(InvalidValue, match=refused):
                    method_of(tt, operation)(**{**fitting(operation), argument.name: CLEAR})
        assert list(mock.requests) == []


def _without(record: Any, names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in record.to_dict().items() if name not in names}
