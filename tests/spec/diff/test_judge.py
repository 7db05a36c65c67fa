"""How a verdict comes about, without the tools: what nobody judges is breaking, and nothing is lost on the way."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from spec.diff.contract import contract
from spec.diff.differences import differences
from spec.diff.finding import Comparison
from spec.diff.judge import NOBODY, answer, question
from spec.diff.opinions import Opinion
from spec.diff.report import headline, text
from tests.spec.diff.edits import Edit, all_of, edited, everywhere, put


def _compared(released: dict[str, Any], edit: Edit, *heard: Opinion) -> Comparison:
    """A comparison in which the tools say the same about everything."""
    asked = question(released, edited(released, edit))
    return answer(asked, [[heard for _ in every] for _, every in asked.differences])


UNKNOWN = {
    "of the document": put("/x-new", 1),
    "of info": put("/x-rate-limit/x-new", 1),
    "of an operation": put("list_clients.x-new", "a"),
    "of a path": put("/paths/~clients/x-new", [1]),
    "of a parameter": put("parameters.Limit.x-new", {"a": 1}),
    "of a request body": put("create_client.requestBody.x-new", True),
    "of a media type": put("create_client.requestBody.content.application/json.x-new", False),
    "of an answer": put("responses.NotFound.x-new", None),
    "of a header": put("headers.RetryAfter.x-new", 0),
    "of a schema": put("schemas.Client.x-new", ""),
    "of a property": put("schemas.Client.properties.name.x-new", "a"),
    "of an item of a list": put("schemas.Absence.properties.working_time_strategies.items.x-new", "a"),
    "of an alternative": put("schemas.NumberOrText.anyOf.0.x-new", "a"),
    "of a security scheme": put("securitySchemes.ApiKey.x-new", "a"),
    "of a server": put("/servers/0/x-new", "a"),
    "of a variable of a server": put("/servers/0/variables/account/x-new", "a"),
    "of a link": put("create_client.responses.2XX.links.get.x-new", "a"),
    "of a component that nothing uses": put("schemas.Nothing", {"x-new": 1}),
}


@pytest.mark.parametrize("place", UNKNOWN)
def test_a_keyword_that_nobody_knows_does_not_go_unnoticed(place: str, released: dict[str, Any]) -> None:
    comparison = _compared(released, UNKNOWN[place])
    harmless = place == "of a component that nothing uses"
    assert comparison.group == ("editorial" if harmless else "breaking"), text(comparison)


def test_what_nobody_judges_is_breaking_and_says_so(released: dict[str, Any]) -> None:
    comparison = _compared(released, put("schemas.Client.x-new", "a"))
    assert [finding.reason for finding in comparison.findings] == [NOBODY]


LOOSE = Opinion("oasdiff:some-check", "additive", "More.")
STRICT = Opinion("redocly:some-rule", "breaking", "Less.")
WRONG = Opinion("oasdiff:response-property-became-optional", "breaking", "May be missing.")

VERDICTS = {
    "nobody": (put("schemas.Client.x-new", 1), (), "breaking"),
    "one tool": (put("schemas.Client.x-new", 1), (LOOSE,), "additive"),
    "two tools that differ": (put("schemas.Client.x-new", 1), (LOOSE, STRICT), "breaking"),
    "a rule alone": (put("list_clients.summary", "a"), (), "editorial"),
    "a tool that is stricter than the rule": (put("list_clients.summary", "a"), (STRICT,), "breaking"),
    "a tool that is looser than the rule": (put("list_clients.operationId", "a"), (LOOSE,), "breaking"),
    "a rule that knows better": (put("schemas.ErrorBody.required", []), (WRONG,), "additive"),
    "a rule that knows better, and another tool": (put("schemas.ErrorBody.required", []), (WRONG, STRICT), "breaking"),
}


@pytest.mark.parametrize("who", VERDICTS)
def test_the_worst_verdict_that_is_not_overruled_counts(who: str, released: dict[str, Any]) -> None:
    edit, heard, group = VERDICTS[who]
    assert _compared(released, edit, *heard).group == group


def test_the_reason_names_the_checks_of_the_tools(released: dict[str, Any]) -> None:
    [finding] = _compared(released, put("schemas.Client.x-new", 1), STRICT, LOOSE).findings
    assert finding.reason == "Redocly (some-rule) says so"


def test_a_change_of_a_shared_component_is_said_once(released: dict[str, Any]) -> None:
    comparison = _compared(released, put("parameters.Limit.schema.maximum", 500))
    assert [(headline(one, comparison), len(one.operations)) for one in comparison.findings] == [
        ("query parameter `limit`: `maximum` was `1000`, is now `500`", 10)
    ]


def test_the_same_change_of_all_operations_is_said_once(released: dict[str, Any]) -> None:
    comparison = _compared(released, everywhere(lambda operation: operation["responses"].update({"418": {}})), LOOSE)
    assert text(comparison) == (
        "Additive (1)\n  - answer `418` is new\n      of all 49 operations\n      because oasdiff (some-check) says so"
    )


def test_the_same_change_of_many_fields_is_said_once(released: dict[str, Any]) -> None:
    formats = all_of(*(put(f"schemas.Client.properties.field{number}.format", "a") for number in (1, 2, 3)))
    comparison = _compared(released, formats)
    assert [headline(one, comparison) for one in comparison.findings] == [
        "`Client.field1`, `Client.field2`, `Client.field3`: `format: a` is new"
    ]


def test_a_schema_of_requests_and_answers_is_judged_in_both(released: dict[str, Any]) -> None:
    comparison = _compared(released, put("schemas.AbsenceStatus.x-new", 1))
    assert [(one.side, len(one.operations)) for one in comparison.findings] == [("response", 2), ("request", 2)]


def _leaves(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(node, (dict, list)) and node:
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _leaves(value, (*path, key))
    else:
        yield path


def _kind(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """What a leaf has in common with others: its path without names that the contract chose, methods and numbers."""
    names = ("properties", "schemas", "parameters", "responses", "headers", "paths", "links", "variables")
    free = ("get", "put", "post", "delete")
    steps = ("*" if before in names or step in free else step for before, step in zip(("", *path), path, strict=False))
    return tuple("#" if isinstance(step, int) else step for step in steps)


def test_no_word_of_the_contract_can_change_unnoticed(released: dict[str, Any]) -> None:
    """One leaf of each kind is changed, all the way through the document."""
    kinds = {_kind(path): path for path in _leaves(released) if path != ("info", "version")}
    assert len(kinds) > 100
    base = contract(released)
    unnoticed = [path for path in kinds.values() if not differences(base, contract(_spoilt(released, path)))]
    assert unnoticed == []


def _spoilt(document: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    copied = deepcopy(document)
    node: Any = copied
    for step in path[:-1]:
        node = node[step]
    value = node[path[-1]]
    if path[-1] == "$ref":  # to another component of the same kind
        kind, others = value.split("/")[2], document["components"][value.split("/")[2]]
        references = (f"#/components/{kind}/{name}" for name in others if not value.endswith(f"/{name}"))
        node["$ref"] = next(references, f"{value}-gone")
    else:
        node[path[-1]] = not value if isinstance(value, bool) else f"{value}-changed"
    return copied
