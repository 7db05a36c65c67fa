"""Texts of the contract are data: whatever stands in them, the generated code stays the same code."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from tests.generator import small
from tests.support.thorough import some

HOSTILE = [
    'ends with a quote "',
    "three \"\"\" and ''' quotes",
    '"""\nimport os\nos._exit(3)\n"""',
    "a backslash at the end \\",
    "\\N{DASH} \\x41 \\u0041 \\777 \\",
    "{braces} {{ 7 * 7 }} {% raw %} {# #} ${x}",
    "line\r\nbreaks\x0b\x0c\x85\u2028\u2029and\ttabs\x00\x1b[31m",
    "turned \u202e around",
    "half a \ud83d character",
    "- one\n- two\n\n1. three",
    "very" * 200 + '"\\',
    " ",
    "#",
]


def poisoned(text: str) -> small.Document:
    """The small contract with one text wherever a person writes prose."""
    document = small.document()
    document["info"].update(title=text.strip() or "x", version=text)
    document["servers"][0]["variables"]["account"]["default"] = text
    document["components"]["securitySchemes"]["Key"]["name"] = text
    for tag in document["tags"]:
        tag["description"] = text
    for item in document["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict):
                operation.update(summary=text, description=text)
                for answer in operation["responses"].values():
                    answer["description"] = text
                for parameter in operation.get("parameters", []):
                    parameter["description"] = text
    for schema in document["components"]["schemas"].values():
        schema["description"] = text
        for key, one in schema.get("properties", {}).items():
            if "$ref" not in one:
                schema["properties"][key] = {**one, "description": text, "example": text}
    return document


@pytest.mark.sampled
@pytest.mark.parametrize("text", some(HOSTILE, 4), ids=lambda text: ascii(text)[:30])
def test_prose_never_becomes_code(tmp_path: Path, text: str, request: pytest.FixtureRequest) -> None:
    name = f"hostile_{HOSTILE.index(text)}"
    package = small.load(tmp_path, poisoned(text), name)
    assert skeleton(tmp_path / name) == skeleton(Path(str(request.getfixturevalue("gadgets").__file__)).parent)
    assert max(map(len, (tmp_path / name / "models" / "gadget.py").read_text(encoding="utf-8").splitlines())) < 1000
    model: Any = small.part(package, "models").Gadget
    assert model.from_dict({"id": 1}).id == 1


def skeleton(folder: Path) -> dict[str, str]:
    """Every module without its docstrings; of the facts, only their names."""
    modules = {path.relative_to(folder).as_posix(): ast.parse(path.read_bytes()) for path in folder.rglob("*.py")}
    modules.pop("contract.py")
    return {name: ast.dump(_without_prose(tree)) for name, tree in sorted(modules.items())}


def _without_prose(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            node.body = [one for one in node.body if not _is_prose(one)]
    return tree


def _is_prose(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


NAMES = ['a"b', "a'b", "a\\b", "a{b}", "{b", 'x"; import os; "', "# a", "ä b", "%s", "a.b[0]", "2nd", "None", "self"]


@pytest.mark.sampled
@pytest.mark.parametrize("name", some(NAMES, 4))
def test_names_on_the_wire_arrive_unchanged(tmp_path: Path, name: str) -> None:
    document = small.document()
    text = {"type": "string"}
    document["components"]["schemas"]["Gadget"]["properties"][name] = {**text, "x-aliases": [name + '"old']}
    document["components"]["schemas"]["GadgetUpdate"]["properties"][name] = text
    document["paths"]["/gadgets"]["get"]["parameters"].append({"name": name, "in": "query", "schema": text})
    document["components"]["schemas"]["Mood"]["enum"].append(name)
    document["components"]["schemas"]["Mood"]["x-enum-varnames"] = ["GOOD", "BAD", "ODD"]
    package = small.load(tmp_path, document, f"names_{NAMES.index(name)}")
    models = small.part(package, "models")
    assert name == models.Mood.ODD
    assert models.Gadget.from_dict({"id": 1, name: "x"}).to_dict()[name] == "x"
    assert models.Gadget.from_dict({"id": 1, name + '"old': "y"}).to_dict()[name] == "y"
    attribute = models.GadgetUpdate.__attrs_attrs__[-1].name
    assert models.GadgetUpdate(**{attribute: "x"}).to_dict() == {name: "x"}
    operation = small.part(package, "api.gadgets.list_gadgets").operation
    keyword = list(operation.__annotations__)[-2]
    assert operation(from_=small.NOON, **{keyword: "x"}).params[name] == "x"


def test_a_path_is_only_text(tmp_path: Path) -> None:
    document = small.document()
    document["paths"]['/a"{{b}}\\/{name}/c'.replace("{{b}}", "b")] = document["paths"].pop("/gadgets/{name}")
    package = small.load(tmp_path, document, "odd_path")
    operation = small.part(package, "api.gadgets.get_gadget").operation("x")
    assert operation.path == '/a"b\\/x/c'
