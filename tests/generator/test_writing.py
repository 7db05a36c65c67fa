"""Strict writing: what is sent, what is left out, and what is refused before anything leaves the program."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest

from tests.generator import small
from timetrack_client.api.absences import list_absences
from timetrack_client.api.clients import get_client
from timetrack_client.errors import InvalidValue
from timetrack_client.models import AbsenceCreate, AbsenceStatus, AbsenceUpdate, ClientCreate, ProjectCreate
from timetrack_client.types import CLEAR, UNSET, Clear, Unset
from timetrack_client.writing import A_DATE, A_DATETIME

NOON = datetime(2020, 10, 23, 12)
DAY = date(2020, 10, 23)
NAN = float("nan")


def created(gadgets: ModuleType, **values: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"text": "x", "from_": NOON, "label": None, **values}
    sent: dict[str, Any] = small.part(gadgets, "models").GadgetCreate(**given).to_dict()
    return sent


@pytest.mark.parametrize(
    ("name", "key", "value", "sent"),
    [
        ("text", "text", "", ""),
        ("from_", "from", NOON, "2020-10-23T12:00:00.000Z"),
        ("from_", "from", NOON.replace(microsecond=123999), "2020-10-23T12:00:00.123Z"),
        ("from_", "from", datetime(1, 1, 1), "0001-01-01T00:00:00.000Z"),
        ("label", "label", None, None),
        ("until", "until", None, None),
        ("day", "day", DAY, "2020-10-23"),
        ("day", "day", datetime(2020, 10, 23), "2020-10-23"),
        ("price", "price", 20.5, 20.5),
        ("price", "price", "20.5", "20.5"),
        ("price", "price", 20, 20),
        ("price", "price", Decimal("20.50"), Decimal("20.50")),
        ("level", "level", "high", 1),
        ("level", "level", 0, 0),
        ("status", "status", "1", "1"),
        ("status", "status", "low", 0),
        ("active", "active", False, False),
        ("tags", "tags", ["a"], ["a"]),
        ("tags", "tags", ("a",), ["a"]),
        ("anything", "anything", {"x": 1}, {"x": 1}),
    ],
)
def test_sends(gadgets: ModuleType, name: str, key: str, value: Any, sent: Any) -> None:
    assert created(gadgets, **{name: value})[key] == sent


def test_enums_nested_models_and_further_properties_are_sent(gadgets: ModuleType) -> None:
    models = small.part(gadgets, "models")
    body = created(
        gadgets,
        level=models.Level.HIGH,
        status=models.Level.LOW,
        chips=[models.Chip(name="a"), models.Chip(size=1)],
        additional_properties={"more": [1], "text": "never wins"},
    )
    assert json.loads(json.dumps(body)) == {
        "text": "x",
        "from": "2020-10-23T12:00:00.000Z",
        "label": None,
        "level": 1,
        "status": 0,
        "chips": [{"name": "a"}, {"size": 1}],
        "more": [1],
    }


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("text", None, "text: expected a text, got None"),
        ("text", "\ud800", r"text: expected a text that can be encoded, got '\ud800'"),
        ("from_", DAY, f"from_: expected {A_DATETIME}, got date 2020-10-23"),
        (
            "from_",
            NOON.replace(tzinfo=UTC),
            "from_: expected a datetime without a time zone, got datetime 2020-10-23 12:00:00+00:00",
        ),
        ("from_", "2020-10-23", f"from_: expected {A_DATETIME}, got '2020-10-23'"),
        ("day", "2020-10-23", f"day: expected {A_DATE}, got '2020-10-23'"),
        ("day", NOON, f"day: expected {A_DATE}, got datetime 2020-10-23 12:00:00"),
        ("price", float("nan"), "price: expected a finite number, got nan"),
        ("price", True, "price: expected a number, got True"),
        ("active", 1, "active: expected True or False, got 1"),
        ("price", Decimal("Infinity"), "price: expected a finite number, got Decimal('Infinity')"),
        ("level", "higher", "level: expected one of 'low', 'high', 0, 1, or a member of Level, got 'higher'"),
        ("status", "2", "status: expected one of 'low', 'high', 0, 1, or a member of Level, got '2'"),
        ("additional_properties", {"more": NAN}, "extra: expected values that JSON can hold, got nan"),
        ("tags", "abc", "tags: expected a list, got 'abc'"),
        ("tags", [1], "tags: expected a text, got 1"),
    ],
)
def test_refuses(gadgets: ModuleType, name: str, value: Any, message: str) -> None:
    with pytest.raises(small.part(gadgets, "errors").InvalidValue) as caught:
        created(gadgets, **{name: value})
    assert str(caught.value) == message


@pytest.mark.parametrize("pin", ["p1n-canary\ud800", b"p1n-canary", ["p1n-canary"], Clear.CLEAR])
@pytest.mark.parametrize("model", ["GadgetCreate", "GadgetUpdate"])
def test_what_is_written_and_never_read_is_shown_by_no_refusal_and_no_repr(
    gadgets: ModuleType, model: str, pin: Any
) -> None:
    needed = {"text": "x", "from_": NOON, "label": None} if model == "GadgetCreate" else {}
    body = getattr(small.part(gadgets, "models"), model)(**needed, pin=pin)
    with pytest.raises(small.part(gadgets, "errors").InvalidValue) as caught:
        body.to_dict()
    assert str(caught.value) == "pin: expected a text that can be encoded, got what is not shown here"
    assert caught.value.__context__ is None
    assert "canary" not in repr(body)
    assert "pin" not in repr(body)


def test_a_refusal_is_a_value_error_and_survives_a_pickle() -> None:
    problem = InvalidValue("from", "expected a datetime")
    assert isinstance(problem, ValueError)
    assert str(pickle.loads(pickle.dumps(problem))) == "from: expected a datetime"


def test_what_is_not_given_is_not_sent() -> None:
    assert ClientCreate(name="x").to_dict() == {"name": "x"}
    assert ClientCreate(name="x", notes="", enabled=False).to_dict() == {"name": "x", "notes": "", "enabled": False}
    assert ProjectCreate(project_name="p", client_name="c", hour_rate="50").to_dict()["hourRate"] == "50"
    assert AbsenceUpdate(status=AbsenceStatus(7)).to_dict() == {"status": 7}
    assert AbsenceCreate("u", DAY, datetime(2020, 10, 23), 1).to_dict()["to"] == "2020-10-23"


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_unset_and_clear_stay_themselves(twin: Any) -> None:
    assert twin(CLEAR) is CLEAR
    assert isinstance(CLEAR, Clear)
    assert not CLEAR
    assert repr(CLEAR) == "CLEAR"
    assert twin(UNSET) is UNSET
    assert twin(ClientCreate(name="x")).to_dict() == {"name": "x"}
    assert isinstance(UNSET, Unset)
    assert not UNSET
    assert repr(UNSET) == "UNSET"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../x", "/gadgets/..%2Fx"),
        ("a/b", "/gadgets/a%2Fb"),
        ("a?b#c", "/gadgets/a%3Fb%23c"),
        ("ä %", "/gadgets/%C3%A4%20%25"),
        ("{name}", "/gadgets/%7Bname%7D"),
        ("...", "/gadgets/..."),
    ],
)
def test_a_parameter_cannot_leave_its_part_of_the_path(gadgets: ModuleType, name: str, path: str) -> None:
    operation = small.part(gadgets, "api.gadgets.get_gadget").operation(name)
    assert (operation.path, operation.template) == (path, "/gadgets/{name}")


@pytest.mark.parametrize("name", ["", ".", "..", None, 1.5, True, "\udcff"])
def test_a_parameter_that_cannot_stand_in_a_path(gadgets: ModuleType, name: Any) -> None:
    with pytest.raises(small.part(gadgets, "errors").InvalidValue, match=r"^name: expected"):
        small.part(gadgets, "api.gadgets.get_gadget").operation(name)


def test_an_id_is_a_number() -> None:
    assert get_client.operation(5).path == "/clients/5"


def test_the_query_holds_what_was_given_and_nothing_else(gadgets: ModuleType) -> None:
    make = small.part(gadgets, "api.gadgets.list_gadgets").operation
    assert make(from_=NOON).params == {"from": "2020-10-23T12:00:00.000Z"}
    everything = make(
        from_=NOON, until=NOON, day=DAY, active=False, mood="good", ratio=Decimal("0.50"), page_number=0, limit=200
    )
    assert everything.params == {
        "from": "2020-10-23T12:00:00.000Z",
        "until": "2020-10-23T12:00:00.000Z",
        "day": "2020-10-23",
        "active": "false",
        "mood": "good",
        "ratio": "0.50",
        "page_number": 0,
        "limit": 200,
    }
    assert list_absences.operation(from_=DAY).params == {"from": "2020-10-23"}
