"""The design's own test: a resource that exists only in the YAML is served without a change of code."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.mock.caller import Caller
from tests.support.document import contract_document
from timetrack_mock import Mock, StartupError

CONTRACT = Path(__file__).resolve().parents[2] / "openapi" / "timetrack.yaml"


def answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "Good.", "content": {"application/json": {"schema": schema}}}


def body(name: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


VEHICLE = {"$ref": "#/components/schemas/Vehicle"}
WRITTEN = answer({"$ref": "#/components/schemas/WriteResult"})
ID = {"$ref": "#/components/parameters/Id"}


def query(name: str, schema: dict[str, Any], match: str, property: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, "x-filter": {"property": property, "match": match}}


PATHS: dict[str, Any] = {
    "/vehicles": {
        "get": {
            "operationId": "list_vehicles",
            "parameters": [
                {"$ref": "#/components/parameters/Limit"},
                {"$ref": "#/components/parameters/PageNumber"},
                query("plate", {"type": "string"}, "contains", "plate"),
                query("electric", {"type": "boolean"}, "equals", "electric"),
                query("boughtFrom", {"type": "string", "format": "date"}, "not_before", "bought"),
                query("boughtTo", {"type": "string", "format": "date"}, "not_after", "bought"),
                query("dearer", {"type": "number"}, "not_before", "price"),
            ],
            "responses": {"200": answer({"type": "array", "items": VEHICLE})},
        },
        "post": {"operationId": "create_vehicle", "requestBody": body("VehicleCreate"), "responses": {"2XX": WRITTEN}},
    },
    "/vehicles/{id}": {
        "parameters": [ID],
        "get": {"operationId": "get_vehicle", "responses": {"200": answer(VEHICLE)}},
        "put": {"operationId": "update_vehicle", "requestBody": body("VehicleUpdate"), "responses": {"2XX": WRITTEN}},
        "delete": {"operationId": "delete_vehicle", "responses": {"2XX": {"description": "Good."}}},
    },
}
SCHEMAS: dict[str, Any] = {
    "Vehicle": {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "integer"},
            "plate": {"type": "string", "nullable": True},
            "owner": {"type": "string", "nullable": True},
            "clientName": {"type": "string", "nullable": True},
            "electric": {"type": "boolean", "nullable": True, "x-initial": False},
            "price": {"type": "number", "nullable": True},
            "bought": {"type": "string", "format": "wall-clock", "nullable": True},
            "wheels": {"type": "integer"},
        },
    },
    "VehicleCreate": {
        "type": "object",
        "additionalProperties": False,
        "required": ["plate"],
        "x-likely-required": ["ownedBy"],
        "properties": {
            "plate": {"type": "string", "minLength": 1},
            "ownedBy": {"type": "string", "x-read-as": "owner"},
            "clientName": {"type": "string", "x-references": {"resource": "clients", "property": "name"}},
            "electric": {"type": "boolean"},
            "price": {"allOf": [{"$ref": "#/components/schemas/NumberOrText"}]},
            "bought": {"allOf": [{"$ref": "#/components/schemas/WallClock"}]},
        },
    },
    "VehicleUpdate": {
        "type": "object",
        "additionalProperties": False,
        "properties": {"price": {"type": "number", "minimum": 0, "exclusiveMinimum": True}},
    },
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = contract_document()
    loaded["paths"] |= PATHS
    loaded["components"]["schemas"] |= SCHEMAS
    return loaded


@pytest.fixture
def grown(document: dict[str, Any], tmp_path: Path) -> Iterator[Caller]:
    place = tmp_path / "grown.yaml"
    place.write_text(yaml.safe_dump(document), "utf-8")
    with Mock(limit=None, seed="demo", contract=place) as mock:
        yield Caller(mock)


def test_a_new_resource_is_served_completely(grown: Caller) -> None:
    made = grown.add("/vehicles", plate="W-123", ownedBy="Zoë", price="100", bought="2020-10-23T08:00:00Z")
    assert made == {
        "id": 1,
        "plate": "W-123",
        "owner": "Zoë",
        "clientName": None,
        "electric": False,
        "price": 100,
        "bought": "2020-10-23T08:00:00.000Z",
    }
    assert grown.put("/vehicles/1", price=90).data["price"] == 90
    assert grown.get("/vehicles/1").data["price"] == 90
    assert grown.delete("/vehicles/1").status == 204
    assert grown.get("/vehicles/1").status == 404


@pytest.mark.parametrize(
    ("given", "detail"),
    [
        ({}, "plate is missing."),
        ({"plate": "W"}, "ownedBy is missing."),
        ({"plate": "W", "ownedBy": "Z", "wheels": 4}, "wheels cannot be written here."),
        ({"plate": "W", "ownedBy": "Z", "clientName": "Nobody"}, "clientName names no record of clients."),
    ],
)
def test_a_new_resource_is_checked(grown: Caller, given: dict[str, Any], detail: str) -> None:
    answer = grown.post("/vehicles", **given)
    assert (answer.status, answer.detail) == (422, detail)


@pytest.mark.parametrize(
    ("parameters", "ids"),
    [
        ({"plate": "w-"}, [1, 2]),
        ({"electric": "true"}, [2]),
        ({"electric": "0"}, [1]),
        ({"boughtFrom": "2020-10-23"}, [1, 2]),
        ({"boughtTo": "2020-10-23"}, [1]),
        ({"boughtTo": "2020-10-22"}, []),
        ({"dearer": "150.5"}, [2]),
        ({"limit": "1", "page_number": "1"}, [2]),
    ],
)
def test_a_new_resource_is_filtered(grown: Caller, parameters: dict[str, str], ids: list[int]) -> None:
    grown.add("/vehicles", plate="W-1", ownedBy="a", price=100, bought="2020-10-23T23:59:59.999Z")
    grown.add("/vehicles", plate="W-2", ownedBy="a", price=200, bought="2020-10-24T00:00:00Z", electric=True)
    assert [vehicle["id"] for vehicle in grown.list("/vehicles", **parameters)] == ids


def test_an_exclusive_bound_is_understood(grown: Caller) -> None:
    grown.add("/vehicles", plate="W-1", ownedBy="a")
    assert grown.put("/vehicles/1", price=0).status == 422
    assert grown.put("/vehicles/1", price=0.01).status == 200


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("paths: [", "is not YAML"),
        ("just text", "does not describe an API"),
        ("openapi: 3.0.3", "does not describe an API"),
        ("\x00", "is not YAML"),
    ],
)
def test_a_file_that_is_no_contract_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    place = tmp_path / "bad.yaml"
    place.write_text(content, "utf-8")
    with pytest.raises(StartupError, match=reason):
        Mock(contract=place)


@pytest.mark.parametrize(
    ("path", "method", "reason"),
    [
        ("/vehicles/{id}/photos", "get", "no behaviour for GET /vehicles/{id}/photos"),
        ("/timers/egg_timer/shake", "post", "no behaviour for POST /timers/egg_timer/shake"),
        ("/vehicles'", "get", "names are letters, digits and underscores"),
        ("/bicycles", "post", "writes records that no operation"),
    ],
)
def test_what_the_mock_cannot_serve_is_refused_at_the_start(
    document: dict[str, Any], tmp_path: Path, path: str, method: str, reason: str
) -> None:
    operation = PATHS["/vehicles"]["post"] if method == "post" else {"responses": {"200": answer(VEHICLE)}}
    place = tmp_path / "odd.yaml"
    place.write_text(yaml.safe_dump(document | {"paths": document["paths"] | {path: {method: operation}}}), "utf-8")
    with pytest.raises(StartupError, match=reason.replace("{", r"\{")):
        Mock(contract=place)


def test_a_missing_contract_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match="cannot be read: No such file"):
        Mock(contract=tmp_path / "none.yaml")
