"""What schemathesis cannot see: one key of two, undeclared properties, the throttle, the meaning of pages."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, Request, Response

CONTRACT = Path(__file__).resolve().parents[2] / "openapi" / "timetrack.yaml"
DOCUMENT: dict[str, Any] = yaml.safe_load(CONTRACT.read_text("utf-8"))
KEY = ("X-TimeTrack-Api-Key", DEFAULT_KEY)
SECRET = ("X-TimeTrack-Api-Secret", DEFAULT_SECRET)
JSON = ("Content-Type", "application/json")
OPERATIONS = [
    (method.upper(), path, operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
    if method in ("get", "post", "put", "delete")
]
IDS = [operation["operationId"] for _, _, operation in OPERATIONS]


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        target: Any = DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


@pytest.fixture
def mock() -> Iterator[Mock]:
    with Mock(limit=None, seed="demo") as made:
        yield made


def send(
    mock: Mock, method: str, path: str, *, query: str = "", body: Any = None, keys: Any = (KEY, SECRET)
) -> Response:
    raw = b"" if body is None else json.dumps(body).encode()
    return mock.handle(Request(method, f"/api/v2/ext{path}", query, (*keys, JSON), raw))


def by_example(mock: Mock, method: str, path: str, operation: dict[str, Any], keys: Any = (KEY, SECRET)) -> Response:
    """Send the request that the contract itself gives as the example."""
    parameters = [resolved(each) for each in operation.get("parameters", ())]
    required = [each for each in parameters if each.get("required") and each["in"] == "query"]
    query = "&".join(f"{each['name']}={each['example']}" for each in required)
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
    return send(mock, method, path.replace("{id}", "1"), query=query, body=body, keys=keys)


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS, ids=IDS)
@pytest.mark.parametrize(
    ("keys", "missing"), [((KEY,), SECRET[0]), ((SECRET,), KEY[0])], ids=["only the key", "only the secret"]
)
def test_every_operation_needs_both_keys(
    mock: Mock, method: str, path: str, operation: dict[str, Any], keys: Any, missing: str
) -> None:
    response = by_example(mock, method, path, operation, keys)
    assert response.status == 401
    assert json.loads(response.body)["errors"][0]["detail"] == f"The header {missing} is missing."


def declared(operation: dict[str, Any]) -> set[str]:
    """The properties of the record an operation is about."""
    tag = operation["tags"][0]
    readers = [each for _, _, each in OPERATIONS if each["tags"] == [tag] and "200" in each["responses"]]
    schema = resolved(readers[0]["responses"]["200"]["content"]["application/json"]["schema"])
    record = resolved(schema["items"]) if schema.get("type") == "array" else schema
    return set(record["properties"])


def records(answer: Any) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", answer if isinstance(answer, list) else [answer])


def in_order() -> list[tuple[str, str, dict[str, Any]]]:
    """The operations in the contract's order, but deletions last, so that every example finds its record."""
    return sorted(OPERATIONS, key=lambda each: each[0] == "DELETE")


def test_every_example_of_the_contract_works_and_no_answer_holds_an_undeclared_property(mock: Mock) -> None:
    for method, path, operation in in_order():
        response = by_example(mock, method, path, operation)
        assert response.status in (200, 204), f"{method} {path}: {response.body!r}"
        if response.body:
            for record in records(json.loads(response.body)):
                assert set(record) - declared(operation) == set(), f"{method} {path}"


def test_a_throttled_mock_refuses_the_31st_request_and_changes_nothing() -> None:
    with Mock(seed="demo", monotonic=lambda: 0.0) as mock:
        answers = [send(mock, "POST", "/tasks", body={"name": f"Task {number}"}) for number in range(30)]
        assert {answer.status for answer in answers} == {200}
        before = mock.dump()
        refused = send(mock, "POST", "/tasks", body={"name": "one too many"})
        assert refused.status == 429
        assert dict(refused.headers)["retry-after"] == "60"
        assert json.loads(refused.body)["errors"][0]["status"] == 429
        assert mock.dump() == before


@pytest.mark.parametrize("first_page", [0, 1])
@pytest.mark.parametrize("path", ["/clients", "/tasks", "/work_reports"])
def test_the_pages_of_a_list_put_together_are_the_list(first_page: int, path: str) -> None:
    query = "from=2020-10-01T00:00:00Z&to=2020-10-31T00:00:00Z"
    with Mock(limit=None, seed="demo", first_page=first_page) as mock:
        for number in range(20):
            send(mock, "POST", "/tasks", body={"name": f"Task {number}"})
        whole = json.loads(send(mock, "GET", path, query=f"{query}&limit=1000").body)
        pages: list[Any] = []
        for number in range(first_page, first_page + len(whole) // 7 + 1):
            page = json.loads(send(mock, "GET", path, query=f"{query}&limit=7&page_number={number}").body)
            assert len(page) <= 7
            pages += page
        assert pages == whole
        beyond = send(mock, "GET", path, query=f"{query}&limit=7&page_number={first_page + 1000}")
        assert json.loads(beyond.body) == []


def test_50_records_are_a_page_when_no_limit_is_given(mock: Mock) -> None:
    for number in range(60):
        send(mock, "POST", "/tasks", body={"name": f"Task {number}"})
    assert len(json.loads(send(mock, "GET", "/tasks").body)) == 50
    assert json.loads(send(mock, "GET", "/tasks", query="limit=0").body) == []


def test_a_server_that_counts_from_1_answers_page_0_like_page_1() -> None:
    with Mock(limit=None, seed="demo", first_page=1) as mock:
        pages = [json.loads(send(mock, "GET", "/clients", query=f"limit=2&page_number={n}").body) for n in (0, 1, 2)]
        first = json.loads(send(mock, "GET", "/clients", query="limit=2").body)
    assert pages[0] == pages[1] == first
    assert [client["id"] for page in pages[1:] for client in page] == [1, 2, 3]
