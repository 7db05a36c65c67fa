"""Checks of delete: a deleted record is gone for every call, and nothing else is."""

from tests.contract.by_hand.api import Api
from tests.contract.by_hand.contract import UPDATERS
from tests.contract.by_hand.samples import changes, full
from tests.contract.by_hand.stage import check
from tests.contract.by_hand.writes import creator_of


@check()
def a_deleted_record_cannot_be_read(api: Api) -> None:
    for operation in UPDATERS:
        path = operation.path.replace("{id}", "1")
        assert api.delete(path).status in range(200, 300), path
        assert api.get(path).status == 404, path


@check()
def a_deleted_record_is_not_listed(api: Api) -> None:
    for operation in UPDATERS:
        path = operation.path.removesuffix("/{id}")
        before = api.records(path)
        api.delete(f"{path}/1")
        assert api.records(path) == [each for each in before if each["id"] != 1], path


@check()
def a_deleted_record_cannot_be_changed(api: Api) -> None:
    for operation in UPDATERS:
        path = operation.path.replace("{id}", "1")
        api.delete(path)
        assert api.put(path, changes(operation)[0]).status == 404, path
        assert api.get(path).status == 404, path


@check()
def a_record_is_deleted_only_once(api: Api) -> None:
    for operation in UPDATERS:
        path = operation.path.replace("{id}", "1")
        assert [api.delete(path).status for _ in range(2)] == [204, 404], path


@check()
def a_deletion_leaves_the_other_records_alone(api: Api) -> None:
    for operation in UPDATERS:
        creator = creator_of(operation)
        numbers = [api.added(creator.path, full(creator)) for _ in range(3)]
        before = api.everything()
        api.delete(f"{creator.path}/{numbers[1]}")
        after = api.everything()
        before[creator.path] = [each for each in before[creator.path] if each["id"] != numbers[1]]
        for path in before.keys() - {"/work_reports"}:
            assert after[path] == before[path], f"{operation.id} changes {path}"


@check()
def the_id_of_a_deleted_record_is_not_given_again(api: Api) -> None:
    for operation in UPDATERS:
        creator = creator_of(operation)
        number = api.added(creator.path, full(creator))
        api.delete(f"{creator.path}/{number}")
        assert api.added(creator.path, full(creator)) != number, operation.id
