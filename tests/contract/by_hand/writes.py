"""Checks of create and update: what is written is kept, and nothing else changes."""

from tests.contract.by_hand.api import Api, Record
from tests.contract.by_hand.contract import CREATORS, UPDATERS, Operation, is_flag, record
from tests.contract.by_hand.samples import as_read, changes, full
from tests.contract.by_hand.stage import check

# These follow from others: minutes from times, the name and colour of an absence from its type, its user from a name.
_DERIVED = {"workedMinutes", "absenceTypeName", "color", "is_plannable", "working_time_strategies", "user_id"}


def creator_of(operation: Operation) -> Operation:
    """The operation that creates what another one works on."""
    return next(each for each in CREATORS if each.tag == operation.tag)


@check()
def a_new_record_is_read_back_as_it_was_sent(api: Api) -> None:
    for operation in CREATORS:
        body = full(operation)
        number = api.added(operation.path, body)
        found = api.one(f"{operation.path}/{number}")
        assert found["id"] == number, operation.id
        wanted = as_read(operation, body)
        assert {name: found.get(name) for name in wanted} == wanted, operation.id


@check()
def a_new_record_is_listed_once(api: Api) -> None:
    for operation in CREATORS:
        before = api.records(operation.path, limit=1000)
        number = api.added(operation.path, full(operation))
        added = [each for each in api.records(operation.path, limit=1000) if each not in before]
        assert [each["id"] for each in added] == [number], operation.id


@check()
def a_new_record_leaves_the_others_alone(api: Api) -> None:
    for operation in CREATORS:
        before = api.everything()
        number = api.added(operation.path, full(operation))
        after = api.everything()
        after[operation.path] = [each for each in after[operation.path] if each["id"] != number]
        for path in before.keys() - {"/work_reports"}:
            assert after[path] == before[path], f"{operation.id} changes {path}"


@check()
def what_is_left_out_has_its_documented_value(api: Api) -> None:
    for operation in CREATORS:
        needed = {name: value for name, value in full(operation).items() if name in operation.example}
        found = api.one(f"{operation.path}/{api.added(operation.path, needed)}")
        written = as_read(operation, needed)
        for name, part in record(operation.tag).items():
            if name not in written and "x-initial" in part:
                assert found.get(name) == part["x-initial"], f"{operation.id}: {name}"


@check()
def a_write_answers_what_a_read_then_shows(api: Api) -> None:
    """No page says what a write answers (E07), but a record that is shown must be the one that is kept."""
    for operation in UPDATERS:
        creator = creator_of(operation)
        answered = api.written("POST", creator.path, full(creator))
        path = f"{creator.path}/{answered['id']}"
        _agrees(answered, api.one(path), creator)
        _agrees(api.written("PUT", path, changes(operation)[0]), api.one(path), operation)


def _agrees(answered: Record, found: Record, operation: Operation) -> None:
    assert answered == {name: found.get(name) for name in answered}, operation.id


@check()
def an_update_changes_what_was_sent_and_nothing_else(api: Api) -> None:
    for operation in UPDATERS:
        creator = creator_of(operation)
        path = f"{creator.path}/{api.added(creator.path, full(creator))}"
        for body in changes(operation):
            before = api.one(path)
            api.written("PUT", path, body)
            after = api.one(path)
            changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
            assert after.get(*body) == next(iter(body.values())), f"{operation.id} {body}"
            assert changed - _DERIVED <= body.keys(), f"{operation.id} {body} changes {changed}"


@check()
def an_update_leaves_the_other_records_alone(api: Api) -> None:
    for operation in UPDATERS:
        creator = creator_of(operation)
        api.added(creator.path, full(creator))
        number = api.added(creator.path, full(creator))
        api.added(creator.path, full(creator))
        before = [each for each in api.records(creator.path) if each["id"] != number]
        api.written("PUT", f"{creator.path}/{number}", changes(operation)[0])
        assert [each for each in api.records(creator.path) if each["id"] != number] == before, operation.id


@check()
def an_update_of_nothing_changes_nothing(api: Api) -> None:
    before = api.everything()
    for operation in UPDATERS:
        api.written("PUT", operation.path.replace("{id}", "1"), {})
    assert api.everything() == before


@check()
def numbers_in_text_are_read_back_as_numbers(api: Api) -> None:
    """The vendor's examples send `hourRate: "50"` and `status: "1"` (E27)."""
    api.written("PUT", "/projects/1", {"hourRate": "20.5"})
    assert api.one("/projects/1")["hourRate"] == 20.5
    api.written("PUT", "/absences/1", {"status": "1"})
    assert api.one("/absences/1")["status"] == 1


@check()
def yes_and_no_may_be_written_as_numbers(api: Api) -> None:
    """The general page allows 1 and 0 beside true and false."""
    for operation in (*CREATORS, *UPDATERS):
        flags = [name for name, part in operation.body.items() if is_flag(part)]
        for name in flags:
            for number, truth in ((1, True), (0, False)):
                assert _kept(api, operation, {name: number})[name] is truth, f"{operation.id} {name}: {number}"


def _kept(api: Api, operation: Operation, body: Record) -> Record:
    """The record after a write."""
    if operation.method == "PUT":
        path = operation.path.replace("{id}", "1")
        api.written("PUT", path, body)
        return api.one(path)
    return api.one(f"{operation.path}/{api.added(operation.path, full(operation) | body)}")


@check()
def a_password_is_shown_by_nothing(api: Api) -> None:
    """Neither what a write answers nor any read has a property that is only written."""
    for operation in (*CREATORS, *UPDATERS):
        hidden = [name for name, part in operation.body.items() if part.get("writeOnly")]
        for name in hidden:
            found = _kept(api, operation, {name: "canary-of-a-password"})
            assert name not in found, f"{operation.id}: {name}"
    assert "canary-of-a-password" not in str(api.everything())


@check()
def a_read_changes_nothing(api: Api) -> None:
    before = api.everything()
    for kind in ("project_timer", "attendance_timer"):
        api.one(f"/timers/{kind}", username="a stranger", date="2020-10-23T09:00:00.000Z")
    for path in before:
        api.records(path, limit=1)
        api.get(f"{path}/1")
    assert api.everything() == before
