"""The records of any resource: list, get, create, update and delete, driven by the contract alone."""

from collections.abc import Mapping

from timetrack_mock import derived, filters, reading, references
from timetrack_mock.contract import Operation, Property, Writing
from timetrack_mock.message import JSON_TYPE, Record, Refusal, Response, answer
from timetrack_mock.readings import Readings
from timetrack_mock.world import Call, World

# The vendor's pages name no status for a successful write (E07); 200 with the record is the plainest reading.
WRITTEN = 200
# Nor do they say what DELETE answers (E07); nothing is left to be shown, hence no body.
DELETED = 204

# The one documented case of a record that was deleted; the codes of the other resources are not known.
_DELETED_ENTRY = ("TimeEntry exist but it is deleted", 15020, "TimeEntry is deleted and can not be used.")


def list_records(world: World, call: Call) -> Response:
    """One page of the records that the filters let through."""
    limit, offset = reading.page(call.parameters, world.readings)
    properties = world.contract.resources[call.operation.subject].properties
    conditions = filters.conditions(call, properties, world.readings)
    newest_first = world.readings.order == "newest"
    page = world.store.page(call.operation.subject, conditions, limit=limit, offset=offset, newest_first=newest_first)
    return Response(200, JSON_TYPE, page)


def get_record(world: World, call: Call) -> Response:
    """One record."""
    return answer(200, _existing(world, call))


def create_record(world: World, call: Call) -> Response:
    """A new record."""
    assert call.operation.writing is not None
    return answer(WRITTEN, create(world, call.operation, call.body))


def create(world: World, operation: Operation, body: Record) -> Record:
    """Store a new record made of a checked body."""
    assert operation.writing is not None
    resource = world.contract.resources[operation.subject]
    written = _as_read(body, operation.writing, resource.properties)
    record = derived.blank(resource.properties) | written
    derived.check_period(record)
    references.check(world, operation.writing, record, written)
    references.demand_unique(world, operation, written)
    return world.store.insert(operation.subject, derived.complete(record, resource.properties, world.store, new=True))


def update_record(world: World, call: Call) -> Response:
    """A record with some of its properties changed."""
    writing = call.operation.writing
    assert writing is not None
    properties = world.contract.resources[call.operation.subject].properties
    written = _as_read(_changes(call.body, world.readings), writing, properties)
    record = _existing(world, call) | written
    derived.check_period(record)
    references.check(world, writing, record, written)
    record = derived.complete(record, properties, world.store, new=False)
    world.store.replace(call.operation.subject, record)
    return answer(WRITTEN, record)


def delete_record(world: World, call: Call) -> Response:
    """A record is gone; whether others refer to it makes no difference, unless it is read so (E37)."""
    record = _existing(world, call)
    number = record["id"]
    assert isinstance(number, int)
    if world.readings.in_use == "refused":
        references.demand_unused(world, call.operation.subject, record)
    world.store.delete(call.operation.subject, number)
    return Response(DELETED)


def _existing(world: World, call: Call) -> Record:
    resource = call.operation.subject
    number = reading.record_id(call.captured)
    record, deleted = world.store.get(resource, number) if number is not None else (None, False)
    if record is not None:
        return record
    said = world.readings.deleted
    if deleted and (said == "all" or (said == "entries" and resource == "project_time_entries")):
        title, code, detail = _DELETED_ENTRY
        raise Refusal(404, detail, title=title, code=code)
    if deleted and said == "entries":
        detail = f"The record {number} of {resource} is deleted and can not be used."
        raise Refusal(404, detail, title="The record exists but it is deleted")
    raise Refusal(404, f"There is no record with this id in {resource}.", title="Record not found")


def _changes(body: Record, readings: Readings) -> Record:
    """What an update is to change; whether null empties a property is not known (E53)."""
    nulls = [name for name, value in body.items() if value is None]
    if nulls and readings.nulls == "refused":
        raise Refusal(422, *(f"{name} must not be null." for name in nulls))
    return {name: body[name] for name in body if name not in nulls} if readings.nulls == "ignored" else body


def _as_read(body: Record, writing: Writing, properties: Mapping[str, Property]) -> Record:
    """The values under the names they are read back by; what the contract does not name is not kept."""
    named = {writing.read_as[name]: value for name, value in body.items() if name in writing.read_as}
    return {
        name: derived.fitted(value, properties[name])
        for name, value in named.items()
        if name in properties and name != "id"
    }
