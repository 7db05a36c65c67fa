"""Generated companies as streams of records: the same from the same number, and like the life of a company."""

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from timetrack_mock.company import Company, people_of, records
from timetrack_mock.company.absences import APPROVED, DISAPPROVED, HALF_DAY, HOME, IN_LIEU, NEW, SICK, SPECIAL, VACATION
from timetrack_mock.company.calendar import ending, public_holidays
from timetrack_mock.company.people import hired

WRAPPERS = Path(__file__).resolve().parents[2] / "wrappers"
KINDS = (VACATION, HALF_DAY, SPECIAL, HOME, SICK, IN_LIEU)
TYPES: dict[str, Any] = {
    name: {"id": number, "shortName": name, "color": "#2e86de", "is_plannable": True, "working_time_strategies": []}
    for number, name in enumerate(KINDS, 1)
}
END = date(2026, 9, 30)
WHOLE = Company(people=30, months=12, end=END)


def digest(company: Company) -> str:
    found = hashlib.sha256()
    for row in records(company, TYPES):
        found.update(json.dumps(row).encode())
    return found.hexdigest()


@lru_cache
def account() -> Mapping[str, list[dict[str, Any]]]:
    """The records of one company, by resource; read only."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for resource, record in records(WHOLE, TYPES):
        found[resource].append(record)
    return found


def by_day(resource: str) -> Mapping[tuple[str, str], list[dict[str, Any]]]:
    """The records of each user and day."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for record in account()[resource]:
        found[record["user"], record["from"][:10]].append(record)
    return found


def days(absence: dict[str, Any]) -> Iterable[str]:
    first, last = date.fromisoformat(absence["from"]), date.fromisoformat(absence["to"])
    return [(first + timedelta(number)).isoformat() for number in range((last - first).days + 1)]


# ------------------------------------------------------------------------------------------------- reproducible


def test_the_same_number_gives_the_same_bytes() -> None:
    company = Company(people=4, months=2, number=7, end=END)
    assert digest(company) == digest(Company(people=4, months=2, number=7, end=END))


@pytest.mark.parametrize(
    "other",
    [
        Company(people=4, months=2, number=8, end=END),
        Company(people=5, months=2, number=7, end=END),
        Company(people=4, months=3, number=7, end=END),
        Company(people=4, months=2, number=7, end=END + timedelta(days=1)),
    ],
)
def test_another_number_size_or_end_gives_other_bytes(other: Company) -> None:
    assert digest(other) != digest(Company(people=4, months=2, number=7, end=END))


def test_a_company_stays_the_same_from_release_to_release() -> None:
    """Whoever changes the generator on purpose puts the new digest here, and tells the changelog."""
    assert digest(Company(people=5, months=3, number=1, end=END)) == (
        "2bc1805f8e5ba31064e8c2eb77f75f41bb7cdb04d6330cea029e455eb979f2b3"
    )


@pytest.mark.parametrize(
    "surroundings", [{"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"}]
)
def test_neither_the_hash_seed_nor_the_time_zone_matters(surroundings: dict[str, str]) -> None:
    code = (
        "import hashlib, json, sys; from datetime import date; from timetrack_mock.company import Company, records\n"
        "found = hashlib.sha256()\n"
        "for row in records(Company(people=4, months=2, number=7, end=date(2026, 9, 30)), json.loads(sys.argv[1])):\n"
        "    found.update(json.dumps(row).encode())\n"
        "print(found.hexdigest())"
    )
    command = [sys.executable, "-c", code, json.dumps(TYPES)]
    environment = os.environ | surroundings | {"PYTHONPATH": str(WRAPPERS)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == digest(Company(people=4, months=2, number=7, end=END))


def test_an_open_end_is_the_day_before_today_and_stays_it() -> None:
    company = Company(people=1).settled(date(2026, 10, 1))
    assert company.end == END
    assert company.settled(date(2030, 1, 1)).end == END


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"people": 0}, "people must be from 1 to 10000"),
        ({"people": 10_001}, "people must be"),
        ({"people": 1, "months": 0}, "months must be from 1 to 600"),
        ({"people": 1, "months": 601}, "months must be"),
        ({"people": 1, "number": -1}, "number must not be negative"),
        ({"people": 1, "end": date(1901, 1, 1)}, "does not begin before 1900-01-01"),
        ({"people": 1, "end": date(9999, 1, 1)}, "end must be"),
    ],
)
def test_what_is_no_company_is_refused(values: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Company(**values)


def test_a_company_without_an_end_has_no_records() -> None:
    with pytest.raises(ValueError, match="give end, or call settled"):
        next(records(Company(people=1), TYPES))


@pytest.mark.parametrize(("people", "months"), [(1, 1), (1, 24), (9, 1), (40, 2)])
def test_any_size_has_work_for_everybody_who_books(people: int, months: int) -> None:
    found = Counter(resource for resource, _ in records(Company(people, months, end=END), TYPES))
    assert found["users"] >= people
    assert found["project_time_entries"] > 60 * people * months
    assert found["attendances"] > 8 * people * months


def test_a_company_of_200_people_over_24_months_would_have_about_a_million_records() -> None:
    """Measured whole by benchmarks/company.py; here the density alone."""
    size = sum(map(len, account().values())) / (WHOLE.people * WHOLE.months)
    assert 0.85e6 < size * 200 * 24 < 1.25e6


# ------------------------------------------------------------------------------------------------- time worked


def test_a_person_has_one_attendance_a_day() -> None:
    assert {len(found) for found in by_day("attendances").values()} == {1}


def test_the_entries_of_a_day_follow_each_other_within_its_attendance() -> None:
    attendances = by_day("attendances")
    for day, entries in by_day("project_time_entries").items():
        assert all(one["to"] <= other["from"] for one, other in pairwise(entries)), day
        assert all(each["from"] < each["to"] and each["workedMinutes"] > 0 for each in entries), day
        for attendance in attendances.get(day, ()):
            assert attendance["from"] <= entries[0]["from"], day
            assert entries[-1]["to"] <= attendance["to"], day
            booked = sum(each["workedMinutes"] for each in entries)
            assert booked <= attendance["workedMinutes"] <= 600 + 9, day


def test_long_days_have_a_break_and_no_entry_covers_it() -> None:
    entries = by_day("project_time_entries")
    for day, (attendance,) in by_day("attendances").items():
        assert attendance["breakMinutes"] >= 30 or attendance["workedMinutes"] <= 360 + 9, day
        present = attendance["workedMinutes"] + attendance["breakMinutes"]
        booked = sum(each["workedMinutes"] + each["breakMinutes"] for each in entries.get(day, ()))
        within = sum(each["breakMinutes"] for each in entries.get(day, ()))
        assert within in (0, attendance["breakMinutes"]), day
        assert booked <= present - attendance["breakMinutes"] + within, day


def test_little_is_done_on_weekends_and_holidays() -> None:
    holidays = public_holidays(2025, 2026)
    worked = [date.fromisoformat(day) for _, day in by_day("attendances")]
    free = [day for day in worked if day.isoweekday() > 5 or day in holidays]
    assert 0 < len(free) < 0.01 * len(worked)


def test_nobody_works_who_is_away_and_the_refused_come() -> None:
    worked = set(by_day("attendances")) | set(by_day("project_time_entries"))
    refused = 0
    for absence in account()["absences"]:
        found = [day for day in days(absence) if (absence["user"], day) in worked]
        if absence["status"] == DISAPPROVED:
            refused += len(found)
        elif absence["absenceTypeName"] not in (HOME, HALF_DAY):
            assert found == [], absence
    assert refused > 10


def test_those_at_home_and_those_with_half_a_day_work() -> None:
    worked = by_day("attendances")
    minutes: dict[str, list[int]] = {HOME: [], HALF_DAY: []}
    for absence in account()["absences"]:
        if absence["status"] == APPROVED and absence["to"] <= END.isoformat():
            for attendance in worked.get((absence["user"], absence["from"]), ()):
                minutes.get(absence["absenceTypeName"], []).append(attendance["workedMinutes"])
    assert sum(minutes[HOME]) / len(minutes[HOME]) > 400
    assert max(minutes[HALF_DAY]) < 360


# ------------------------------------------------------------------------------------------------- absences


def test_the_absences_of_a_person_do_not_overlap() -> None:
    taken = Counter(
        (each["user"], day) for each in account()["absences"] if each["status"] != DISAPPROVED for day in days(each)
    )
    assert set(taken.values()) == {1}


def test_every_kind_of_absence_is_there_in_every_state() -> None:
    found = {(each["absenceTypeName"], each["status"]) for each in account()["absences"]}
    assert {kind for kind, _ in found} == set(KINDS)
    assert {status for _, status in found} == {NEW, APPROVED, DISAPPROVED}
    assert (SICK, DISAPPROVED) not in found


def test_most_is_approved_and_what_comes_next_waits() -> None:
    states = Counter(each["status"] for each in account()["absences"] if each["to"] < "2026-09-01")
    assert states[APPROVED] > 0.9 * states.total()
    coming = Counter(each["status"] for each in account()["absences"] if each["from"] > END.isoformat())
    assert coming[NEW] and coming[APPROVED]


def test_absences_belong_to_their_types_and_users() -> None:
    users = [each["username"] for each in account()["users"]]
    for absence in account()["absences"]:
        assert users[absence["user_id"] - 1] == absence["user"]
        assert TYPES[absence["absenceTypeName"]]["id"] == absence["absenceType"]


# ------------------------------------------------------------------------------------------------- people and work


def test_people_have_names_of_their_own_and_addresses_that_reach_nobody() -> None:
    users = account()["users"]
    assert len({each["username"] for each in users}) == len(users)
    for user in users:
        assert user["username"].isascii()
        assert user["email"] == f"{user['username']}@example.com"
        assert user["firstName"] and user["lastName"]


def test_people_join_and_leave_and_posts_are_filled_again() -> None:
    people = hired(Random(3), 60, ending(END, 24))
    assert len(people) > 60
    assert any(person.first > date(2025, 1, 1) for person in people)
    leavers = [person for person in people if person.last is not None]
    assert 6 <= len(leavers) <= 30
    assert all(person.last is None or person.first < person.last <= END for person in people)
    assert len([person for person in people if person.last is None]) <= 60
    assert any(sum(person.minutes) < 2400 for person in people)


def test_those_who_left_book_nothing_more_and_new_ones_nothing_before() -> None:
    people = {person.username: person for person in people_of(WHOLE)}
    assert {person.username for person in people.values() if person.last is not None}
    assert {person.username for person in people.values() if person.first > WHOLE.period.first}
    for resource in ("attendances", "project_time_entries", "absences"):
        for record in account()[resource]:
            person = people[record["user"]]
            assert person.first.isoformat() <= record["from"][:10]
            assert person.last is None or record["to"][:10] <= person.last.isoformat()


def test_entries_and_expenses_name_a_project_of_their_client() -> None:
    clients = {each["name"] for each in account()["clients"]}
    projects = {(each["clientName"], each["projectName"]) for each in account()["projects"]}
    assert len(clients) == len(account()["clients"])
    assert len(projects) == len(account()["projects"])
    assert {client for client, _ in projects} <= clients
    for resource in ("project_time_entries", "expenses"):
        assert {(each["clientName"], each["projectName"]) for each in account()[resource]} <= projects


def test_projects_have_several_sizes_and_are_worked_on_about_as_planned() -> None:
    worked: Counter[tuple[str, str]] = Counter()
    for entry in account()["project_time_entries"]:
        worked[entry["clientName"], entry["projectName"]] += entry["workedMinutes"]
    hours = sorted(minutes / 60 for minutes in worked.values())
    assert hours[len(hours) // 10] < 60 and hours[-len(hours) // 10] > 350
    planned = {(each["clientName"], each["projectName"]): each.get("timeEstimated") for each in account()["projects"]}
    shares = sorted(minutes / plan for name, minutes in worked.items() if isinstance(plan := planned[name], int))
    assert 0.6 < shares[len(shares) // 2] < 1.4


def some(resource: str, is_so: Callable[[dict[str, Any]], bool]) -> int:
    return sum(map(is_so, account()[resource]))


def days_of(resource: str) -> set[tuple[str, str]]:
    return set(by_day(resource))


@pytest.mark.parametrize(
    ("situation", "found"),
    [
        ("an entry that is not billed", lambda: some("project_time_entries", lambda each: not each["billable"])),
        ("an entry at a flat rate", lambda: some("project_time_entries", lambda each: each["flatRate"])),
        ("an entry without notes", lambda: some("project_time_entries", lambda each: each["details"] is None)),
        ("an entry with a tag", lambda: some("project_time_entries", lambda each: "tags" in each)),
        ("an entry with a place", lambda: some("project_time_entries", lambda each: "latitude" in each)),
        ("an entry across the break", lambda: some("project_time_entries", lambda each: each["breakMinutes"] > 0)),
        ("an hour rate with a fraction", lambda: some("projects", lambda each: isinstance(each["hourRate"], float))),
        ("a project without a rate", lambda: some("projects", lambda each: each["hourRate"] is None)),
        ("a task with a rate", lambda: some("tasks", lambda each: each["hourRate"] is not None)),
        ("a project that is over", lambda: some("projects", lambda each: not each["projectEnabled"])),
        ("a project without a plan", lambda: some("projects", lambda each: "timeEstimated" not in each)),
        ("an attendance from the clock", lambda: some("attendances", lambda each: not each["manual"])),
        ("an attendance typed in", lambda: some("attendances", lambda each: each["manual"])),
        ("an attendance with notes", lambda: some("attendances", lambda each: "notes" in each)),
        ("an attendance with a place", lambda: some("attendances", lambda each: "latitudeStart" in each)),
        ("a day with no project booked", lambda: len(days_of("attendances") - days_of("project_time_entries"))),
        ("a day with no attendance", lambda: len(days_of("project_time_entries") - days_of("attendances"))),
        ("an expense for a client", lambda: some("expenses", lambda each: each["billable"])),
        ("an expense of several pieces", lambda: some("expenses", lambda each: each["quantity"] > 1)),
        ("a name that is not ASCII", lambda: some("users", lambda each: not each["lastName"].isascii())),
        ("a client that is not served any more", lambda: some("clients", lambda each: not each["enabled"])),
    ],
)
def test_what_really_happens_happens_here(situation: str, found: Callable[[], int]) -> None:
    assert found() > 0, situation


def test_much_is_booked_and_some_is_not() -> None:
    entries = by_day("project_time_entries")
    shares = [
        sum(each["workedMinutes"] for each in entries[day]) / attendance["workedMinutes"]
        for day, (attendance,) in by_day("attendances").items()
        if day in entries and attendance["workedMinutes"]
    ]
    assert 0.85 < sum(shares) / len(shares) < 0.99
