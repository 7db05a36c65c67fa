"""What cannot become a client is refused with one sentence, exit code 1 and no traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.__main__ import main
from tests.generator import small

Spoil = Callable[[small.Document], object]


def at(*keys: str, value: Any) -> Spoil:
    """Set one value deep inside the document."""

    def spoil(document: Any) -> None:
        for key in keys[:-1]:
            document = document[key]
        document[keys[-1]] = value

    return spoil


GET, SCHEMAS = ("paths", "/gadgets/{name}", "get"), ("components", "schemas")
GADGET = (*SCHEMAS, "Gadget", "properties")
TEXT = {"type": "string"}

PROBLEMS: list[tuple[str, Spoil, str]] = [
    ("a dead reference", at(*GADGET, "x", value=small.ref("Nothing")), "points to nothing"),
    ("a reference into a file", at(*GADGET, "x", value={"$ref": "other.yaml"}), "points to nothing"),
    ("an id that is one word", at(*GET, "operationId", value="gadget"), "not verb_noun"),
    ("an id in camel case", at(*GET, "operationId", value="getGadget"), "not verb_noun"),
    ("no id", lambda d: d["paths"]["/parts"]["get"].pop("operationId"), "not verb_noun"),
    ("a verb that is a keyword", at(*GET, "operationId", value="import_gadget"), "cannot be the name of a method"),
    ("one id twice", at(*GET, "operationId", value="list_gadgets"), "same operationId"),
    ("one verb twice", at(*GET, "operationId", value="list_gadget"), "both become the method gadgets.list"),
    ("no tag", at(*GET, "tags", value=[]), "exactly one tag"),
    ("two tags", at(*GET, "tags", value=["gadgets", "parts"]), "exactly one tag"),
    ("an undeclared tag", at(*GET, "tags", value=["others"]), "exactly one tag"),
    ("one tag twice", lambda d: d["tags"].append({"name": "parts"}), "two tags 'parts'"),
    ("a tag with spaces", lambda d: d["tags"].append({"name": "big parts"}), "not snake_case"),
    ("a tag that Python needs", lambda d: d["tags"].append({"name": "class"}), "not snake_case or is a word"),
    ("a property to_dict", at(*GADGET, "to_dict", value=TEXT), "would replace the method to_dict"),
    ("a property fromDict", at(*GADGET, "fromDict", value=TEXT), "would replace the method from_dict"),
    ("a property additionalProperties", at(*GADGET, "additionalProperties", value=TEXT), "would replace the method"),
    ("a property with a line break", at(*GADGET, "a\nb", value=TEXT), "invisible characters"),
    ("a parameter named body", lambda d: _filter(d, {"name": "body", "in": "query", "schema": TEXT}), "needs the name"),
    ("a header parameter", lambda d: _filter(d, {"name": "X", "in": "header", "schema": TEXT}), "header and cookie"),
    (
        "a list in the query",
        lambda d: _filter(d, {"name": "x", "in": "query", "schema": {"type": "array", "items": TEXT}}),
        "one plain value",
    ),
    ("a path without its parameter", lambda d: d["paths"]["/gadgets/{name}"].pop("parameters"), "Path parameters do"),
    (
        "a schema for both ways",
        at(*SCHEMAS, "GadgetCreate", "properties", "x", value=small.ref("Part")),
        "sent and rec",
    ),
    ("a point in time", at(*GADGET, "x", value={"type": "string", "format": "date-time"}), "format date-time promises"),
    ("a file", at(*GADGET, "x", value={"type": "string", "format": "binary"}), "kind file is not supported"),
    (
        "a mixture of types",
        at(*GADGET, "x", value={"oneOf": [TEXT, {"type": "array", "items": TEXT}]}),
        "this mixture of types",
    ),
    (
        "a list with nulls",
        at(*GADGET, "x", value={"type": "array", "items": {"type": "string", "nullable": True}}),
        "items may be null",
    ),
    ("a name missing in an enum", at(*SCHEMAS, "Level", "x-enum-varnames", value=["LOW"]), "2 values but 1"),
    ("a name twice in an enum", at(*SCHEMAS, "Level", "x-enum-varnames", value=["A-b", "a_b"]), "two names that both"),
    ("two values of a case", at(*SCHEMAS, "Mood", "enum", value=["good", "GOOD"]), "two names that both"),
    ("an enum name that is none", at(*SCHEMAS, "Level", "x-enum-varnames", value=["1st", "B"]), "no Python name"),
    ("a schema named Operation", at(*SCHEMAS, "Operation", value={"type": "object", "properties": {}}), "needs itself"),
    ("pages without a list", lambda d: _ok(d, "list_gadgets", small.ref("Gadget")), "has to answer a list"),
    ("pages without end", lambda d: d["components"]["parameters"]["Limit"]["schema"].pop("maximum"), "needs a maximum"),
    ("pages without identity", lambda d: d["components"]["schemas"]["Report"].pop("x-identity"), "needs x-identity"),
    ("an identity of others", at(*SCHEMAS, "Report", "x-identity", value=["nobody"]), "needs x-identity"),
    ("an answer that is a text", lambda d: _ok(d, "get_gadget", TEXT), "has to be a JSON object or a list"),
    ("an answer with a PDF", lambda d: _pdf(d), "Unsupported content_type"),
    (
        "two successes",
        lambda d: d["paths"]["/parts"]["get"]["responses"].update({"204": {"description": "."}}),
        "exactly one",
    ),
    (
        "no success",
        at("paths", "/parts", "get", "responses", value={"404": {"description": "No."}}),
        "exactly one answer",
    ),
    (
        "a vague answer with duties",
        at(*SCHEMAS, "WriteResult", "required", value=["id"]),
        "without required properties",
    ),
    ("no servers", lambda d: d.pop("servers"), "needs servers"),
    ("no limit", lambda d: d.pop("x-rate-limit"), "x-rate-limit"),
    ("a limit in words", at("x-rate-limit", value="often"), "has to be two positive whole numbers"),
    ("an alias in words", at(*GADGET, "id", "x-aliases", value="ID"), "has to be a list of names"),
    ("another path in braces", at("paths", "/parts", "get", "x-alternative-path", value="/p/{id}"), "has to be a path"),
    (
        "another path of a path with a parameter",
        at("paths", "/gadgets/{name}", "get", "x-alternative-path", value="/gadget"),
        "for paths without parameters",
    ),
    ("an enum of nothing", at(*SCHEMAS, "Level", "x-extensible-enum", value=[]), "has to be a list of whole numbers"),
    ("an enum value with a line break", at(*SCHEMAS, "Mood", "enum", value=["a\nb"]), "invisible characters"),
    ("an operation that is none", at("paths", "/parts", "get", value=5), "not valid OpenAPI at paths./parts.get"),
    ("no title", lambda d: d["info"].pop("title"), "not valid OpenAPI at info.title"),
    ("a list as body", lambda d: _body(d, {"type": "array", "items": TEXT}), "one JSON object"),
]


def _filter(document: Any, parameter: small.Document) -> None:
    document["paths"]["/gadgets"]["get"]["parameters"].append(parameter)


def _body(document: Any, schema: small.Document) -> None:
    document["paths"]["/gadgets"]["post"]["requestBody"]["content"]["application/json"]["schema"] = schema


def _ok(document: Any, name: str, schema: small.Document) -> None:
    for item in document["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and operation["operationId"] == name:
                operation["responses"]["200"]["content"]["application/json"]["schema"] = schema


def _pdf(document: Any) -> None:
    document["paths"]["/parts"]["get"]["responses"]["200"]["content"] = {"application/pdf": {"schema": TEXT}}


@pytest.mark.parametrize(("spoil", "words"), [row[1:] for row in PROBLEMS], ids=[row[0] for row in PROBLEMS])
def test_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: Spoil, words: str) -> None:
    document = small.document()
    spoil(document)
    assert main(["--contract", str(small.write(tmp_path, document)), "--output", str(tmp_path / "client")]) == 1
    _is_one_sentence(capsys.readouterr().err, words)
    assert [path.name for path in tmp_path.iterdir()] == ["contract.yaml"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a: [", "not valid YAML"),
        (b"a: 1\na: 2", "not valid YAML"),
        (b"\xff\xfe\xff", "not valid YAML"),
        (b"- 1", "not an OpenAPI document"),
        (b"openapi: '3.0.3'", "not an OpenAPI document"),
        (b"", "not an OpenAPI document"),
    ],
)
def test_refuses_files_that_are_no_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    path = tmp_path / "contract.yaml"
    path.write_bytes(content)
    assert main(["--contract", str(path), "--output", str(tmp_path / "client")]) == 1
    _is_one_sentence(capsys.readouterr().err, words)


def test_refuses_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--contract", str(tmp_path / "no.yaml"), "--output", str(tmp_path / "client")]) == 1
    _is_one_sentence(capsys.readouterr().err, "no.yaml cannot be read")


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value of a document."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from places(value, (*path, key))


ODD_VALUES: tuple[Any, ...] = (None, 5, "x", [], {"x": None}, [None])


@pytest.mark.parametrize("first", range(6))
def test_no_odd_value_anywhere_makes_it_stumble(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    monkeypatch.setattr(build, "RUFF", ())
    for place in list(places(small.document()))[first::24]:
        document: Any = small.document()
        holder = document
        for key in place[:-1]:
            holder = holder[key]
        holder[place[-1]] = ODD_VALUES[first]
        if main(["--contract", str(small.write(tmp_path, document)), "--output", str(tmp_path / "client")]):
            _is_one_sentence(capsys.readouterr().err, "")


def _is_one_sentence(text: str, words: str) -> None:
    assert words in text
    assert text.startswith("generator: ")
    assert text.count("\n") == 1
    assert len(text) < 450
