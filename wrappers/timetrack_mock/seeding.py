"""What a mocked account holds at the start.

`empty` has what every account has: two people, and the types of absence, which no operation of the API can create;
`demo` adds what the vendor's examples mention.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from timetrack_mock import company, derived, records
from timetrack_mock.company import Company
from timetrack_mock.contract import Property
from timetrack_mock.message import Json, Record
from timetrack_mock.world import World

SEEDS = ("empty", "demo")
_TOGETHER = 2000  # records that are stored with one statement

_PEOPLE = "users"
_PASSWORD = "demo-password"  # demanded when a person is created, and kept by nothing
_USERS: tuple[Record, ...] = (
    {"username": "test", "firstName": "Tina", "lastName": "Test", "email": "tina@example.com", "admin": True},
    {"username": "tester", "firstName": "Tom", "lastName": "Tester", "email": "tom@example.com"},
)

# The six built-in types of the app; the help pages name them, but not their codes and colours.
_ABSENCE_TYPES = (
    ("Vacation", "VAC", "#2e86de", True),
    ("Vacation ½ day", "VAC½", "#54a0ff", True),
    ("Special leave", "SPL", "#8e44ad", True),
    ("Home office", "HO", "#27ae60", True),
    ("Sick leave", "SICK", "#c0392b", False),
    ("Time off in lieu", "TOIL", "#f39c12", True),
)

_CLIENT: Record = {"clientName": "Client 006", "projectName": "Project 006_1"}
_DEMO: tuple[tuple[str, Record], ...] = (
    ("clients", {"name": "Client 006", "color": "#2e86de", "email": "office@example.com", "addressCountry": "AT"}),
    ("clients", {"name": "Test company", "addressCountry": "DE"}),
    ("clients", {"name": "Client Test", "field1": "VAT ID: 123455678"}),
    ("projects", {**_CLIENT, "hourRate": 50, "timeEstimated": 6000}),
    ("projects", {"projectName": "Test project 001", "clientName": "Test company"}),
    ("tasks", {"name": "Development", "hourRate": 30.0}),
    ("tasks", {"name": "Meeting"}),
    (
        "project_time_entries",
        {
            **_CLIENT,
            "username": "test",
            "task": "Development",
            "from": "2020-10-23T14:30:00.000Z",
            "to": "2020-10-23T16:00:00.000Z",
            "details": "First draft",
        },
    ),
    (
        "expenses",
        {
            **_CLIENT,
            "username": "test",
            "name": "Train ticket",
            "price": 49.9,
            "payType": "credit card",
            "date": "2020-10-23T00:00:00.000Z",
        },
    ),
    (
        "attendances",
        {
            "username": "tester",
            "from": "2020-10-23T08:00:00.000Z",
            "to": "2020-10-23T16:30:00.000Z",
            "breakMinutes": 30,
        },
    ),
    ("absences", {"username": "tester", "absenceType": 1, "from": "2020-10-26", "to": "2020-10-28"}),
)


def checked(seed: str | Company, today: date) -> str | Company:
    """The seed as it is used again at every reset, whatever the day is then; raises ValueError for an unknown one."""
    if isinstance(seed, Company):
        return seed.settled(today)
    if seed not in SEEDS:
        raise ValueError(f"seed must be one of {', '.join(SEEDS)}, or a Company.")
    return seed


def holidays(seed: str | Company) -> frozenset[date]:
    """The public holidays that come with a seed."""
    return seed.holidays if isinstance(seed, Company) else frozenset()


def sow(world: World, seed: str | Company) -> None:
    """Fill an empty account, inside a transaction of the caller's."""
    for user in () if isinstance(seed, Company) else _USERS:
        _hire(world, user)
    for name, short_name, color, plannable in _ABSENCE_TYPES:
        kind: Record = {"name": name, "shortName": short_name, "color": color, "is_plannable": plannable}
        _insert(world, "absence_types", kind | {"working_time_strategies": []})
    for resource, body in _DEMO if seed == "demo" else ():
        _create(world, resource, body)
    if isinstance(seed, Company):
        _found(world, seed)


def _found(world: World, plan: Company) -> None:
    """Store the records of a company, some thousand at a time, since they do not all fit into memory."""
    waiting: dict[str, list[Record]] = {}
    for resource, values in company.records(plan, _types(world)):
        if resource == _PEOPLE:
            _hire(world, values)
            continue
        batch = waiting.setdefault(resource, [])
        batch.append(values)
        if len(batch) == _TOGETHER:
            _insert_many(world, resource, batch)
            batch.clear()
    for resource, batch in waiting.items():
        _insert_many(world, resource, batch)


def _types(world: World) -> dict[str, Record]:
    """The absence types as they are read, under their long names, even where a contract has none."""
    kinds = world.store.find("absence_types") if "absence_types" in world.contract.resources else []
    known = {str(kind.get("name")): kind for kind in kinds}
    return {name: known.get(name, {"id": number}) for number, (name, *_) in enumerate(_ABSENCE_TYPES, 1)}


def _insert_many(world: World, resource: str, values: Iterable[Record]) -> None:
    if resource in world.contract.resources:
        properties = world.contract.resources[resource].properties
        blank = derived.blank(properties)
        world.store.insert_many(resource, ({**blank, **_known(each, properties)} for each in values))


def _known(values: Mapping[str, Json], properties: Mapping[str, Property]) -> Mapping[str, Json]:
    if values.keys() <= properties.keys():
        return values
    return {name: value for name, value in values.items() if name in properties}


def _insert(world: World, resource: str, values: Mapping[str, Json]) -> None:
    """What only the seed can create is written straight into the tables."""
    if resource in world.contract.resources:
        properties = world.contract.resources[resource].properties
        known = {name: value for name, value in values.items() if name in properties}
        world.store.insert(resource, derived.blank(properties) | known)


def _hire(world: World, person: Mapping[str, Json]) -> None:
    """People come as a request would make them, so that a name can be had only once."""
    _create(world, _PEOPLE, {"password": _PASSWORD, **person})


def _create(world: World, resource: str, body: Record) -> None:
    """Everything else takes the way of a request, so that no seed holds what a caller could not make."""
    for operation in world.contract.operations:
        if operation.behaviour == "create" and operation.subject == resource:
            records.create(world, operation, body)
