"""What arrived, as a test looks at it: some of the requests, how many there must be, and what is said otherwise."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.mock.caller import BASE, Caller
from timetrack_mock import Faults, Mock, Request, Requests


@pytest.fixture
def api() -> Iterator[Caller]:
    """A mock that has had five requests."""
    with Mock(limit=None) as mock:
        api = Caller(mock)
        api.get("/clients", name="acme", limit=1000)
        api.post("/clients", name="Acme", notes="new", field1=None)
        api.post("/clients", name="Acme GmbH", addressCountry="AT")
        api.get("/clients/1")
        api.send("GET", "/nowhere")
        yield api


def test_requests_are_a_sequence_of_what_arrived(api: Caller) -> None:
    seen = api.mock.requests
    assert (len(seen), bool(seen), seen[-1].path, [each.method for each in seen[1:3]]) == (
        5,
        True,
        f"{BASE}/nowhere",
        ["POST", "POST"],
    )
    assert seen.operations == ["list_clients", "create_client", "create_client", "get_client", None]
    assert [(each.operation, each.status) for each in seen] == [
        ("list_clients", 200),
        ("create_client", 422),
        ("create_client", 200),
        ("get_client", 200),
        (None, 404),
    ]


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ({}, [0, 1, 2, 3, 4]),
        ({"to": "create_client"}, [1, 2]),
        ({"to": "POST /clients"}, [1, 2]),
        ({"to": "post /clients/"}, [1, 2]),
        ({"to": "/clients"}, [0, 1, 2]),
        ({"to": "GET /clients/{id}"}, [3]),
        ({"to": "GET /clients/1"}, [3]),
        ({"to": "GET /clients/2"}, []),
        ({"to": f"GET {BASE}/clients"}, [0]),
        ({"to": "/nowhere"}, [4]),
        ({"to": "delete_client"}, []),
        ({"status": 200}, [0, 2, 3]),
        ({"to": "create_client", "status": 422}, [1]),
        ({"query": {"name": "acme"}}, [0]),
        ({"query": {"name": "acme", "limit": 1000}}, [0]),
        ({"query": {"name": "Acme"}}, []),
        ({"query": {"page_number": None}}, [0, 1, 2, 3, 4]),
        ({"to": "list_clients", "query": {"limit": None}}, []),
        ({"body": {"name": "Acme"}}, [1]),
        ({"body": {"field1": None}}, [1]),
        ({"body": {"addressCountry": "AT", "name": "Acme GmbH"}}, [2]),
    ],
)
def test_some_of_them_are_chosen(api: Caller, wanted: dict[str, Any], places: list[int]) -> None:
    everything = list(api.mock.requests)
    assert [everything.index(each) for each in api.mock.requests.to(**wanted)] == places


def test_what_was_chosen_stays_as_it_was_and_the_rest_goes_on(api: Caller) -> None:
    live, chosen = api.mock.requests, api.mock.requests.to("create_client")
    api.post("/clients", name="Third")
    assert (len(live), len(chosen), len(live.to("create_client"))) == (6, 2, 3)
    live.clear()
    assert (len(live), len(chosen), len(api.mock.requests)) == (0, 2, 0)


def test_an_expectation_that_is_met_gives_the_requests_that_meet_it(api: Caller) -> None:
    seen = api.mock.requests
    assert [each.json for each in seen.expect("create_client", times=2).expect(status=200)] == [
        {"name": "Acme GmbH", "addressCountry": "AT"}
    ]
    seen.expect("list_clients", query={"name": "acme", "page_number": None}, times=1)
    seen.expect("create_client")
    seen.expect("delete_client", times=0)
    seen.expect_none("delete_client")
    seen.expect_none("create_client", body={"name": "Nobody"})
    seen.expect(times=5)


def complaint(seen: Requests, *to: str, **wanted: Any) -> str:
    with pytest.raises(AssertionError) as unmet:
        seen.expect(*to, **wanted)
    return str(unmet.value)


def test_an_expectation_that_is_not_met_says_what_was_expected_what_came_and_what_was_nearest(api: Caller) -> None:
    text = complaint(
        api.mock.requests, "create_client", body={"name": "Acme GmbH", "notes": "new"}, status=200, times=1
    )
    assert text == "\n".join(
        [
            'Expected create_client (POST /clients) with the body {"name": "Acme GmbH", "notes": "new"}'
            " answered with 200 once; it never arrived.",
            "Nearest is #3: body.notes is missing.",
            "All 5 requests that arrived:",
            "    #1 GET /clients?name=acme&limit=1000 -> 200  (list_clients)",
            '    #2 POST /clients {"name": "Acme", "notes": "new", "field1": null} -> 422  (create_client)',
            '    #3 POST /clients {"name": "Acme GmbH", "addressCountry": "AT"} -> 200  (create_client)',
            "    #4 GET /clients/1 -> 200  (get_client)",
            "    #5 GET /nowhere -> 404  (no operation)",
        ]
    )


def test_too_many_are_marked_and_nothing_is_said_to_be_near(api: Caller) -> None:
    lines = complaint(api.mock.requests, "create_client", times=1).splitlines()
    assert lines[0] == "Expected create_client (POST /clients) once; it arrived twice."
    assert [line[2] for line in lines[2:]] == [" ", ">", ">", " ", " "]
    assert "Nearest" not in lines[1]


@pytest.mark.parametrize(
    ("wanted", "phrase"),
    [
        ({"query": {"name": "Acme"}}, "Nearest is #1: the parameter name is 'acme' instead of 'Acme'."),
        ({"query": {"page_number": 0}}, "Nearest is #1: the parameter page_number is missing."),
        ({"query": {"limit": None}}, "Nearest is #1: the parameter limit is '1000', and should not be there."),
        ({"query": {"name": True}}, "the parameter name is 'acme' instead of 'true'"),
        ({"body": {"name": "Acme"}}, "Nearest is #1: it has no JSON body."),
        ({"status": 500}, "Nearest is #1: it was answered with 200."),
        ({"times": 3}, "Expected list_clients (GET /clients) 3 times; it arrived once."),
    ],
)
def test_the_nearest_miss_says_what_is_different(api: Caller, wanted: dict[str, Any], phrase: str) -> None:
    assert phrase in complaint(api.mock.requests, "list_clients", **wanted)


@pytest.mark.parametrize(
    ("wanted", "given", "phrase"),
    [
        ({"a": {"b": 1}}, {"a": {"b": 2, "c": 3}}, "body.a.b is 2 instead of 1"),
        ({"a": {"b": 1}}, {"a": [1]}, "body.a is [1]"),
        ({"a": True}, {"a": 1}, "body.a is 1 instead of true"),
        ({"a": [1, 2]}, {"a": [1]}, "body.a is [1] instead of [1, 2]"),
        ({"a": 1}, [1], "the body is [1]"),
        ({"a": "x" * 500}, {"a": "y" * 500}, f'body.a is "{"y" * 119}… instead of "{"x" * 119}…'),
    ],
)
def test_bodies_are_compared_part_by_part(wanted: Any, given: Any, phrase: str) -> None:
    with Mock() as mock:
        Caller(mock).send("POST", "/clients", body=json.dumps(given).encode())
        assert phrase in complaint(mock.requests, "create_client", body=wanted)


def test_what_should_not_have_come_is_said_as_such(api: Caller) -> None:
    with pytest.raises(AssertionError, match=r"^Expected no create_client \(POST /clients\); it arrived twice\.\n"):
        api.mock.requests.expect_none("create_client")
    with pytest.raises(AssertionError, match=r"^Expected no request answered with 404; it arrived once\.\n"):
        api.mock.requests.expect_none(status=404)


def test_nothing_that_arrived_is_said_in_few_words() -> None:
    with Mock() as mock:
        assert (
            complaint(mock.requests) == "Expected a request at least once; it never arrived.\nNo requests that arrived."
        )


def test_a_long_story_is_told_from_its_end() -> None:
    with Mock(limit=None) as mock:
        for number in range(30):
            Caller(mock).get(f"/clients/{number}")
        lines = complaint(mock.requests, "create_client").splitlines()
    assert lines[1] == "The last 20 of 30 requests that arrived:"
    assert (len(lines), lines[2].strip(), lines[-1].strip()[:3]) == (
        22,
        "#11 GET /clients/10 -> 404  (get_client)",
        "#30",
    )


def test_faults_and_answers_that_were_never_sent_are_told() -> None:
    with Mock(faults=Faults(script=("500",))) as mock:
        mock.handle(Request("GET", f"{BASE}/clients", complete=False))
        Caller(mock).get("/clients")
        text = complaint(mock.requests, "create_client")
    assert "#1 GET /clients -> no answer  (list_clients)" in text
    assert "#2 GET /clients -> 500  (list_clients, fault 500)" in text


@pytest.mark.parametrize(
    ("to", "problem"),
    [
        ("create_clint", "'create_clint' is no operation of the contract; did you mean 'create_client'?"),
        ("POST", "'POST' is no operation of the contract; give a method and a path, such as 'POST /clients'."),
        ("", "'' is no operation of the contract"),
        ("GET clients", "'GET clients' is no operation"),
    ],
)
def test_what_the_contract_does_not_know_is_refused(to: str, problem: str) -> None:
    with Mock() as mock:
        for call in (mock.requests.expect, mock.requests.expect_none, mock.requests.to):
            with pytest.raises(ValueError, match=problem):
                call(to)


def test_text_that_no_terminal_can_show_does_not_break_the_message() -> None:
    with Mock() as mock:
        Caller(mock).send("POST", "/clients\udcff", query="a=\udcff", body=b'{"name": "\xff"}')
        complaint(mock.requests, "create_client").encode()
