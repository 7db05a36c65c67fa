"""Operations that the documentation has under two paths: which one this server has is found out once and remembered.

After a 404 the call is made once more under the other path, as long as neither was seen to work: a 404 cannot tell a
path that is not there from a record that is not, since what an error looks like is not known (ledger E10). What was
answered 404 was not carried out, so that a POST may be sent again. If the other path answers 404 too, nothing was
learned, and the first error is the one to raise.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from math import ulp
from typing import Final, TypeVar

from attrs import define, evolve, field

from timetrack.errors import NotFound, Refused
from timetrack.exchange import Session, exchange
from timetrack.steps import Steps, now
from timetrack_client.operations import Operation

T = TypeVar("T")

_log = logging.getLogger("timetrack")

_LEAST: Final = ulp(1.0)


@define
class Paths:
    """What a client and its copies know: for each two beginnings, such as `/timers` and nothing, which one is right."""

    _is_other: dict[tuple[str, str], bool] = field(factory=dict[tuple[str, str], bool], init=False)

    def known(self, operation: Operation[T]) -> Operation[T] | None:
        """Return the operation under the path that this server has; None if that is not known yet."""
        if operation.alternative is None:
            return operation
        is_other = self._is_other.get(_beginnings(operation.path, operation.alternative))
        if is_other is None:
            return None
        return _under(operation, operation.alternative) if is_other else operation

    def remember(self, path: str, alternative: str, *, is_other: bool) -> None:
        """Remember which of two paths is there, for all operations whose paths differ in the same way."""
        self._is_other[_beginnings(path, alternative)] = is_other


def exchange_at_either_path(operation: Operation[T], session: Session, paths: Paths) -> Steps[T]:
    """Carry out an operation as `exchange` does, under the path that this server has; the deadline holds for both."""
    known, alternative = paths.known(operation), operation.alternative
    if known is not None or alternative is None:
        return (yield from exchange(known or operation, session))
    path = operation.path
    began = yield from now()
    try:
        return (yield from _tried(operation, session, partial(paths.remember, path, alternative, is_other=False)))
    except NotFound as not_found:
        _log.info("%s: %s answered 404; trying %s, which other documentation has.", operation.name, path, alternative)
        left = _left(session, (yield from now()) - began)
        other, remember = _under(operation, alternative), partial(paths.remember, path, alternative, is_other=True)
        try:
            return (yield from _tried(other, left, remember))
        except NotFound:
            raise not_found from None


def _tried(operation: Operation[T], session: Session, remember: Callable[[], None]) -> Steps[T]:
    """Carry it out, and remember the path if the answer shows that it is there."""
    try:
        result = yield from exchange(operation, session)
    except Refused:
        remember()
        raise
    remember()
    return result


def _under(operation: Operation[T], path: str) -> Operation[T]:
    return evolve(operation, path=path, template=path)


def _left(session: Session, passed: float) -> Session:
    """Return the session with what is left of the deadline of a call."""
    if session.policy.deadline is None:
        return session
    return evolve(session, policy=evolve(session.policy, deadline=max(session.policy.deadline - passed, _LEAST)))


def _beginnings(path: str, alternative: str) -> tuple[str, str]:
    """Return what is left of two paths without the segments that they both end with."""
    one, other = path.split("/"), alternative.split("/")
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return "/".join(one), "/".join(other)
