"""Lets schemathesis talk to a live account through the same rule, budget and redaction as everybody else.

schemathesis takes it for an application of its own process and knows placeholders instead of key and secret, so that
nothing it prints or writes can hold them.
"""

from collections.abc import Mapping
from functools import partial
from urllib.parse import parse_qsl

from schemathesis.engine import events

from tests.contract.answers.contract import contract
from tests.contract.answers.texts import whole
from tests.contract.engine import Listener, run
from tests.contract.findings import Finding, Kind
from tests.contract.live.account import Stopped
from tests.contract.live.ask import Ask, Keys
from tests.contract.live.rules import ReadOnly
from tests.contract.live.talk import Talk
from tests.contract.live.wire import KEY, SECRET
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Request, Response

# They ask with methods that a run which only reads must not send.
_NEED_OTHER_METHODS = ("unsupported_method", "allow_header_conformance")
_OF_THE_CONNECTION = frozenset({"content-length", "content-encoding", "transfer-encoding", "connection", "keep-alive"})
_WAYS: Mapping[tuple[bool | None, bool | None], Keys] = {
    (True, True): Keys.BOTH,
    (None, None): Keys.NONE,
    (True, None): Keys.NO_SECRET,
    (None, True): Keys.NO_KEY,
    (True, False): Keys.WRONG_SECRET,
}


class Bridge:
    """Hands every request to an account, if it reads, and the answer back."""

    def __init__(self, talk: Talk, base_path: str) -> None:
        self._talk = talk
        self._base_path = base_path

    def handle(self, request: Request) -> Response:
        """Answer a request; raises Stopped if nothing came back, and Forbidden for what does not read.

        schemathesis cannot take half a surrogate pair; that it came is a finding of `talk` already.
        """
        path = request.path.removeprefix(self._base_path)
        ReadOnly().check(request.method, path, request.body)
        pairs = parse_qsl(request.query, keep_blank_values=True, errors="surrogateescape")
        answer = self._talk.fresh(Ask(request.method, path, tuple(pairs), keys=_way(request)))
        if answer.status == 0:
            raise Stopped("The server stopped answering.")
        headers = tuple(pair for pair in answer.headers if pair[0] not in _OF_THE_CONNECTION)
        return Response(answer.status, headers, whole(answer.body))


def _way(request: Request) -> Keys:
    key, secret = (_matches(request, *each) for each in ((KEY, DEFAULT_KEY), (SECRET, DEFAULT_SECRET)))
    return _WAYS.get((key, secret), Keys.WRONG_KEY)


def _matches(request: Request, name: str, placeholder: str) -> bool | None:
    given = request.header(name)
    return given == [placeholder] if given else None


def explore(
    talk: Talk,
    base_path: str,
    seed: int,
    *listeners: Listener,
    seconds: int | None = None,
    examples: int | None = None,
    below: str = "/",
) -> tuple[Finding, ...]:
    """Let schemathesis read, for so many seconds or with so many examples; return what its checks found."""
    found: list[Finding] = []
    errors: list[str] = []
    report = run(
        Bridge(talk, base_path),
        methods=("GET",),
        without=_NEED_OTHER_METHODS,
        seconds=seconds,
        examples=examples,
        below=below,
        seed=seed,
        url=f"http://127.0.0.1{base_path}",
        listeners=(partial(_collect, found), partial(_notice, errors), *listeners),
    )
    if report.interrupted:
        raise KeyboardInterrupt
    if errors:
        raise Stopped(f"schemathesis could not go on: {errors[0]}")
    return tuple(found)


def _notice(errors: list[str], event: events.EngineEvent) -> None:
    """Remember what kept schemathesis from testing; its warnings about the account do not."""
    if isinstance(event, events.NonFatalError):
        errors.append(f"{event.label}: {event.value!r}")
    elif isinstance(event, events.FatalError):
        errors.append(repr(event.exception))


def _collect(found: list[Finding], event: events.EngineEvent) -> None:
    if not isinstance(event, events.ScenarioFinished):
        return
    for case, checks in event.recorder.checks.items():
        node = event.recorder.cases[case].value
        operation = contract().find(node.method, node.operation.path)
        for check in checks:
            if check.failure_info is not None and operation is not None:
                says = f"the check {check.name} of schemathesis passes"
                example = f"{operation.method} {operation.template}"
                found.append(
                    Finding(Kind.DEVIATES, operation.name, (), says, check.failure_info.failure.title, example)
                )
