"""A caller that sees a server only through its answers, and says what is wrong with those that cannot be used."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, cast
from urllib.parse import urlencode

from tests.contract.by_hand.clock import Clock
from tests.contract.by_hand.contract import LISTS, Operation
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Request
from timetrack_mock.asgi import Handler

BASE = "/api/v2/ext"
KEY = ("X-TimeTrack-Api-Key", DEFAULT_KEY)
SECRET = ("X-TimeTrack-Api-Secret", DEFAULT_SECRET)
JSON = ("Content-Type", "application/json")

Pairs: TypeAlias = Sequence[tuple[str, str]]
Record: TypeAlias = dict[str, Any]


class ServerCrashed(Exception):
    """A server under test raised instead of answering, which is no finding but a fault of its author."""


@dataclass(frozen=True)
class Answer:
    """An answer as a check looks at it."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @cached_property
    def data(self) -> Any:
        """The JSON value in the body, None if there is no body."""
        try:
            return json.loads(self.body.decode("utf-8")) if self.body else None
        except ValueError:
            raise AssertionError(f"The body is no JSON text: {self.body[:80]!r}") from None

    @property
    def errors(self) -> list[Record]:
        """The errors in a body that must be the documented one."""
        assert self.headers.get("content-type", "").partition(";")[0] == "application/json", self.headers
        assert isinstance(self.data, dict), f"The body of an error is {self.body[:80]!r}"
        errors: Any = self.data.get("errors")
        assert isinstance(errors, list) and errors, f"The body of an error is {self.data}"
        for error in errors:
            assert error.get("status") == self.status, f"An answer {self.status} holds {error}"
            assert isinstance(error.get("title"), str) and error["title"], f"No title is in {error}"
        return errors


@dataclass(frozen=True)
class Api:
    """Calls one server, with the right keys unless told otherwise."""

    server: Handler
    clock: Clock

    def wait(self, seconds: float) -> None:
        self.clock.seconds += seconds

    def send(
        self,
        method: str,
        path: str,
        *,
        query: str = "",
        body: Any = None,
        raw: bytes = b"",
        keys: Pairs = (KEY, SECRET),
        headers: Pairs = (JSON,),
    ) -> Answer:
        """Send anything at all; `raw` is a body that need not be JSON."""
        content = raw if body is None else json.dumps(body).encode()
        try:
            response = self.server.handle(Request(method, BASE + path, query, (*keys, *headers), content))
        except Exception as error:
            raise ServerCrashed(f"{method} {path}: {error!r}") from error
        return Answer(response.status, {name.lower(): value for name, value in response.headers}, response.body)

    def get(self, path: str, **parameters: Any) -> Answer:
        return self.send("GET", path, query=urlencode(parameters))

    def post(self, path: str, body: Record) -> Answer:
        return self.send("POST", path, body=body)

    def put(self, path: str, body: Record) -> Answer:
        return self.send("PUT", path, body=body)

    def delete(self, path: str) -> Answer:
        return self.send("DELETE", path)

    def example(self, operation: Operation, keys: Pairs = (KEY, SECRET)) -> Answer:
        """Send the request that the contract itself gives as the example."""
        required = [each for each in operation.parameters if each.get("required") and each["in"] == "query"]
        query = urlencode({each["name"]: each["example"] for each in required})
        path = operation.path.replace("{id}", "1")
        return self.send(operation.method, path, query=query, body=operation.example, keys=keys)

    def records(self, path: str, **parameters: Any) -> list[Record]:
        """The records of a list, which must be there."""
        answer = self.get(path, **parameters)
        assert answer.status == 200, f"GET {path} {parameters} answers {answer.status}"
        assert isinstance(answer.data, list), f"GET {path} answers no list"
        return cast("list[Record]", answer.data)

    def one(self, path: str, **parameters: Any) -> Record:
        """A single record, which must be there."""
        answer = self.get(path, **parameters)
        assert answer.status == 200, f"GET {path} answers {answer.status}"
        assert isinstance(answer.data, dict), f"GET {path} answers no object"
        return cast(Record, answer.data)

    def written(self, method: str, path: str, body: Record) -> Record:
        """What a write answers, which must succeed."""
        answer = self.send(method, path, body=body)
        assert 200 <= answer.status < 300, f"{method} {path} {body} answers {answer.status}: {answer.body[:200]!r}"
        assert isinstance(answer.data, dict), f"{method} {path} answers no object"
        return cast(Record, answer.data)

    def added(self, path: str, body: Record) -> int:
        """The id of a new record."""
        number = self.written("POST", path, body).get("id")
        assert isinstance(number, int), f"POST {path} answers the id {number!r}"
        return number

    def everything(self) -> dict[str, list[Record]]:
        """All records of all lists: the state of the account, as far as anybody can see it."""
        return {operation.path: self.records(operation.path, limit=1000) for operation in LISTS}
