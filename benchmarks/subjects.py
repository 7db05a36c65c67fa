"""The two mocks that are compared, both serving the same list, and the proof that both check what they are asked."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from benchmarks.load import BenchmarkError
from benchmarks.servers import HOST, Server, free_port, served
from spec.tools import node

HERE = Path(__file__).resolve().parent
CONTRACT = HERE.parent / "openapi" / "timetrack.yaml"
PRISM = HERE / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
KEYS = {"X-TimeTrack-Api-Key": "demo-key", "X-TimeTrack-Api-Secret": "demo-secret"}
HEADERS = {**KEYS, "Content-Type": "application/json"}
_BASE = "/api/v2/ext"


@contextmanager
def ours(records: int) -> Iterator[Server]:
    """The mock, with as many clients as wanted; each was created by a request, so each has been checked."""
    port = free_port()
    command = [str(Path(sys.executable).parent / "timetrack-mock"), "--port", str(port), "--limit", "off"]
    with served("timetrack-mock", command, port, _BASE, HEADERS) as server:
        for number in range(records):
            status, made = server.ask("POST", "/clients", _client(number))
            if status != 200:
                raise BenchmarkError(f"The mock refused a client: {made}.")
        yield server


def _client(number: int) -> dict[str, Any]:
    return {
        "name": f"Client {number:04}",
        "email": f"office{number}@example.com",
        "address": f"{number} Main Street",
        "addressCity": "Vienna",
        "addressCountry": "AT",
        "notes": "Pays at the end of the month.",
    }


@contextmanager
def prism(clients: list[Any], folder: Path) -> Iterator[Server]:
    """Stoplight Prism, which answers the list as the example of the contract."""
    document = yaml.load(CONTRACT.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    answer = document["paths"]["/clients"]["get"]["responses"]["200"]
    answer["content"]["application/json"]["example"] = clients
    place = folder / f"prism-{len(clients)}.json"
    place.write_text(json.dumps(document), "utf-8")
    port = free_port()
    if not PRISM.is_file():
        raise BenchmarkError("Prism is not installed; run: make benchmark")
    # The packaged Node is a recent one, with which Prism is much faster.
    command = [str(node()), str(PRISM), "mock", "--host", HOST, "--port", str(port), str(place)]
    with served("Prism", command, port, "", HEADERS) as server:
        yield server


def prism_version() -> str:
    """The version that package.json pins."""
    pinned: str = json.loads((HERE / "package.json").read_text("utf-8"))["devDependencies"]["@stoplight/prism-cli"]
    return pinned


def demand_checks(server: Server, clients: list[Any]) -> None:
    """Raise BenchmarkError unless a server gives the list, refuses a wrong request, and wants both keys."""
    path = f"/clients?limit={len(clients)}"
    asked = {
        "the list": server.ask("GET", path) == (200, clients),
        "its parameters": server.ask("GET", "/clients?limit=5000")[0] in (400, 422),
        "its bodies": server.ask("PUT", "/clients/1", {"notes": 1})[0] in (400, 422),
        **{name: _refuses_without(server, path, name) for name in KEYS},
    }
    wrong = [name for name, right in asked.items() if not right]
    if wrong:
        raise BenchmarkError(f"{server.name} does not check {' and '.join(wrong)}, so nothing can be compared.")


def _refuses_without(server: Server, path: str, name: str) -> bool:
    left = {each: value for each, value in server.headers.items() if each != name}
    return replace(server, headers=left).ask("GET", path)[0] == 401
