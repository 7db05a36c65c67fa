"""What goes into the mock and comes out of it: frozen requests and answers, and the vendor's error body.

Knows HTTP only as values; it never opens a socket.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Record: TypeAlias = dict[str, "Json"]
Headers: TypeAlias = tuple[tuple[str, str], ...]

JSON_TYPE: Headers = (("content-type", "application/json"),)

TITLES = {
    400: "The request cannot be read",
    401: "Key or secret is missing or wrong",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    422: "Parameters are wrong",
    429: "Too many requests",
    500: "Internal server error",
    503: "Service unavailable",
}


@dataclass(frozen=True, slots=True)
class Request:
    """One request; `path` is decoded, `query` is the raw text behind the question mark.

    `network` says that its answer travels over a connection that faults can break; `complete` is False if its sender
    left in the middle of the body.
    """

    method: str
    path: str
    query: str = ""
    headers: Headers = ()
    body: bytes = b""
    network: bool = False
    complete: bool = True

    def header(self, name: str) -> list[str]:
        """Every value of one header, whatever its case."""
        wanted = name.lower()
        return [value for key, value in self.headers if key.lower() == wanted]


Way: TypeAlias = Literal["whole", "slow", "truncated", "reset", "silence", "nobody"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What happens to an answer on its way; `seconds` is how long slow bytes and silence take.

    `nobody` is left to be told. Where there is no network, every answer arrives whole. `delay` are the seconds before
    anything of it is sent; whoever delivers it waits them out, so a caller in process may, too, or need not.
    """

    way: Way = "whole"
    seconds: float = 0.0
    delay: float = 0.0

    @property
    def arrives(self) -> bool:
        """Whether at least the status reaches the client."""
        return self.way in ("whole", "slow", "truncated")


@dataclass(frozen=True, slots=True)
class Response:
    """One answer, and how it is to be delivered."""

    status: int
    headers: Headers = ()
    body: bytes = b""
    delivery: Delivery = Delivery()


class StartupError(Exception):
    """The mock cannot start; the text is one sentence that says what to do."""


class MockFailure(AssertionError):
    """The mock itself went wrong: what it would have said is no answer of the API. The text says what and where."""

    def __str__(self) -> str:
        """The text, for those who meet it in a log or as the body of a 500."""
        return f"The mock failed, and this is no answer of the API; please report it. {super().__str__()}"

    def response(self) -> Response:
        """What a client is told over a network."""
        kind = (("content-type", "text/plain; charset=utf-8"), ("x-timetrack-mock", "failed"))
        return Response(500, kind, f"TIMETRACK-MOCK FAILED. {self}\n".encode(errors="replace"))


class Refusal(Exception):
    """A request is answered with an error; raising one undoes everything the request has changed so far."""

    def __init__(
        self,
        status: int,
        *details: str,
        title: str | None = None,
        code: int | None = None,
        headers: Headers = (),
    ) -> None:
        super().__init__(status, *details)
        self.status = status
        self.details: Sequence[str | None] = details or (None,)
        self.title = title or TITLES[status]
        self.code = code
        self.headers = headers

    def response(self) -> Response:
        """The vendor's error body, with one element for each detail."""
        body: Json = {"errors": [self._item(detail) for detail in self.details]}
        return Response(self.status, JSON_TYPE + self.headers, text(body).encode(errors="replace"))

    def _item(self, detail: str | None) -> Json:
        item: Record = {"title": self.title, "status": self.status}
        if self.code is not None:
            item["code"] = self.code
        if detail is not None:
            item["detail"] = detail
        return item


def text(value: Json) -> str:
    """A value as compact JSON text."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def answer(status: int, value: Json) -> Response:
    """A JSON answer."""
    return Response(status, JSON_TYPE, text(value).encode())
