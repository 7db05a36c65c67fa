"""Lies about what delete does."""

from dataclasses import replace

from tests.contract.by_hand.api import BASE, Record
from tests.mutants.faults import also, answering, concerns, data_of, is_list, path_of, succeeded
from tests.mutants.mutant import Mutant
from tests.mutants.servers import Fault, lying, tampered
from timetrack_mock import Mock, Request, Response


def _kept(path: str) -> Fault:
    """Deletions below a path are acknowledged and not carried out."""

    def fault(mock: Mock, request: Request) -> Response:
        if not concerns(request, path, "DELETE"):
            return mock.handle(request)
        found = mock.handle(replace(request, method="GET", body=b""))
        return Response(204) if found.status == 200 else found

    return fault


class _Ghosts:
    """What is deleted is remembered."""

    def __init__(self) -> None:
        self.gone: dict[str, Record] = {}

    def observed(self, mock: Mock, request: Request) -> Response:
        """Answer honestly, and remember what a deletion takes away."""
        found = also(mock, request, "GET", path_of(request)) if request.method == "DELETE" else None
        response = mock.handle(request)
        if found is not None and found.status == 200 and succeeded(response):
            self.gone[path_of(request)] = data_of(found)
        return response


class _StillListed(_Ghosts):
    def __call__(self, mock: Mock, request: Request) -> Response:
        response = self.observed(mock, request)
        if not (is_list(request) and response.status == 200):
            return response
        ghosts = [each for path, each in self.gone.items() if path.rpartition("/")[0] == path_of(request)]
        return answering(response, data_of(response) + ghosts)


class _StillChangeable(_Ghosts):
    def __call__(self, mock: Mock, request: Request) -> Response:
        response = self.observed(mock, request)
        ghost = self.gone.get(path_of(request)) if request.method == "PUT" else None
        return response if ghost is None else answering(replace(response, status=200), ghost)


class _DeletedAgain(_Ghosts):
    def __call__(self, mock: Mock, request: Request) -> Response:
        again = request.method == "DELETE" and path_of(request) in self.gone
        response = self.observed(mock, request)
        return Response(204) if again and response.status == 404 else response


def _next_one_too(mock: Mock, request: Request) -> Response:
    response = mock.handle(request)
    if request.method == "DELETE" and succeeded(response):
        path, _, number = path_of(request).rpartition("/")
        also(mock, request, "DELETE", f"{path}/{int(number) + 1}")
    return response


class _SameIdAgain:
    """A new record is shown under the id of one that was deleted before."""

    def __init__(self) -> None:
        self._free: list[str] = []
        self._shown: dict[str, str] = {}

    def __call__(self, mock: Mock, request: Request) -> Response:
        asked = path_of(request)
        if asked in self._shown.values():
            real = next(path for path, shown in self._shown.items() if shown == asked)
            request = replace(request, path=BASE + real)
        response = mock.handle(request)
        if request.method == "DELETE" and succeeded(response):
            self._shown.pop(path_of(request), None)
            self._free.append(asked)
        if not succeeded(response) or not response.body or concerns(request, "/timers"):
            return response
        if request.method == "POST":
            self._give_away(asked, data_of(response)["id"])
        value, path = (
            data_of(response),
            asked if isinstance(data_of(response), list) or request.method == "POST" else asked.rpartition("/")[0],
        )
        return answering(
            response, [self._seen(path, each) for each in value] if isinstance(value, list) else self._seen(path, value)
        )

    def _give_away(self, path: str, number: int) -> None:
        free = [each for each in self._free if each.rpartition("/")[0] == path]
        if free:
            self._free.remove(free[0])
            self._shown[f"{path}/{number}"] = free[0]

    def _seen(self, path: str, record: Record) -> Record:
        shown = self._shown.get(f"{path}/{record.get('id')}")
        return record if shown is None else record | {"id": int(shown.rpartition("/")[2])}


MUTANTS = (
    Mutant("delete does not delete", "use_after_free", tampered(_kept(""))),
    Mutant(
        "a deleted expense can still be read",
        "a_deleted_record_cannot_be_read",
        tampered(_kept("/expenses")),
        "/expenses",
    ),
    Mutant("deleted records are still listed", "a_deleted_record_is_not_listed", lying(_StillListed)),
    Mutant("deleted records can be updated", "a_deleted_record_cannot_be_changed", lying(_StillChangeable)),
    Mutant("a deleted record can be deleted again", "a_record_is_deleted_only_once", lying(_DeletedAgain)),
    Mutant(
        "delete takes the next record with it", "a_deletion_leaves_the_other_records_alone", tampered(_next_one_too)
    ),
    Mutant(
        "the id of a deleted record is given again",
        "the_id_of_a_deleted_record_is_not_given_again",
        lying(_SameIdAgain),
    ),
)
