"""The arrows of ARCHITECTURE.md, compared with what the modules really import."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOTS = {
    "timetrack": Path("wrappers/timetrack"),
    "timetrack_mock": Path("wrappers/timetrack_mock"),
    "timetrack_client": Path("generated/timetrack_client"),
    "generator": Path("generator"),
    "spec": Path("spec"),
    "conformance": Path("conformance"),
}

PACKAGES: dict[str, set[str]] = {
    "timetrack": {"timetrack_client", "attrs", "httpcore", "httpx", "dateutil", "idna", "platformdirs"},
    "timetrack_client": {"attrs", "httpx"},
    "timetrack_mock": {"httpx", "jsonschema_rs", "uvicorn", "yaml"},
    "spec": {
        "attrs",
        "generator",
        "openapi_python_client",
        "openapi_schema_validator",
        "openapi_spec_validator",
        "referencing",
        "ruamel",
        "timetrack_client",
        "timetrack_mock",
        "yaml",
    },
    "conformance": {"attrs", "examples", "httpx", "spec", "timetrack", "timetrack_client", "timetrack_mock"},
    "generator": {"attrs", "httpx", "jinja2", "openapi_python_client", "pydantic", "ruamel"},
}
"""What each package may import beside the standard library and itself."""

ARROWS: dict[str, set[str]] = {
    "__main__": {"cli"},
    "__init__": {"_version", "errors", "estimate", "listing", "retry", "session", "throttle", "timing"},
    "cli": {"_version", "config", "errors", "session", "timing"},
    "connections": {"dialling", "errors"},
    "dialling": {"lookups"},
    "failures": {"answers", "steps"},
    "lookups": set(),
    "questions": {"errors", "steps"},
    "quiet": set(),
    "session": {
        "auth",
        "config",
        "connections",
        "estimate",
        "exchange",
        "listing",
        "paged",
        "paths",
        "pagination",
        "profiles",
        "retry",
        "steps",
        "throttle",
        "timing",
        "transport",
        "wallclock",
    },
    "transport": {
        "answers",
        "connections",
        "errors",
        "failures",
        "questions",
        "quiet",
        "redaction",
        "steps",
        "throttle",
        "timing",
    },
    "timing": {"steps", "throttle"},
    "exchange": {"answers", "config", "errors", "pacing", "retry", "steps", "throttle"},
    "pacing": {"errors", "patience", "steps", "throttle"},
    "patience": {"throttle"},
    "steps": {"auth", "redaction", "throttle"},
    "estimate": {"throttle"},
    "answers": {"baseurl", "errors", "redaction"},
    "retry": {"errors"},
    "config": {"_version", "auth", "baseurl", "errors", "wallclock"},
    "baseurl": {"errors"},
    "profiles": {"auth", "config", "errors"},
    "timers": {"errors"},
    "wallclock": {"errors"},
    "auth": {"redaction"},
    "redaction": set(),
    "errors": set(),
    "listing": {"pagination"},
    "paged": {"pagination"},
    "paths": {"errors", "exchange", "steps"},
    "pagination": set(),
    "periods": set(),
    "throttle": {
        "throttle.bell",
        "throttle.budget",
        "throttle.queue",
        "throttle.shared",
        "throttle.store",
        "throttle.window",
    },
    "throttle.shared": {
        "auth",
        "errors",
        "throttle.budget",
        "throttle.fallback",
        "throttle.memory",
        "throttle.redis",
        "throttle.sqlite",
        "throttle.store",
        "throttle.window",
    },
    "throttle.budget": {"throttle.queue", "throttle.store", "throttle.window"},
    "throttle.queue": {"throttle.bell"},
    "throttle.bell": set(),
    "throttle.fallback": {"errors", "throttle.memory", "throttle.store", "throttle.window"},
    "throttle.memory": {"throttle.window"},
    "throttle.redis": {"auth", "errors", "throttle.window"},
    "throttle.sqlite": {"errors", "throttle.file", "throttle.store", "throttle.window"},
    "throttle.file": {"errors", "throttle.store"},
    "throttle.store": {"throttle.window"},
    "throttle.window": set(),
    "_version": set(),
}
"""What each module of the SDK may import from the SDK."""

ONLY_HERE = {
    "httpx": {"connections", "dialling", "failures", "transport"},
    "httpcore": {"dialling"},
    "time": {"timing"},
    "random": {"timing"},
    "asyncio": {"connections", "lookups", "questions", "timing"},
}
"""Sending stays in the transport and its connections; sleeping, the clock and randomness in one module."""


def _imports(file: Path, *, with_type_checking: bool = True) -> Iterator[str]:
    """Yield the full names of what a file imports, without relative imports."""
    tree = ast.parse(file.read_text("utf-8"))
    skipped = set() if with_type_checking else {id(node) for node in _only_for_types(tree)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def _only_for_types(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield from (part for statement in node.body for part in ast.walk(statement))


def _files(package: str) -> list[Path]:
    return [file for file in sorted(ROOTS[package].rglob("*.py")) if "runtime" not in file.parts]


@pytest.mark.parametrize("package", ROOTS)
def test_a_package_imports_only_what_it_may(package: str) -> None:
    allowed = PACKAGES[package] | {package} | sys.stdlib_module_names
    foreign = {f"{file}: {name}" for file in _files(package) for name in _imports(file)}
    assert {entry for entry in foreign if entry.split(": ")[1].split(".")[0] not in allowed} == set()


def _modules() -> dict[str, Path]:
    """The modules of the SDK; a package in it has the name of its folder, and what is in it a dotted one."""
    root = ROOTS["timetrack"]
    inner = {".".join(file.relative_to(root).with_suffix("").parts): file for file in root.rglob("*.py")}
    return {name.removesuffix(".__init__"): file for name, file in inner.items()}


MODULES = _modules()


def _used(module: str) -> set[str]:
    return {name.removeprefix("timetrack.") for name in _imports(MODULES[module]) if name.startswith("timetrack.")}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_of_the_sdk_imports_only_along_the_arrows(module: str) -> None:
    assert _used(module) <= ARROWS[module]


def test_the_plugin_imports_nothing_but_pytest_before_a_fixture_is_used() -> None:
    tree = ast.parse(Path("wrappers/timetrack_pytest.py").read_text("utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in imports}
    assert names - sys.stdlib_module_names - {"collections.abc"} == {"pytest"}


def test_no_arrow_is_drawn_that_nobody_walks() -> None:
    for module, allowed in ARROWS.items():
        assert _used(module) == allowed, module


def test_the_arrows_make_no_circle() -> None:
    left = dict(ARROWS)
    while left:
        ends = [module for module, targets in left.items() if not targets & set(left)]
        assert ends, f"these import each other: {sorted(left)}"
        for module in ends:
            del left[module]


@pytest.mark.parametrize("module", ONLY_HERE)
def test_sending_sleeping_and_chance_stay_in_the_transport(module: str) -> None:
    users = {
        file.stem
        for file in _files("timetrack")
        if module in {name.split(".")[0] for name in _imports(file, with_type_checking=False)}
    }
    assert users == ONLY_HERE[module]


def test_the_architecture_page_draws_the_same_arrows() -> None:
    page = Path("ARCHITECTURE.md").read_text("utf-8")
    drawn = dict(re.findall(r"^([\w.]+) +-> (.+)$", page, re.MULTILINE))
    for module, targets in ARROWS.items():
        if not module.startswith("_"):
            assert set(re.findall(r"[\w.]+", drawn[module])) - {"nothing"} == targets - {"_version"}, module
