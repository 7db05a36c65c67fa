"""Runs the workflows against a mock in this process, and makes mocks that lie."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.contract import load as load_contract
from spec.workflows.command import MONDAY, inputs
from spec.workflows.description import WORKFLOWS, load, workflows
from spec.workflows.respect import Outcome, respect
from timetrack_mock import Mock, MockServer, Request, Response

DESCRIBED = workflows(load(WORKFLOWS))
CONTRACT = WORKFLOWS.parents[1] / "timetrack.yaml"


@cache
def contract() -> dict[str, Any]:
    """Read once; nobody changes it."""
    return load_contract(CONTRACT)


Lie = Callable[[Request, Response], Response]


def ran(mock: Mock, *only: str, description: Path = WORKFLOWS, **other: Any) -> Outcome:
    with MockServer(mock) as server:
        return respect(description, server.url, inputs(DESCRIBED, **other), only)


def demo(**options: Any) -> Mock:
    return Mock(seed="demo", clock=MONDAY, **options)


class Liar(Mock):
    """A demo account whose answers pass through a lie."""

    def __init__(self, lie: Lie) -> None:
        super().__init__(seed="demo", clock=MONDAY)
        self._lie = lie

    def handle(self, request: Request, /) -> Response:
        return self._lie(request, super().handle(request))


def records(change: Callable[[dict[str, Any]], dict[str, Any]], path: str, method: str = "GET") -> Lie:
    """The records of one path are shown changed."""

    def lie(request: Request, response: Response) -> Response:
        if not (request.method == method and request.path.endswith(path) and response.status == 200):
            return response
        value = json.loads(response.body)
        shown = [change(one) for one in value] if isinstance(value, list) else change(value)
        return replace(response, body=json.dumps(shown).encode())

    return lie


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the description with other words in it, beside a copy of its contract."""
    text = WORKFLOWS.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    shutil.copy(CONTRACT, folder / CONTRACT.name)
    (folder / "workflows").mkdir()
    copy = folder / "workflows" / WORKFLOWS.name
    copy.write_text(text, "utf-8")
    return copy
