"""Lies about the two keys."""

from collections.abc import Callable
from dataclasses import replace

from tests.contract.by_hand.api import KEY, SECRET
from tests.mutants.faults import concerns
from tests.mutants.mutant import Mutant
from tests.mutants.servers import Fault, tampered
from timetrack_mock import Mock, Request, Response


def _with(request: Request, *right: tuple[str, str]) -> Request:
    names = {name.lower() for name, _ in right}
    return replace(request, headers=(*(pair for pair in request.headers if pair[0].lower() not in names), *right))


def _trusting(*pairs: tuple[str, str], path: str = "") -> Fault:
    """These headers count as right whatever they hold, and even if they are missing."""
    return lambda mock, request: mock.handle(_with(request, *pairs) if concerns(request, path) else request)


def _comparing(pair: tuple[str, str], same: Callable[[str], bool]) -> Fault:
    """One header is compared in another way."""

    def fault(mock: Mock, request: Request) -> Response:
        values = request.header(pair[0])
        return mock.handle(_with(request, pair) if values and all(map(same, values)) else request)

    return fault


def _answering_strangers(mock: Mock, request: Request) -> Response:
    refused = mock.handle(request)
    if refused.status != 401:
        return refused
    # Routes and records are looked up with a method that changes nothing.
    real = mock.handle(replace(_with(request, KEY, SECRET), method="GET" if request.method == "GET" else "PATCH"))
    return real if real.status in (404, 405) else refused


def _acting_first(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    if response.status == 401:
        mock.handle(_with(request, KEY, SECRET))
    return response


MUTANTS = (
    Mutant("no key is asked for", "ignored_auth", tampered(_trusting(KEY, SECRET))),
    Mutant(
        "the list of users is open to everybody",
        "ignored_auth",
        tampered(_trusting(KEY, SECRET, path="/users")),
        "/users",
    ),
    Mutant("the key is checked, the secret is not", "the_key_alone_is_not_enough", tampered(_trusting(SECRET))),
    Mutant("the secret is checked, the key is not", "the_secret_alone_is_not_enough", tampered(_trusting(KEY))),
    Mutant("any key is accepted", "a_wrong_key_is_refused", tampered(_comparing(KEY, lambda value: True))),
    Mutant("any secret is accepted", "a_wrong_secret_is_refused", tampered(_comparing(SECRET, lambda value: True))),
    Mutant(
        "a key in capitals is accepted",
        "a_wrong_key_is_refused",
        tampered(_comparing(KEY, lambda value: value.lower() == KEY[1])),
    ),
    Mutant(
        "a secret that only begins right is accepted",
        "a_wrong_secret_is_refused",
        tampered(_comparing(SECRET, lambda value: value.startswith(SECRET[1]))),
    ),
    Mutant("strangers learn which records exist", "strangers_are_not_told_what_exists", tampered(_answering_strangers)),
    Mutant("a write is carried out before the keys are looked at", "strangers_change_nothing", tampered(_acting_first)),
)
