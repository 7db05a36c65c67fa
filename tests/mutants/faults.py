"""The parts that faults are made of: which requests they touch, and what they do to requests and answers."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeAlias, cast
from urllib.parse import parse_qsl, urlencode

from tests.contract.by_hand.api import BASE, Record
from tests.contract.by_hand.contract import LISTS
from tests.contract.by_hand.stage import Server
from tests.mutants.servers import Fault, tampered
from timetrack_mock import Mock, Request, Response

Change: TypeAlias = Callable[[Record], Record]
_LISTS = {operation.path for operation in LISTS}


def path_of(request: Request) -> str:
    """The path below the base, without a slash at its end."""
    return request.path.removeprefix(BASE).rstrip("/")


def concerns(request: Request, path: str, *methods: str) -> bool:
    """Whether a request is one to a path or below it, with one of the methods, or with any if none is given."""
    below = f"{path_of(request)}/".startswith(f"{path.rstrip('/')}/")
    return below and (not methods or request.method in methods)


def is_list(request: Request) -> bool:
    return request.method == "GET" and path_of(request) in _LISTS


def tells_timer(request: Request, action: str) -> bool:
    """Whether a request moves a timer of any kind in one way."""
    return concerns(request, "/timers", "POST") and path_of(request).endswith(f"/{action}")


def succeeded(response: Response) -> bool:
    return 200 <= response.status < 300


def body_of(request: Request) -> Record:
    """The object that a request carries; empty if it carries none."""
    try:
        value = json.loads(request.body)
    except ValueError:
        return {}
    return cast(Record, value) if isinstance(value, dict) else {}


def data_of(response: Response) -> Any:
    """The value that an answer carries; None if it carries none."""
    return json.loads(response.body) if response.body else None


def answering(response: Response, value: Any) -> Response:
    return replace(response, body=json.dumps(value, ensure_ascii=False).encode())


def sending(request: Request, value: Any) -> Request:
    return replace(request, body=json.dumps(value).encode())


def asking(request: Request, **parameters: Any) -> Request:
    """A request with some query parameters set, or left out where they are None."""
    given = dict(parse_qsl(request.query, keep_blank_values=True, errors="replace")) | parameters
    return replace(request, query=urlencode({name: value for name, value in given.items() if value is not None}))


def asked(request: Request) -> dict[str, str]:
    return dict(parse_qsl(request.query, keep_blank_values=True, errors="replace"))


def also(mock: Mock, request: Request, method: str, path: str, body: Any = None) -> Response:
    """Another request of the same caller."""
    content = b"" if body is None else json.dumps(body).encode()
    headers = (
        *(pair for pair in request.headers if pair[0].lower() != "content-type"),
        ("Content-Type", "application/json"),
    )
    return mock.handle(Request(method, BASE + path, "", headers, content))


def known(mock: Mock, request: Request, path: str) -> list[Record]:
    """All records of a list, in front of a caller who may see them."""
    answer = mock.handle(replace(request, method="GET", path=BASE + path, query="limit=1000", body=b""))
    return cast("list[Record]", data_of(answer)) if answer.status == 200 else []


def records_changed(path: str, change: Change, *methods: str) -> Fault:
    """Every record in a successful answer below a path is shown changed."""

    def fault(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        if not (concerns(request, path, *methods) and succeeded(response) and response.body):
            return response
        value = data_of(response)
        return answering(response, [change(each) for each in value] if isinstance(value, list) else change(value))

    return fault


def answers_changed(fits: Callable[[Request, Response], bool], change: Callable[[Response], Response]) -> Fault:
    """Some answers are changed."""

    def fault(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        return change(response) if fits(request, response) else response

    return fault


def requests_changed(fits: Callable[[Request], bool], change: Callable[[Request], Request]) -> Fault:
    """Some requests are changed before they are answered."""
    return lambda mock, request: mock.handle(change(request) if fits(request) else request)


def bodies_changed(path: str, change: Change, *methods: str) -> Fault:
    """Objects that are written below a path are changed before they are stored."""
    return requests_changed(
        lambda request: concerns(request, path, *methods) and bool(body_of(request)),
        lambda request: sending(request, change(body_of(request))),
    )


def stored(path: str, change: Change, method: str) -> Server:
    """A server that stores something else than what it is sent."""
    return tampered(bodies_changed(path, change, method))


def without(*names: str) -> Change:
    """Some properties are dropped."""
    return lambda record: {name: value for name, value in record.items() if name not in names}


def refused(
    status: int, *, then: Callable[[Mock, Request], Response], path: str = "", methods: Iterable[str] = ()
) -> Fault:
    """What an honest mock refuses with a status is treated in another way."""

    def fault(mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        return then(mock, request) if response.status == status and concerns(request, path, *methods) else response

    return fault
