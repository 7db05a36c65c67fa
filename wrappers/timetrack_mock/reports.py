"""The work reports: one computed record for each user and day, and only those of the wanted page.

The working-time model is an assumption of the mock: eight hours from Monday to Friday, for everybody.
"""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import cast

from timetrack_mock import reading, wallclock
from timetrack_mock.message import Json, Record, Refusal, Response, answer
from timetrack_mock.storage import Condition
from timetrack_mock.world import Call, World

TARGET_SECONDS = 8 * 3600
LONGEST_PERIOD = 3660  # days; ten years
HOLIDAY = 8  # documented: the weekday of a public holiday
APPROVED = 1
HALF_DAY = "½"
# Working time without a project goes first; a day without any is made of its project time.
_WORK = ("attendances", "project_time_entries")


def list_reports(world: World, call: Call) -> Response:
    """One page of the reports, in the order of user names and days."""
    limit, offset = reading.page(call.parameters, world.readings)
    first, last = _period(world, call.parameters)
    days = max((last - first).days + 1, 0)
    if days > LONGEST_PERIOD:
        raise Refusal(422, f"The period from {first} to {last} is longer than {LONGEST_PERIOD} days; ask for less.")
    named = None if world.readings.user_filter == "ignored" else call.parameters.get("username")
    users = _users(world, named)
    wanted = range(len(users) * days)[offset : offset + limit]
    pages = (
        _reports(world, user, first + timedelta(rows.start), first + timedelta(rows.stop - 1))
        for user, rows in _rows_of(users, days, wanted)
    )
    return answer(200, [cast(Json, report) for page in pages for report in page])


def _period(world: World, parameters: Mapping[str, Json]) -> tuple[date, date]:
    """The wanted days, both included; what is left open is filled up to the month of the other end, or of today."""
    given = [wallclock.parse(str(parameters.get(name))) for name in ("from", "to")]
    if given[1] and world.readings.period_end == "excluded":
        given[1] -= timedelta(milliseconds=1)
    start, end = (moment.date() if moment else None for moment in given)
    near = start or end or world.clock().date()
    first = start or near.replace(day=1)
    last = end or near.replace(day=calendar.monthrange(near.year, near.month)[1])
    return first, last


def _users(world: World, username: Json) -> list[str]:
    if "users" not in world.contract.resources:
        return [username] if isinstance(username, str) else []
    wanted = () if username is None else (Condition("username", "equals", username),)
    names = (user.get("username") for user in world.store.find("users", *wanted))
    return sorted({name for name in names if isinstance(name, str)})


def _rows_of(users: Sequence[str], days: int, wanted: range) -> Iterator[tuple[str, range]]:
    """The wanted rows, cut into the days of each user."""
    for index, user in enumerate(users):
        low = max(wanted.start, index * days)
        high = min(wanted.stop, (index + 1) * days)
        if low < high:
            yield user, range(low - index * days, high - index * days)


def _reports(world: World, user: str, first: date, last: date) -> Iterator[Record]:
    work = [_by_day(world, resource, user, first, last) for resource in _WORK]
    absences = _absences(world, user, first, last)
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        entries = next((found for source in work if (found := source.get(day.isoformat()))), ())
        away = [each for each in absences if str(each["from"]) <= day.isoformat() <= str(each["to"])]
        yield _report(user, day, entries, away, holiday=day in world.holidays)


def _by_day(world: World, resource: str, user: str, first: date, last: date) -> dict[str, list[Record]]:
    """A user's work, under the day on which it began."""
    if resource not in world.contract.resources:
        return {}
    days: dict[str, list[Record]] = {}
    for entry in world.store.find(
        resource,
        Condition("user", "equals", user),
        Condition("from", "not_before", first.isoformat() + wallclock.FIRST_MOMENT),
        Condition("from", "not_after", last.isoformat() + wallclock.LAST_MOMENT),
    ):
        days.setdefault(str(entry["from"])[:10], []).append(entry)
    return days


def _absences(world: World, user: str, first: date, last: date) -> list[Record]:
    if "absences" not in world.contract.resources:
        return []
    return world.store.find(
        "absences",
        Condition("user", "equals", user),
        Condition("status", "equals", APPROVED),
        Condition("to", "not_before", first.isoformat()),
        Condition("from", "not_after", last.isoformat()),
    )


def _report(user: str, day: date, entries: Sequence[Record], away: Sequence[Record], *, holiday: bool) -> Record:
    planned = TARGET_SECONDS if day.isoweekday() <= 5 else 0
    target = 0 if holiday else planned
    worked = _seconds(entries, "workedMinutes")
    report: Record = {
        "username": user,
        "workDate": day.isoformat(),
        "workStart": min((str(each["from"]) for each in entries), default=None),
        "workEnd": max((str(each["to"]) for each in entries if each["to"]), default=None),
        "targetSeconds": target,
        "workedSeconds": worked,
        "workTargetDifference": worked - target,
        "breakSeconds": _seconds(entries, "breakMinutes"),
        "breakTimes": None,  # its format is not known (E47)
        "surchargeSeconds": 0,
        "holidaySeconds": planned if holiday else 0,
        "weekday": HOLIDAY if holiday else day.isoweekday(),
        "holiday": holiday,
    }
    return report | _away(away if target else (), target)


def _away(absences: Sequence[Record], target: int) -> Record:
    """The first three absences of a day; half a day of leave counts half."""
    columns: Record = {}
    for number in (1, 2, 3):
        absence = absences[number - 1] if number <= len(absences) else None
        name = absence["absenceTypeName"] if absence else None
        seconds = 0 if absence is None else target // 2 if HALF_DAY in str(name) else target
        columns |= {f"absence{number}Seconds": seconds, f"absence{number}ShortName": name}
    return columns


def _seconds(entries: Sequence[Record], name: str) -> int:
    return 60 * sum(minutes for each in entries if isinstance(minutes := each.get(name), int))
