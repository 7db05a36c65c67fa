"""The clients of other languages as data: `conformance/<name>/language.json` says what one needs, and how it is made.

    {
      "title": "Go, by openapi-generator",
      "needs": [
        {"what": "Go", "probe": ["go", "version"], "version": "1.18", "debian": "golang-go"},
        {"what": "npm", "probe": ["npm", "--version"], "install": "install Node 24"}
      ],
      "environment": {"GOFLAGS": "-mod=mod"},
      "generate": [["{generator}", "generate", "-g", "go", "-i", "{contract}", "-o", "{build}/client"]],
      "check": [["go", "vet", "./..."]],
      "run": ["{build}/runner", "{scenarios}"]
    }

- `needs`: each `probe` is a command that ends with 0 where the thing is there. With `version` the first number in what
  it prints must not be lower. What is missing is told with the Debian packages (`debian`), or with what to do instead
  (`install`); one of the two is given.
- `generate` and `check` are lists of commands, `run` is one command. A command is a list of arguments, no shell reads
  it, and it is carried out in the folder {build}, which is emptied before `generate`. `check` compiles everything that
  was generated and the runner, with warnings where the compiler has any.
- `run` plays the scenarios as `conformance/runner.py` does: it prints one line of JSON for each scenario of the folder,
  `{"scenario": "paging", "passed": false, "why": "step 1, list_clients: …"}` (`why` is empty where it passed), nothing
  else on stdout, and ends with 1 if one failed, else with 0. Its environment has TIMETRACK_BASE_URL, TIMETRACK_API_KEY,
  TIMETRACK_API_SECRET and TIMETRACK_CONTROL (the control path of the mock, with a `/` at its end). It is carried out
  twice: with the scenarios, and with the traps, which say what is not so and have to be reported as failed.
- `environment`, if given, is added to the environment of all commands, probes too.

In all environments NO_PROXY names loopback, and there are no other variables that begin with TIMETRACK_.

Placeholders, in every argument and value, all of them absolute paths: {contract} the contract as others see it (YAML),
{scenarios} the folder of the scenarios, {source} the folder of the language.json, {build} a folder of the language's
own below build/conformance, {generator} openapi-generator-cli, {node} Node, {python} the Python of this process.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

Command = tuple[str, ...]
PHASES: Final = ("generate", "check", "run")
"""In the order in which they are carried out."""

_FIRST: Final = ("http", "python")
_VERSION: Final = re.compile(r"\d+(\.\d+)*$")
_NEEDED: Final = {"title", "needs", "generate", "check", "run"}


class LanguageError(Exception):
    """A language.json, or a name of a language, is wrong; the text is one sentence that says how."""


@frozen
class Need:
    """Something that has to be installed; `version` is the lowest that will do, or empty."""

    what: str
    probe: Command
    remedy: str
    version: str = ""
    debian: str = ""


@frozen
class Language:
    """A client of one language, as its language.json describes it."""

    name: str
    title: str
    source: Path
    needs: tuple[Need, ...]
    commands: Mapping[str, tuple[Command, ...]]
    """By phase; `run` has exactly one."""
    environment: Mapping[str, str] = field(factory=dict[str, str])


def languages(folder: Path, names: Sequence[str] = ()) -> list[Language]:
    """The named languages of a folder, or all: plain HTTP and Python first. Raises LanguageError."""
    there = {file.parent.name: file for file in folder.glob("*/language.json")}
    if unknown := [name for name in names if name not in there]:
        raise LanguageError(f"There is no language {unknown[0]}: name one of {', '.join(sorted(there))}.")
    order = sorted(set(names) or there, key=lambda name: (name not in _FIRST, name))
    return [load(there[name]) for name in order]


def load(file: Path) -> Language:
    """Read a language.json; raises LanguageError."""
    try:
        return _language(file.parent, json.loads(file.read_text("utf-8")))
    except (ValueError, TypeError) as wrong:
        raise LanguageError(f"{file.parent.name}/{file.name} is wrong: {wrong}") from None


def _language(source: Path, data: Mapping[str, Any]) -> Language:
    _demand_names(data, _NEEDED, {"environment"})
    _demand(isinstance(data["title"], str), "the title is a text.")
    commands = {phase: tuple(map(_command, data[phase])) for phase in PHASES[:-1]}
    return Language(
        name=source.name,
        title=data["title"],
        source=source,
        needs=tuple(map(_need, data["needs"])),
        commands={**commands, "run": (_command(data["run"]),)},
        environment=data.get("environment", {}),
    )


def _need(data: Mapping[str, Any]) -> Need:
    _demand_names(data, {"what", "probe"}, {"version", "debian", "install"})
    _demand(len({"debian", "install"} & data.keys()) == 1, f"{data['what']} needs either debian or install.")
    debian, version = data.get("debian", ""), data.get("version", "")
    _demand(not version or bool(_VERSION.match(version)), f"the version of {data['what']} is a number such as 1.18.")
    remedy = data.get("install") or f"apt-get install {debian}"
    return Need(data["what"], _command(data["probe"]), remedy, version, debian)


def _command(data: Any) -> Command:
    texts = not isinstance(data, str) and all(isinstance(each, str) for each in data)
    _demand(bool(data) and texts, f"a command is a list of texts, not {json.dumps(data)}.")
    return tuple(data)


def _demand(so: bool, otherwise: str) -> None:
    if not so:
        raise ValueError(otherwise)


def _demand_names(data: Mapping[str, Any], needed: set[str], optional: set[str]) -> None:
    missing, unknown = sorted(needed - data.keys()), sorted(data.keys() - needed - optional)
    _demand(not missing, f"{', '.join(missing)} is missing.")
    _demand(not unknown, f"{', '.join(unknown)} has no meaning.")
