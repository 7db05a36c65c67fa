"""What a person of a generated company books on projects during a shift: entries that follow each other in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from timetrack_mock.company.people import Person
from timetrack_mock.company.shifts import Shift, moment
from timetrack_mock.company.words import GOODWILL, TAGS, TASKS, one
from timetrack_mock.company.work import Project
from timetrack_mock.message import Json, Record

_UNBOOKED = 0.03  # the chance that a quarter of an hour is booked nowhere
_STAYS = 0.3  # that the next entry is for the same project
_GOODWILL = 0.03  # that work for a client is not billed
_NOTED, _TAGGED, _TICKET = 0.7, 0.12, 0.2

_RATES: Mapping[str, float | int | None] = {name: rate for name, rate, _ in TASKS}
_NOTES: Mapping[str, tuple[str, ...]] = {name: notes for name, _, notes in TASKS}


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What somebody works on in a month; a project that is there more often is booked more often."""

    projects: Sequence[Project]
    own: Sequence[Project]


def portfolio(rng: Random, running: Sequence[Project], own: Sequence[Project]) -> Portfolio:
    """A handful of the projects of the team, the larger ones more likely."""
    if not running:
        return Portfolio(own, own)
    weights = [project.monthly for project in running]
    return Portfolio(tuple(_weighted(rng, running, weights) for _ in range(3 + int(rng.random() * 4))), own)


def _weighted(rng: Random, projects: Sequence[Project], weights: Sequence[float]) -> Project:
    point = rng.random() * sum(weights)
    for project, weight in zip(projects, weights, strict=True):
        point -= weight
        if point < 0:
            return project
    return projects[-1]


def bookings(rng: Random, person: Person, shift: Shift, work: Portfolio) -> list[Record]:
    """The entries of a shift, none of them outside it or in the break, none at the same time as another."""
    entries: list[Record] = []
    now, project = shift.begin, _chosen(rng, person, work)
    while now < shift.end:
        if shift.break_from <= now < shift.break_to:
            now = shift.break_to
        if rng.random() < _UNBOOKED:
            now += 15
            continue
        until, pause = _until(shift, now, person.role.minutes[int(rng.random() * len(person.role.minutes))], person)
        entries.append(_entry(rng, person, project, (shift.day, now, until, pause)))
        now = until
        if rng.random() > _STAYS:
            project = _chosen(rng, person, work)
    return entries


def _until(shift: Shift, now: int, minutes: int, person: Person) -> tuple[int, int]:
    """The end of an entry and the break in it: it ends at the break, unless the person books through it."""
    until = now + minutes
    if now >= shift.break_from or until <= shift.break_from:
        return min(until, shift.end), 0
    if person.books_through and until + shift.break_minutes <= shift.end:
        return until + shift.break_minutes, shift.break_minutes
    return shift.break_from, 0


def _chosen(rng: Random, person: Person, work: Portfolio) -> Project:
    return one(rng, work.own if rng.random() < person.role.internal else work.projects)


def _entry(rng: Random, person: Person, project: Project, times: tuple[str, int, int, int]) -> Record:
    day, first, last, pause = times
    task = project.task or one(rng, person.role.tasks)
    billable = project.billable and rng.random() >= _GOODWILL
    rate = _RATES[task]
    record: Record = {
        "user": person.username,
        "clientName": project.client.name,
        "projectName": project.name,
        "task": task,
        "hourRate": project.rate if rate is None else rate,
        "billable": billable,
        "flatRate": project.flat,
        "details": _details(rng, task),
        "from": moment(day, 60 * first),
        "to": moment(day, 60 * last),
        "workedMinutes": last - first - pause,
        "breakMinutes": pause,
    }
    if billable != project.billable:
        record["tags"] = GOODWILL
    elif rng.random() < _TAGGED:
        record["tags"] = one(rng, TAGS)
    if person.role.mobile:
        record |= position(rng, project, ("latitude", "longitude", "latitude1", "longitude1"))
    return record


def _details(rng: Random, task: str) -> Json:
    if rng.random() >= _NOTED:
        return None
    note = one(rng, _NOTES[task])
    return f"{note} (#{1000 + int(rng.random() * 9000)})" if rng.random() < _TICKET else note


def position(rng: Random, project: Project, names: Sequence[str]) -> Record:
    """Where a telephone says that the work began and ended: somewhere at the client's."""
    *_, latitude, longitude = project.client.city
    near = (latitude + 0.05 * rng.random(), longitude + 0.05 * rng.random())
    return {name: f"{near[index % 2] + 0.0005 * rng.random():.5f}" for index, name in enumerate(names)}
