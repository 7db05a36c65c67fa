"""Every sample does what its operation is for: run against the mock, it sends the one request of the examples."""

from __future__ import annotations

import pytest

from tests.samples import languages
from tests.samples.conftest import ODD_ONES, Samples, odd
from tests.samples.stage import CONTRACT, NEVER_READ, REFUSED, Stage, Wanted, wanted

BY_ID = {operation.id: operation for operation in wanted()}
EVERY = pytest.mark.parametrize("operation", BY_ID.values(), ids=BY_ID)


def prints(operation: Wanted) -> bool:
    """Whether there is something to see: a reader prints what it got, and a creator the id."""
    return operation.id.split("_")[0] in {"list", "get", "create"}


@EVERY
def test_the_sample_for_curl_sends_the_example(operation: Wanted, samples: Samples, stage: Stage) -> None:
    printed = stage.play(operation, samples["cURL"][operation.id], languages.curl(stage))
    assert bool(printed) == (not operation.id.startswith("delete"))


@EVERY
def test_the_sample_for_python_sends_the_example(operation: Wanted, samples: Samples, stage: Stage) -> None:
    added = {"limit": "1000"} if operation.id.startswith("list") else {}
    printed = stage.play(operation, samples["Python"][operation.id], languages.python(stage), added)
    assert bool(printed) == prints(operation)
    assert "None" not in printed


@pytest.mark.parametrize("operation", ODD_ONES)
@pytest.mark.parametrize(("label", "run"), [("cURL", languages.curl), ("Python", languages.python)])
def test_any_text_arrives_as_it_is(
    label: str, run: languages.Start, operation: str, odd_samples: Samples, stage: Stage
) -> None:
    added = {"limit": "1000"} if (label, operation) == ("Python", "list_clients") else {}
    stage.play(odd(BY_ID[operation]), odd_samples[label][operation], run(stage), added)


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("operation", ["list_clients", "create_client", "update_client", "delete_client"])
@pytest.mark.parametrize(("label", "run"), [("cURL", languages.curl), ("Python", languages.python)])
def test_a_sample_does_not_overlook_a_refusal(
    label: str, run: languages.Start, operation: str, body: bytes, samples: Samples, stage: Stage
) -> None:
    assert "403" in stage.fails(samples[label][operation], run(stage), body)


def test_there_is_one_sample_in_each_language_for_every_operation(samples: Samples) -> None:
    assert list(samples) == ["cURL", "Python", "TypeScript"]
    assert {tuple(each) for each in samples.values()} == {tuple(BY_ID)}
    assert len(BY_ID) == sum(len(item) - ("parameters" in item) for item in CONTRACT["paths"].values())


def test_a_sample_sends_the_password_of_the_example_which_the_journal_does_not_show(samples: Samples) -> None:
    sent = [(name, value) for one in BY_ID.values() for name, value in (one.body or {}).items() if name in NEVER_READ]
    assert sent == [("password", "change-me-soon")]
    for each in samples.values():
        assert [name for name, source in each.items() if "change-me-soon" in source] == ["create_user"]


def test_no_sample_holds_a_key_or_an_address(samples: Samples) -> None:
    sources = [source for each in samples.values() for source in each.values()]
    assert [source for source in sources if "demo" in source or "://" in source] == []


@pytest.mark.parametrize(
    ("label", "shown", "run", "says"),
    [
        ("cURL", "get_project", languages.curl, "what arrived is .*get_project"),
        ("Python", "get_project", languages.python, "what arrived is .*get_project"),
        ("cURL", "list_users", languages.curl, "what arrived is .*list_users"),
    ],
)
def test_a_sample_of_another_operation_is_caught(
    label: str, shown: str, run: languages.Start, says: str, samples: Samples, stage: Stage
) -> None:
    with pytest.raises(AssertionError, match=says):
        stage.play(BY_ID["get_client"], samples[label][shown], run(stage))


@pytest.mark.parametrize(
    ("label", "run", "old", "new"),
    [
        ("cURL", languages.curl, "Client Test", "Client Tess"),
        ("cURL", languages.curl, '"field1"', '"field2"'),
        ("cURL", languages.curl, "TIMETRACK_API_KEY", "TIMETRACK_API_SECRET"),
        ("cURL", languages.curl, "TIMETRACK_API_KEY", "TIMETRACK_KEY"),
        ("Python", languages.python, "Client Test", "Client Tess"),
        ("Python", languages.python, '        field1="VAT ID: 123455678",\n', ""),
        ("Python", languages.python, "field1", "field_1"),
    ],
)
def test_a_sample_that_sends_something_else_or_fails_is_caught(
    label: str, run: languages.Start, old: str, new: str, samples: Samples, stage: Stage
) -> None:
    source = samples[label]["create_client"]
    assert old in source
    with pytest.raises((AssertionError, TypeError)):
        stage.play(BY_ID["create_client"], source.replace(old, new), run(stage))
