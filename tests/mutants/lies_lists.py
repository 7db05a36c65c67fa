"""Lies about lists."""

from tests.contract.by_hand.api import Record
from tests.mutants.faults import (
    also,
    answering,
    data_of,
    is_list,
    path_of,
)
from tests.mutants.mutant import Mutant
from tests.mutants.servers import lying
from timetrack_mock import Mock, Request, Response

_ORDER = "a_list_keeps_its_order"


class _Turning:
    """Every second list is turned round."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        if not (is_list(request) and response.status == 200):
            return response
        self._count += 1
        return response if self._count % 2 else answering(response, data_of(response)[::-1])


class _LastChangedLast:
    """Lists show the records that were updated behind the others."""

    def __init__(self) -> None:
        self._changed: list[str] = []

    def __call__(self, mock: Mock, request: Request) -> Response:
        response = mock.handle(request)
        if request.method == "PUT" and response.status == 200:
            self._changed.append(path_of(request))
        if not (is_list(request) and response.status == 200 and path_of(request) == "/clients"):
            return response
        return answering(
            response, sorted(data_of(response), key=lambda each: f"/clients/{each['id']}" in self._changed)
        )


class _Stale:
    """Lists show updated records as they were before."""

    def __init__(self) -> None:
        self._before: dict[str, Record] = {}

    def __call__(self, mock: Mock, request: Request) -> Response:
        if request.method == "PUT" and (found := also(mock, request, "GET", path_of(request))).status == 200:
            self._before[path_of(request)] = data_of(found)
        response = mock.handle(request)
        if not (is_list(request) and response.status == 200 and path_of(request) != "/work_reports"):
            return response
        return answering(
            response, [self._before.get(f"{path_of(request)}/{each['id']}", each) for each in data_of(response)]
        )


MUTANTS = (
    Mutant("every second list is turned round", _ORDER, lying(_Turning), "/users"),
    Mutant("updated records go to the end of their list", _ORDER, lying(_LastChangedLast)),
    Mutant("lists are out of date", "a_list_shows_what_a_read_shows", lying(_Stale)),
)
