"""The records of any resource: list, get, create, update and delete, driven by the contract alone."""

from collections.abc import Mapping

from timetrack_mock import derived, reading, references, wallclock
from timetrack_mock.contract import Operation, Parameter, Property, Writing
from timetrack_mock.message import JSON_TYPE, Json, Record, Refusal, Response, answer
from timetrack_mock.storage import Condition, Store
from timetrack_mock.world import Call, World

# The vendor's pages name no status for a successful write (E07); 200 with the record is the plainest reading.
WRITTEN = 200
# Nor do they say what DELETE answers (E07); nothing is left to be shown, hence no body.
DELETED = 204

# The one documented case of a record that was deleted; the codes of the other resources are not known.
_DELETED_ENTRY = ("TimeEntry exist but it is deleted", 15020, "TimeEntry is deleted and can not be used.")


def list_records(world: World, call: Call) -> Response:
    """One page of the records that the filters let through."""
    limit, offset = reading.page(call.parameters, world.first_page)
    properties = world.contract.resources[call.operation.subject].properties
    conditions = [
        _condition(each, call.parameters[each.name], properties)
        for each in call.operation.parameters
        if each.filter and each.name in call.parameters
    ]
    texts = world.store.texts(call.operation.subject, conditions, limit=limit, offset=offset)
    return Response(200, JSON_TYPE, f"[{','.join(texts)}]".encode())


def _condition(parameter: Parameter, value: Json, properties: Mapping[str, Property]) -> Condition:
    assert parameter.filter is not None
    name, match = parameter.filter.property, parameter.filter.match
    kept = properties[name].format if name in properties else ""
    if isinstance(value, str):
        value = _comparable(value, parameter.format, kept, match)
    return Condition(name, match, value)


def _comparable(value: str, given: str, kept: str, match: str) -> str:
    """A moment or a day in the notation of the records; a day means all of it, up to its last millisecond."""
    if given == "wall-clock":
        return value[:10] if kept == "date" else wallclock.normal(value)
    if given == "date" and kept == "wall-clock":
        return value + (wallclock.LAST_MOMENT if match == "not_after" else wallclock.FIRST_MOMENT)
    return value


def get_record(world: World, call: Call) -> Response:
    """One record."""
    return answer(200, _existing(world.store, call))


def create_record(world: World, call: Call) -> Response:
    """A new record."""
    assert call.operation.writing is not None
    return answer(WRITTEN, create(world, call.operation, call.body))


def create(world: World, operation: Operation, body: Record) -> Record:
    """Store a new record made of a checked body, and everyone it names."""
    assert operation.writing is not None
    resource = world.contract.resources[operation.subject]
    written = _as_read(body, operation.writing, resource.properties)
    record = blank(resource.properties) | written
    derived.check_period(record)
    references.check(world, operation.writing, record, written)
    meet(world, body.get("username"))
    return world.store.insert(operation.subject, derived.complete(record, resource.properties, world.store, new=True))


def update_record(world: World, call: Call) -> Response:
    """A record with some of its properties changed."""
    writing = call.operation.writing
    assert writing is not None
    properties = world.contract.resources[call.operation.subject].properties
    written = _as_read(call.body, writing, properties)
    record = _existing(world.store, call) | written
    derived.check_period(record)
    references.check(world, writing, record, written)
    record = derived.complete(record, properties, world.store, new=False)
    world.store.replace(call.operation.subject, record)
    return answer(WRITTEN, record)


def delete_record(world: World, call: Call) -> Response:
    """A record is gone; whether others refer to it makes no difference (E37)."""
    number = _existing(world.store, call)["id"]
    assert isinstance(number, int)
    world.store.delete(call.operation.subject, number)
    return Response(DELETED)


def blank(properties: Mapping[str, Property]) -> Record:
    """A record nobody has written anything into, without its id."""
    return {
        name: each.initial
        for name, each in properties.items()
        if name != "id" and (each.nullable or each.initial is not None)
    }


def meet(world: World, username: Json) -> None:
    """A user name seen in a write becomes a known user, since no operation of this API creates users."""
    known = world.contract.resources.get("users")
    if known is None or not isinstance(username, str):
        return
    if not world.store.texts("users", [Condition("username", "equals", username)], limit=1):
        world.store.insert("users", blank(known.properties) | {"username": username})


def _existing(store: Store, call: Call) -> Record:
    resource = call.operation.subject
    number = reading.record_id(call.captured)
    record, deleted = store.get(resource, number) if number is not None else (None, False)
    if record is not None:
        return record
    if deleted and resource == "project_time_entries":
        title, code, detail = _DELETED_ENTRY
        raise Refusal(404, detail, title=title, code=code)
    if deleted:
        detail = f"The record {number} of {resource} is deleted and can not be used."
        raise Refusal(404, detail, title="The record exists but it is deleted")
    raise Refusal(404, f"There is no record with this id in {resource}.", title="Record not found")


def _as_read(body: Record, writing: Writing, properties: Mapping[str, Property]) -> Record:
    """The values under the names they are read back by; what the contract does not name is not kept."""
    named = {writing.read_as[name]: value for name, value in body.items() if name in writing.read_as}
    return {
        name: derived.fitted(value, properties[name])
        for name, value in named.items()
        if name in properties and name != "id"
    }
