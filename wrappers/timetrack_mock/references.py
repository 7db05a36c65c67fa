"""References between records: a written name must be that of a record that exists (`x-references`), a new one its own.

Records refer to each other by name only, so these rules are all that holds an account together.
"""

from collections.abc import Mapping

from timetrack_mock.contract import Operation, Reference, Writing
from timetrack_mock.derived import blank
from timetrack_mock.message import Record, Refusal
from timetrack_mock.storage import Condition
from timetrack_mock.world import World


def check(world: World, writing: Writing, record: Record, written: Record) -> None:
    """Every name must be that of a record, and where records refer to each other they must agree.

    A time entry names a client and a project, and the project names its client: both must be the same one.
    """
    names = {writing.read_as[each.property]: each for each in writing.references}
    if world.readings.unknown_names == "accepted" or not names.keys() & written.keys():
        return
    for name, reference in names.items():
        if record.get(name) is not None:
            _check_reference(world, name, reference, record, names)


def _check_reference(
    world: World, name: str, reference: Reference, record: Record, names: Mapping[str, Reference]
) -> None:
    target = world.contract.resources[reference.resource]
    wanted = Condition(reference.target, "equals", record[name])
    shared = [
        Condition(other, "equals", record[other])
        for other in names
        if other != name and other in target.properties and record.get(other) is not None
    ]
    if world.store.texts(reference.resource, [wanted, *shared], limit=1):
        return
    if world.readings.unknown_names == "invented" and isinstance(record[name], str):
        values = {each.property: each.value for each in (wanted, *shared)}
        world.store.insert(reference.resource, blank(target.properties) | values)
    elif shared and world.store.texts(reference.resource, [wanted], limit=1):
        others = " and ".join(condition.property for condition in shared)
        raise Refusal(422, f"{reference.property} names no record of {reference.resource} that has this {others}.")
    else:
        raise Refusal(422, f"{reference.property} names no record of {reference.resource}.")


def demand_unique(world: World, operation: Operation, written: Record) -> None:
    """Refuse a new record with a value that another one has and that must be its own (`x-unique`)."""
    assert operation.writing is not None
    for name in operation.writing.unique:
        read = operation.writing.read_as[name]
        taken = Condition(read, "equals", written.get(read))
        if world.store.texts(operation.subject, [taken], limit=1):
            raise Refusal(422, f"{name} is taken: another record of {operation.subject} has it.")


def demand_unused(world: World, resource: str, record: Record) -> None:
    """Refuse to let go of a record that others name."""
    for operation in world.contract.operations:
        for each in operation.writing.references if operation.writing else ():
            if each.resource == resource and operation.subject in world.contract.resources:
                name = operation.writing.read_as[each.property] if operation.writing else each.property
                named = Condition(name, "equals", record.get(each.target))
                if world.store.texts(operation.subject, [named], limit=1):
                    raise Refusal(422, f"Records of {operation.subject} refer to this record of {resource}.")
