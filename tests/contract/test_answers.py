"""The check of one answer, and the words in which it says what is wrong without saying what is in an account."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.contract.answers import check
from tests.contract.answers.check import findings
from tests.contract.answers.contract import contract
from tests.contract.answers.exchange import Exchange
from tests.contract.answers.shape import mask, name, names, shape
from tests.contract.drift.disguise import Disguise
from tests.contract.findings import Finding, Kind, deviates, markdown, merged

JSON = (("content-type", "application/json; charset=utf-8"),)
ERROR = {"errors": [{"title": "no", "status": 404}]}


def answer(status: int, body: Any = None, *, method: str = "GET", path: str = "/clients", **more: Any) -> Exchange:
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    return Exchange(method, path, status=status, body=content, **{"headers": JSON, **more})


CASES: list[tuple[str, Exchange, set[tuple[str, str, str, str]]]] = [
    ("a list", answer(200, [{"id": 1}]), set()),
    ("a path of nobody", answer(500, path="/login"), set()),
    ("a method of nobody", answer(500, method="PATCH"), set()),
    ("no answer", answer(0), {("DEVIATES", "", "there is an answer", "there was none")}),
    ("a read without a body", answer(200), {("DEVIATES", "E05", "status 200 has a body", "it is empty")}),
    (
        "a record without a body",
        answer(200, path="/clients/1"),
        {("DEVIATES", "E06", "status 200 has a body", "it is empty")},
    ),
    ("a write without a body", answer(201, method="POST", sent=b'{"name": "x"}'), set()),
    ("a delete with a body", answer(200, {"id": 1}, method="DELETE", path="/clients/1"), set()),
    (
        "an error without a body",
        answer(404, path="/clients/1"),
        {("DEVIATES", "E10", "status 404 has a body", "it is empty")},
    ),
    ("the limit without a body", answer(429), set()),
    ("the limit with a wait", answer(429, ERROR, headers=(*JSON, ("retry-after", "30"))), set()),
    (
        "the limit with an odd wait",
        answer(429, ERROR, headers=(*JSON, ("retry-after", "soon"))),
        {
            (
                "DEVIATES",
                "E09",
                "the header Retry-After is a whole number of at least 0",
                "a text such as `aaaa`",
            )
        },
    ),
    (
        "no content type",
        answer(200, [], headers=()),
        {("DEVIATES", "E05", "the body is application/json", "no content type")},
    ),
    (
        "an odd content type",
        answer(200, [], headers=(("content-type", "Zenzi's; x=1"),)),
        {("DEVIATES", "E05", "the body is application/json", "aaaaa'a")},
    ),
    (
        "a record of another type",
        answer(200, ["Zenzi"], path="/users"),
        {("DEVIATES", "E30", "`[]` is an object", "a text such as `Aaaaa`")},
    ),
    (
        "null where it is not allowed",
        answer(200, {"id": None}, path="/clients/1"),
        {("DEVIATES", "E14", "`id` is a whole number", "null")},
    ),
    (
        "an expense without its client",
        answer(200, {"id": 1}, method="POST", path="/expenses", sent=b'{"name": "x"}'),
        {("DEVIATES", "E22, E38", "`clientName` is there", "it accepts: it is missing")},
    ),
    (
        "a client with a property of nobody",
        answer(200, {"id": 1}, method="POST", sent=b'{"name": "x", "vatId": "AT1"}'),
        {("DEVIATES", "", "there is no `vatId`", "it accepts: a text such as `AA9`")},
    ),
    (
        "a body that is no JSON",
        answer(200, {"id": 1}, method="POST", sent=b"name=x"),
        {("DEVIATES", "E10", "a body is JSON", "it accepts one that is not")},
    ),
    (
        "a parameter of nobody",
        answer(200, [], query=(("page", "1"),)),
        {("UNDECLARED", "", "there is no parameter `page`", "it accepts it, or ignores it")},
    ),
    (
        "a timer of nobody",
        answer(200, {}, path="/timers/project_timer", query=(("date", "2020-10-23T15:00:00Z"),)),
        {("DEVIATES", "", "the parameter `username` is required", "it accepts a request without it")},
    ),
    (
        "a date that does not exist",
        answer(200, [], path="/absences", query=(("from", "2020-02-31"),)),
        {("DEVIATES", "E12, E13", "the parameter `from` is a date", "it accepts `9999-99-99`")},
    ),
    (
        "a page that does not exist",
        answer(200, [], query=(("page_number", "-1"),)),
        {("DEVIATES", "E03", "the parameter `page_number` is of minimum `0`", "it accepts a whole number")},
    ),
    ("a refused parameter", answer(422, ERROR, query=(("limit", "many"),)), set()),
]


@pytest.mark.parametrize(("exchange", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_an_answer_says_about_the_contract(exchange: Exchange, expected: set[tuple[str, str, str, str]]) -> None:
    found = findings(contract(), exchange)
    assert {(each.kind.name, ", ".join(each.ledger), each.says, each.did) for each in found} == expected


def test_the_entries_that_are_named_without_a_place_of_their_own_are_in_the_contract() -> None:
    general = {value for key, value in vars(check).items() if key.startswith("_") and str(value)[:1] == "E"}
    assert len(general) == 8
    assert general <= contract().entries()


def test_every_example_of_the_contract_passes_its_own_check() -> None:
    for operation in contract().operations:
        for status, response in operation.node["responses"].items():
            node = contract().resolved(response).get("content", {}).get("application/json", {})
            if "example" in node:
                path = operation.template.replace("{id}", "1")
                number = 200 if status == "2XX" else int(status)
                exchange = answer(
                    number, node["example"], method=operation.method, path=path, query=required(operation)
                )
                assert findings(contract(), exchange) == (), operation.name


def required(operation: Any) -> tuple[tuple[str, str], ...]:
    needed = [each for each in operation.parameters if each.get("required") and each["in"] == "query"]
    return tuple((each["name"], str(each["example"])) for each in needed)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "null"),
        (True, "a boolean"),
        (7, "the number 7"),
        (4711, "a whole number"),
        (-1, "a whole number"),
        (1.5, "a number"),
        ("", "an empty text"),
        ("Zenzi W.", "a text such as `Aaaaa A.`"),
        ("2020-10-23T08:15:00.000Z", "a text such as `9999-99-99T99:99:99.999Z`"),
        ("ÄÖ ½ `|\n", "a text such as `AA ? ???`"),
        ("a" * 41, f"a text such as `{'a' * 40}…`"),
        ([1], "a list"),
        ({"data": 1, "Zenzi W.": 2}, "an object with `data`, `Aaaaa A.`"),
        ({}, "an object with no properties"),
    ],
)
def test_a_value_is_described_by_its_notation(value: object, expected: str) -> None:
    assert shape(value) == expected


def test_names_that_look_like_data_are_masked_and_long_lists_are_cut() -> None:
    assert name("clientName") == "clientName"
    assert name("zenzi@example.com") == mask("zenzi@example.com") == "aaaaa@aaaaaaa.aaa"
    assert names(f"n{number}" for number in range(10)).endswith("`n7` and 2 more")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-04T09:15:00.123Z", "2020-10-23T11:11:11.111Z"),
        ("2026-03-04", "2020-10-23"),
        ("2026-02-31", "1111-11-11"),
        ("12.50", "11.11"),
        ("#2e86de", "#1a11aa"),
        ("Zenzi", "Aaaaa"),
        ("", ""),
    ],
)
def test_a_text_is_disguised_as_one_of_the_same_notation(text: str, expected: str) -> None:
    assert Disguise(()).text(text) == expected


def test_different_texts_stay_different_and_the_same_the_same() -> None:
    disguise = Disguise(())
    assert [disguise.text(each) for each in ("Anna", "Otto", "Anna", "ANNA")] == ["Aaaa", "Aaab", "Aaaa", "AAAA"]
    assert [disguise.number(each) for each in (4711, 4712, 4711, 3, -4711, 47.5)] == [10, 11, 10, 3, -10, 12.5]


def test_findings_are_counted_sorted_and_kept_on_one_line() -> None:
    late = Finding(Kind.SETTLES, "list_tasks", ("E35",), "order", "by id", "GET /tasks")
    bad = Finding(Kind.DEVIATES, "list_tasks", ("E05",), "a | b", "two\nlines\x00", "GET /tasks?limit=1")
    table = merged([late, bad, bad])
    assert [(each.kind, each.times) for each in table] == [(Kind.DEVIATES, 2), (Kind.SETTLES, 1)]
    assert r"| list_tasks | E05 | a \| b | two lines? (2 times) | `GET /tasks?limit=1` |" in markdown(table)
    assert deviates(table)
    assert not deviates([late])
    assert "Nothing was found." in markdown([late])


def test_the_entries_of_the_table_are_those_of_the_ledger() -> None:
    ledger = Path("openapi/EVIDENCE.md").read_text("utf-8")
    assert all(f"### {entry} " in ledger for entry in contract().entries())
