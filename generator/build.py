"""Runs openapi-python-client as a library: contract in, a finished package in an empty folder out."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from . import names, render, validity
from .assemble import surface_of
from .contract import load
from .overlay import overlaid
from .problem import Problem
from .surface import Surface
from .text import LINE_LENGTH

GENERATOR = "0.29.1"
HERE = Path(__file__).parent
RUNTIME = HERE / "runtime"
TEMPLATES = HERE / "templates"
NOTICE = "# Generated from openapi/timetrack.yaml by `make client`. Do not edit.\n"
PUBLIC_NAMES = {
    "AsyncResources": "api",
    "CLEAR": "types",
    "Clear": "types",
    "Client": "client",
    "InvalidValue": "errors",
    "Operation": "operations",
    "Paging": "operations",
    "Position": "operations",
    "Resources": "api",
    "Response": "types",
    "UNSET": "types",
    "UnreadableResponse": "errors",
    "Unset": "types",
}
FEW_COMMAS = "format.skip-magic-trailing-comma=true"
FEW_COMMAS_IN_IMPORTS = "lint.isort.split-on-trailing-comma=false"
RUFF = (
    ("check", "--isolated", "--no-cache", "--quiet", "--select", "F401,I", "--fix-only"),
    ("format", "--isolated", "--no-cache", "--config", FEW_COMMAS, "--config", FEW_COMMAS_IN_IMPORTS),
)


def build(contract: Path, folder: Path) -> Surface:
    """Generate the package into `folder`, which must not exist yet."""
    installed = version("openapi-python-client")
    if installed != GENERATOR:
        raise Problem(f"the templates are made for openapi-python-client {GENERATOR}, but {installed} is installed.")
    document = load(contract)
    validity.check(document)
    document = overlaid(document)
    names.check(document)
    config = _config(contract, folder)
    data = _parsed(document, config)
    surface = surface_of(document, data)
    _generate(data, config, surface)
    _add_facts(data, config, surface, folder)
    _tidy(folder)
    _add_runtime(folder)
    return surface


def _config(contract: Path, folder: Path) -> Config:
    options = ConfigFile(package_name_override=folder.name, project_name_override=folder.name, post_hooks=[])
    return Config.from_sources(options, MetaType.NONE, contract, "utf-8", overwrite=False, output_path=folder)


def _parsed(document: dict[str, Any], config: Config) -> GeneratorData:
    try:
        data = GeneratorData.from_dict(document, config=config)
    except Exception as error:  # the parser raises whatever it stumbles over
        raise Problem(f"openapi-python-client cannot read the contract: {error!r}") from None
    if isinstance(data, GeneratorError):
        raise _as_problem(data)
    for warning in (
        *data.errors,
        *(one for tag in data.endpoint_collections_by_tag.values() for one in tag.parse_errors),
    ):
        raise _as_problem(warning)
    return data


def _as_problem(error: GeneratorError) -> Problem:
    parts = (part.strip().removesuffix(":") for part in (error.header, error.detail) if part and part.strip())
    return Problem("openapi-python-client: " + ": ".join(parts))


def _project(data: GeneratorData, config: Config, surface: Surface) -> Project:
    project = Project(openapi=data, config=config, custom_template_path=TEMPLATES)
    words: dict[str, Any] = project.env.globals  # jinja2 types it by the few names it starts with
    words.update(render.helpers(), surface=surface, public_names=PUBLIC_NAMES)
    return project


def _generate(data: GeneratorData, config: Config, surface: Surface) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        errors = _project(data, config, surface).build()
    for error in errors:
        raise _as_problem(error)


def _add_facts(data: GeneratorData, config: Config, surface: Surface, folder: Path) -> None:
    template = _project(data, config, surface).env.get_template("contract.py.jinja")
    (folder / "contract.py").write_text(template.render(), encoding="utf-8", newline="\n")


def _add_runtime(folder: Path) -> None:
    """The runtime replaces the generator's own client, errors and types."""
    for path in RUNTIME.glob("*.py"):
        if path.name != "__init__.py":
            (folder / path.name).write_bytes(path.read_bytes())
    (folder / "py.typed").touch()
    for path in (*folder.rglob("*.py"), folder / "py.typed"):
        path.write_text(NOTICE + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def _tidy(folder: Path) -> None:
    for command, *options in RUFF:
        # -P and the parent folder: inside the package, its types.py would hide Python's own.
        arguments = [sys.executable, "-P", "-m", "ruff", command, *options, "--no-respect-gitignore"]
        arguments += ["--target-version", "py311", "--line-length", str(LINE_LENGTH), folder.name]
        done = subprocess.run(
            arguments, cwd=folder.parent, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode != 0 or done.stderr.strip():
            raise Problem(f"ruff {command} failed on the generated code: {done.stderr or done.stdout}")
