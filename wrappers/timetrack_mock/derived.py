"""Properties of a record that follow from others: the part of a record that the YAML cannot say.

Each rule looks at property names only, so it holds for any resource that has them.
"""

from collections.abc import Mapping

from timetrack_mock import wallclock
from timetrack_mock.contract import Property
from timetrack_mock.message import Json, Record, Refusal
from timetrack_mock.storage import Condition, Store

Properties = Mapping[str, Property]


def fitted(value: Json, property: Property) -> Json:
    """A written value as it is read back: "50" as the number and 1 as the truth it stands for, times in one form."""
    if isinstance(value, str) and property.format == "wall-clock":
        return wallclock.normal(value)
    if isinstance(value, str) and property.type in ("integer", "number"):
        return float(value) if "." in value and property.type == "number" else int(value.partition(".")[0])
    if isinstance(value, int) and property.type == "boolean":
        return bool(value)
    if isinstance(value, float) and property.type == "integer":
        if abs(value) >= 2**63:
            raise Refusal(422, f"{property.name} is a number too large to be stored.")
        return int(value)
    return value


def blank(properties: Properties) -> Record:
    """A record nobody has written anything into, without its id."""
    return {
        name: each.initial
        for name, each in properties.items()
        if name != "id" and (each.nullable or each.initial is not None)
    }


def check_period(record: Record) -> None:
    """A record that ends before it begins is refused, and so is a break longer than the whole."""
    start, end = record.get("from"), record.get("to")
    if isinstance(start, str) and isinstance(end, str) and end < start:
        raise Refusal(422, "to must not be before from.")


def complete(record: Record, properties: Properties, store: Store, *, new: bool) -> Record:
    """The record with every property that follows from others."""
    changed = record | _worked_minutes(record, properties) | _of_user(record, properties, store)
    if new:
        changed |= _of_absence_type(record, properties, store) | _hour_rate(record, properties, store)
    return changed


def _worked_minutes(record: Record, properties: Properties) -> Record:
    start, end = (wallclock.parse(str(record.get(name))) for name in ("from", "to"))
    if "workedMinutes" not in properties:
        return {}
    if start is None or end is None:
        return {"workedMinutes": None}
    pause = record.get("breakMinutes") or 0
    minutes = int((end - start).total_seconds()) // 60 - (pause if isinstance(pause, int) else 0)
    if minutes < 0:
        raise Refusal(422, "breakMinutes must not be longer than the time between from and to.")
    return {"workedMinutes": minutes}


def _of_user(record: Record, properties: Properties, store: Store) -> Record:
    if not {"user", "user_id"} <= properties.keys():
        return {}
    users = store.find("users", Condition("username", "equals", record.get("user")))
    return {"user_id": users[0]["id"] if users else None}


def _of_absence_type(record: Record, properties: Properties, store: Store) -> Record:
    if not {"absenceType", "absenceTypeName"} <= properties.keys():
        return {}
    found = store.find("absence_types", Condition("id", "equals", record.get("absenceType")))
    if not found:
        return {}
    same = {name: found[0].get(name) for name in ("color", "is_plannable", "working_time_strategies")}
    taken: Record = {"absenceTypeName": found[0].get("shortName"), **same}
    return {name: value for name, value in taken.items() if name in properties}


def _hour_rate(record: Record, properties: Properties, store: Store) -> Record:
    """The project's rate, unless the task has its own: the app's help pages give this order."""
    if not {"hourRate", "projectName", "task"} <= properties.keys() or record.get("hourRate") is not None:
        return {}
    tasks = store.find("tasks", Condition("name", "equals", record.get("task")))
    projects = store.find(
        "projects",
        Condition("projectName", "equals", record.get("projectName")),
        Condition("clientName", "equals", record.get("clientName")),
    )
    rates = [each["hourRate"] for each in (*tasks[:1], *projects[:1]) if each.get("hourRate") is not None]
    return {"hourRate": rates[0]} if rates else {}
