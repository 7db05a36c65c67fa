"""The control path of a served mock: turns with HTTP what Python turns with attributes. No part of the API.

Off unless asked for. It needs no key and no limit counts it; instead it listens to callers on this machine only, and to
no web page, whatever server the page comes from.
"""

import json
from ipaddress import ip_address
from urllib.parse import parse_qsl

from timetrack_mock.asgi import Handler
from timetrack_mock.doors import DOORS, Door
from timetrack_mock.message import Delivery, Headers, Json, Record, Request, Response, StartupError
from timetrack_mock.mock import Mock
from timetrack_mock.reading import LARGEST_BODY

BASE = "/_mock/"
_HEADERS: Headers = (
    ("content-type", "application/json"),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
)


class ControlError(Exception):
    """A request of the control path is refused; the text is one sentence that says what to do."""

    def __init__(self, status: int, text: str, headers: Headers = ()) -> None:
        super().__init__(text)
        self.status = status
        self.headers = headers


class WithControl:
    """A mock with the control path in front of it, and perhaps with something else in between."""

    def __init__(self, mock: Mock, handler: Handler | None = None) -> None:
        self._mock = mock
        self._handler = mock if handler is None else handler

    def handle(self, request: Request, /) -> Response:
        """Answer what is below the control path; every other request is the mock's."""
        if not request.path.startswith(BASE):
            return self._handler.handle(request)
        if not request.complete:
            return Response(400, delivery=Delivery("nobody"))
        try:
            _demand_local(request)
            door = _door(request)
            return _answer(200, door.act(self._mock, _given(request, door)))
        except ControlError as error:
            return _answer(error.status, {"error": str(error)}, error.headers)
        except AssertionError as unmet:
            return _answer(409, {"error": str(unmet)})
        except ValueError as wrong:
            return _answer(400, {"error": str(wrong)})


def demand_loopback(address: str) -> None:
    """Raise StartupError unless an address can be reached from this machine only."""
    if not ip_address(address.partition("%")[0]).is_loopback:
        raise StartupError(f"The control path is for callers on this machine; {address} is open to others.")


def _demand_local(request: Request) -> None:
    """Keep web pages out: one from elsewhere sends its origin, or a host name that it made point here."""
    if request.header("origin"):
        raise ControlError(403, "Web pages may not use the control path.")
    hosts = request.header("host")
    if len(hosts) != 1 or not _is_loopback(hosts[0]):
        raise ControlError(403, "The control path must be called as localhost or 127.0.0.1.")


def _is_loopback(host: str) -> bool:
    name = host.rpartition("]")[0].removeprefix("[") if host.startswith("[") else host.partition(":")[0]
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name.lower() == "localhost"


def _door(request: Request) -> Door:
    path = request.path.removeprefix(BASE).removesuffix("/")
    here = {door.method: door for door in DOORS if door.path == path}
    if not here:
        known = ", ".join(dict.fromkeys(BASE + door.path for door in DOORS))
        raise ControlError(404, f"There is nothing at {request.path!a}; there are {known}.")
    if request.method not in here:
        allowed = ", ".join(sorted(here))
        raise ControlError(405, f"{request.method} is not allowed here; allowed: {allowed}.", (("allow", allowed),))
    return here[request.method]


def _given(request: Request, door: Door) -> Record:
    if request.method in ("GET", "DELETE"):
        given: Json = dict(parse_qsl(request.query, keep_blank_values=True, errors="replace"))
    else:
        given = _body(request)
    problems = door.check.violations(given)
    if problems or not isinstance(given, dict):
        raise ControlError(400, " ".join(problems))
    return given


def _body(request: Request) -> Json:
    """The JSON of a request. A web page cannot send this content type elsewhere without asking first."""
    types = [value.partition(";")[0].strip().lower() for value in request.header("content-type")]
    if types != ["application/json"]:
        raise ControlError(415, "The header Content-Type must be application/json.")
    if len(request.body) > LARGEST_BODY:
        raise ControlError(413, f"The body must not be larger than {LARGEST_BODY} bytes.")
    try:
        return json.loads(request.body or b"{}")  # type: ignore[no-any-return]
    except (ValueError, RecursionError):
        raise ControlError(400, "The body is not JSON.") from None


def _answer(status: int, value: Json, headers: Headers = ()) -> Response:
    return Response(status, _HEADERS + headers, json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")
