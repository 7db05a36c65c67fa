"""A caller of the mock in process: short calls for the tests, and the error texts at hand."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, Request, Response

BASE = "/api/v2/ext"
KEYS = (("X-TimeTrack-Api-Key", DEFAULT_KEY), ("X-TimeTrack-Api-Secret", DEFAULT_SECRET))
JSON = ("Content-Type", "application/json")


@dataclass(frozen=True)
class Answer:
    """An answer as a test looks at it."""

    status: int
    data: Any
    headers: dict[str, str]

    @property
    def detail(self) -> str:
        """The details of all errors, one a line."""
        return "\n".join(error.get("detail", "") for error in self.data["errors"])


def read(response: Response) -> Answer:
    headers = dict(response.headers)
    if response.status >= 400:
        assert headers["content-type"] == "application/json"
        errors = json.loads(response.body)["errors"]
        assert errors and all(error["status"] == response.status and error["title"] for error in errors)
    return Answer(response.status, json.loads(response.body) if response.body else None, headers)


@dataclass(frozen=True)
class Caller:
    """Sends requests to a mock with the right keys."""

    mock: Mock

    def get(self, path: str, **parameters: Any) -> Answer:
        return self.send("GET", path, query=urlencode(parameters))

    def list(self, path: str, **parameters: Any) -> list[Any]:
        answer = self.get(path, **parameters)
        assert answer.status == 200, answer
        found: list[Any] = answer.data
        return found

    def post(self, path: str, **body: Any) -> Answer:
        return self.send("POST", path, body=json.dumps(body).encode())

    def put(self, path: str, **body: Any) -> Answer:
        return self.send("PUT", path, body=json.dumps(body).encode())

    def delete(self, path: str) -> Answer:
        return self.send("DELETE", path)

    def send(
        self,
        method: str,
        path: str,
        *,
        query: str = "",
        body: bytes = b"",
        headers: tuple[tuple[str, str], ...] = (JSON,),
    ) -> Answer:
        return read(self.mock.handle(Request(method, BASE + path, query, KEYS + headers, body)))

    def add(self, path: str, **body: Any) -> Any:
        """Create a record that must be accepted, and give it back."""
        answer = self.post(path, **body)
        assert answer.status == 200, answer
        return answer.data

    def hire(self, username: str, **more: Any) -> Any:
        """Create a user, as `add` does."""
        person = {"firstName": "A", "lastName": "B", "email": f"{username}@example.com", "password": "secret-enough"}
        return self.add("/users", username=username, **person | more)
