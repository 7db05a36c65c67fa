"""Work reports and timers: what may be left out, what the figures mean, where the timers are."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tests.contract.answers.exchange import Exchange
from tests.contract.answers.shape import shape
from tests.contract.findings import Finding
from tests.contract.live.talk import Talk, of_operation

_PATH = "/work_reports"
_MONTH = {"from": "2020-10-01T00:00:00Z", "to": "2020-10-31T00:00:00Z"}
_TEN_YEARS = {"from": "2015-01-01T00:00:00Z", "to": "2024-12-31T00:00:00Z"}
_DATE = "2020-10-23T15:00:00.000Z"
_HOLIDAY = 8


def optional_parameters(talk: Talk) -> Iterator[Finding]:
    """E40: without a user, without a period, and for ten years."""
    user: Mapping[str, object] = {"username": talk.user} if talk.user else {}
    without_user = talk.get(_PATH, _MONTH)
    people = {str(each.get("username")) for each in without_user.records}
    yield _optional(talk, without_user, "`username` may be left out", f"it answers {len(people)} users")
    without_period = talk.get(_PATH, user)
    days = {str(each.get("workDate")) for each in without_period.records}
    yield _optional(talk, without_period, "`from` and `to` may be left out", f"it answers {len(days)} days")
    decade = talk.get(_PATH, {**user, **_TEN_YEARS, "limit": 1})
    did = "it is answered" if decade.done else f"it is refused with {decade.status}"
    yield talk.settles(decade, "E40", "nothing about the longest period; this one is of ten years", did)


def _optional(talk: Talk, answer: Exchange, says: str, did: str) -> Finding:
    return talk.judged(answer.done, answer, "E40", says, did if answer.done else f"it is refused with {answer.status}")


def _days(talk: Talk) -> tuple[Exchange, tuple[dict[str, Any], ...]]:
    """The most recent days that are known without another request."""
    for answer in talk.said:
        if answer.path == _PATH and answer.records:
            return answer, answer.records
    return talk.get(_PATH), ()


def figures(talk: Talk) -> Iterator[Finding]:
    """E47: the difference, the breaks, and days without work."""
    answer, days = _days(talk)
    if not days:
        yield talk.open("list_work_reports", "E47", "the difference is in seconds", "there is no report")
        return
    sums = [_sum(day) for day in days]
    right = all(difference in (None, worked) for difference, worked in sums)
    did = "it is worked minus target, in seconds" if right else "it is something else on some days"
    yield talk.judged(right, answer, "E47", "`workTargetDifference` is worked minus planned, in seconds", did)
    breaks = {shape(day.get("breakTimes")) for day in days if day.get("breakTimes")}
    if breaks:
        yield talk.settles(answer, "E47", "`breakTimes` has an unknown format", " or ".join(sorted(breaks)[:3]))
    free = {shape(day.get("workStart")) for day in days if not day.get("workedSeconds")}
    if free:
        says = "`workStart` is null or empty on a day without work"
        right = free <= {shape(None), shape("")}
        yield talk.judged(right, answer, "E47", says, " or ".join(sorted(free)[:3]))


def _sum(day: Mapping[str, Any]) -> tuple[object, object]:
    worked, target = day.get("workedSeconds"), day.get("targetSeconds")
    if isinstance(worked, int) and isinstance(target, int):
        return day.get("workTargetDifference"), worked - target
    return None, None


def weekdays(talk: Talk) -> Iterator[Finding]:
    """E48: which number is which day."""
    answer, days = _days(talk)
    numbers = {_weekday(day) for day in days} - {None}
    says = "1 to 7; which day is 1 is not known"
    if not numbers:
        yield talk.open("list_work_reports", "E48", says, "there is no report of an ordinary day")
    elif len(numbers) == 1:
        (monday,) = numbers
        yield talk.settles(answer, "E48", says, f"Monday is {monday}")
    else:
        yield talk.deviates(answer, "E48", says, "the numbers do not follow the days")


def _weekday(day: Mapping[str, Any]) -> int | None:
    """The number that Monday has if this day is right; None for holidays and what cannot be read."""
    number = day.get("weekday")
    try:
        weekday = date.fromisoformat(day["workDate"]).weekday()
    except (KeyError, TypeError, ValueError):
        return None
    if not isinstance(number, int) or number == _HOLIDAY or day.get("holiday"):
        return None
    return (number - weekday - 1) % 7 + 1


def timers(talk: Talk) -> Iterator[Finding]:
    """E18, E19: the timers of a user, and the path that one older page gives."""
    for name in ("get_project_timer", "get_attendance_timer"):
        operation = talk.contract.named(name)
        entries = of_operation(operation)
        if talk.user is None:
            yield talk.open(name, entries, f"`{operation.template}` shows a timer", "no user name is known: give one")
            continue
        answer = talk.get(operation.template, {"username": talk.user, "date": _DATE})
        did = "it does" if answer.done else f"status {answer.status}"
        yield talk.judged(answer.done, answer, entries, f"`{operation.template}` shows a timer", did)
    if talk.user is not None:
        old = talk.get("/project_timer", {"username": talk.user, "date": _DATE})
        did = "it works as well" if old.done else f"status {old.status}"
        yield talk.settles(old, "E18", "one older page gives `/project_timer`", did)
