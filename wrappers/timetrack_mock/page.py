"""The interactive reference page of a served mock: its contract at `/`, to be read and tried out in a browser.

Swagger UI comes from an installed package and nothing from elsewhere, so the page works offline. It is no part of the
API: it needs no key, counts against no limit, has no faults, and no journal knows it.
"""

import json
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from timetrack_mock.message import Headers, Json, Request, Response
from timetrack_mock.mock import DEFAULT_KEY, DEFAULT_SECRET, Mock

_OURS = Path(__file__).resolve().parent / "reference"
_UI = "flask_swagger_ui"  # wanted for the files in it; neither it nor Flask is imported
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: Headers = (
    ("cache-control", "no-store"),  # the next mock on this port may be another one
    ("content-security-policy", _POLICY),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
)
_DEMO = f"The key {DEFAULT_KEY} and the secret {DEFAULT_SECRET} are filled in: open an operation and press Execute."
_OWN = "It was started with keys of its own: enter both under Authorize."
_MISSING = "The reference page needs Swagger UI; install it with: pip install 'timetrack-sdk[mock]'\n"


class WithPage:
    """A mock with its reference page in front of it."""

    def __init__(self, mock: Mock) -> None:
        self._mock = mock

    def handle(self, request: Request) -> Response:
        """Answer GET on the page and its files; every other request is the mock's."""
        part = _PARTS.get(request.path) if request.method == "GET" else None
        return self._mock.handle(request) if part is None else part(self._mock)


def _page(mock: Mock) -> Response:
    if _ui() is None:
        return _answer(501, "text/plain", _MISSING.encode())
    from html import escape  # slow to import, and most mocks are never looked at

    page = (_OURS / "page.html").read_text("utf-8")
    page = page.replace("{note}", _DEMO if mock.demo_keys else _OWN).replace("{keys}", escape(json.dumps(_keys(mock))))
    return _answer(200, "text/html", page.encode())


def _keys(mock: Mock) -> dict[str, str]:
    """What the page fills in: the keys that everybody knows, never those somebody chose, who may use them elsewhere."""
    schemes = list(mock.document["security"][0])
    return dict(zip(schemes, (DEFAULT_KEY, DEFAULT_SECRET), strict=True)) if mock.demo_keys else {}


def _contract(mock: Mock) -> Response:
    """The contract with this mock as its only server, so that nothing tried out here reaches the vendor."""
    server: Json = {"url": mock.base_path or "/", "description": "This mock"}
    document = {**mock.document, "servers": [server]}
    return _answer(200, "application/json", json.dumps(document, default=str).encode())


def _file(name: str, kind: str, _mock: Mock) -> Response:
    return _answer(200, kind, (_OURS / name).read_bytes())


def _ui_file(name: str, kind: str, _mock: Mock) -> Response:
    folder = _ui()
    if folder is None:
        return _answer(501, "text/plain", _MISSING.encode())
    return _answer(200, kind, (folder / name).read_bytes())


def _ui() -> Path | None:
    """The folder of Swagger UI, where it is installed."""
    found = find_spec(_UI)
    places = found.submodule_search_locations if found is not None else None
    folders = [Path(place) / "dist" for place in places or ()]
    return next((folder for folder in folders if (folder / "swagger-ui-bundle.js").is_file()), None)


def _answer(status: int, kind: str, body: bytes) -> Response:
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return Response(status, (("content-type", kind + charset), *_HEADERS), body)


# Whole paths, looked up as they are: there is no way from a path to any other file.
_PARTS: dict[str, Callable[[Mock], Response]] = {
    "/": _page,
    "/reference/openapi.json": _contract,
    "/reference/page.css": partial(_file, "page.css", "text/css"),
    "/reference/page.js": partial(_file, "page.js", "text/javascript"),
    "/reference/swagger-ui.css": partial(_ui_file, "swagger-ui.css", "text/css"),
    "/reference/swagger-ui-bundle.js": partial(_ui_file, "swagger-ui-bundle.js", "text/javascript"),
}
