"""One realistic month of one person: set up, clock in and out, book, spend, take leave, read the month's report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Final

from attrs import frozen
from dateutil.relativedelta import relativedelta

from timetrack import TimeTrack
from timetrack.periods import Period, month
from timetrack_client.models import AbsenceStatus, WorkReport

USER: Final = "anna.huber"
MONTH: Final = month("2026-10")
TIMER_DAY: Final = date(2026, 10, 1)
LEAVE: Final = Period(date(2026, 10, 26), date(2026, 10, 28))
RATES: Final = {"Website": 80.0, "Shop": 95.0}
EXPECTED_EXPENSES: Final = 99.8


@frozen
class Month:
    """What came of the month: the daily reports, the money that can be billed, and what is not as it should be."""

    reports: list[WorkReport]
    billable: float
    expenses: float
    wrong: list[str]


def work(tt: TimeTrack) -> Month:
    """Live through the month and check every result."""
    _set_up(tt)
    _clock_in_and_out(tt)
    for number, day in enumerate(_working_days()):
        _book(tt, day, "Website" if number % 3 else "Shop")
    _spend(tt)
    _take_leave(tt)
    return _review(tt)


def _set_up(tt: TimeTrack) -> None:
    tt.users.create(
        username=USER, first_name="Anna", last_name="Huber", email="anna@acme.example", password="change-me-soon"
    )
    client = tt.clients.create(name="Acme GmbH", address_country="AT", contact_person="Anna Acme")
    if client.id is not None:
        tt.clients.update(client.id, email="anna@acme.example")
    tt.clients.create(name="Bergbahn AG", address_country="CH")
    tt.projects.create(project_name="Website", client_name="Acme GmbH", hour_rate=RATES["Website"])
    tt.projects.create(project_name="Shop", client_name="Bergbahn AG", hour_rate=RATES["Shop"])
    tt.tasks.create(name="Development")
    tt.tasks.create(name="Meeting")


def _clock_in_and_out(tt: TimeTrack) -> None:
    tt.attendance_timer.start(username=USER, date=_at(TIMER_DAY, 8))
    tt.project_timer.start(username=USER, client_name="Acme GmbH", project_name="Website", date=_at(TIMER_DAY, 8, 15))
    tt.project_timer.stop(username=USER, date=_at(TIMER_DAY, 12))
    tt.attendance_timer.pause(username=USER, date=_at(TIMER_DAY, 12))
    tt.attendance_timer.resume(username=USER, date=_at(TIMER_DAY, 12, 30))
    tt.attendance_timer.stop(username=USER, date=_at(TIMER_DAY, 16, 30))


def _book(tt: TimeTrack, day: date, project: str) -> None:
    client = "Acme GmbH" if project == "Website" else "Bergbahn AG"
    tt.attendances.create(username=USER, from_=_at(day, 8), to=_at(day, 16, 45), break_minutes=30)
    tt.project_time_entries.create(
        username=USER,
        client_name=client,
        project_name=project,
        task="Development",
        from_=_at(day, 9),
        to=_at(day, 15, 30),
        break_minutes=30,
    )


def _spend(tt: TimeTrack) -> None:
    tt.expenses.create(
        username=USER,
        client_name="Bergbahn AG",
        project_name="Shop",
        name="Train ticket",
        price=49.9,
        quantity=2,
        date=_at(date(2026, 10, 14), 7),
    )


def _take_leave(tt: TimeTrack) -> None:
    vacation = next(kind.id for kind in tt.absence_types.list() if kind.short_name == "VAC")
    tt.absences.create(username=USER, absence_type=vacation, **LEAVE.dates())
    requested = next(tt.absences.list(username=USER, **MONTH.dates()))
    tt.absences.update(requested.id, status=AbsenceStatus.APPROVED)


def _review(tt: TimeTrack) -> Month:
    reports = list(tt.work_reports.list(username=USER, **MONTH.timestamps()))
    entries = list(tt.project_time_entries.list(username=USER, **MONTH.timestamps()))
    expenses = list(tt.expenses.list(username=USER, **MONTH.timestamps()))
    billable = sum((one.hour_rate or 0) * (one.worked_minutes or 0) / 60 for one in entries if one.billable)
    spent = sum((one.price or 0) * (one.quantity or 0) for one in expenses)
    return Month(reports, billable, spent, list(_differences(reports, len(entries), billable, spent)))


def _differences(reports: list[WorkReport], entries: int, billable: float, spent: float) -> Iterator[str]:
    """Compare with figures worked out here, not by the mock."""
    days = len(list(_working_days()))
    leave = [report for report in reports if report.absence_1_short_name is not None]
    hours = {"Website": 0.0, "Shop": 0.0}
    for number, _ in enumerate(_working_days()):
        hours["Website" if number % 3 else "Shop"] += 6.0
    hours["Website"] += 3.75
    expected: list[tuple[str, object, object]] = [
        ("days of the report", len(reports), 31),
        ("project time entries", entries, days + 1),
        ("minutes worked", sum(report.worked_seconds or 0 for report in reports) // 60, days * 495 + 480),
        ("days of leave", [report.work_date for report in leave], list(_days(LEAVE))),
        ("billable", round(billable, 2), round(sum(hours[name] * rate for name, rate in RATES.items()), 2)),
        ("expenses", round(spent, 2), EXPECTED_EXPENSES),
    ]
    for what, found, wanted in expected:
        if found != wanted:
            yield f"{what}: {found} instead of {wanted}"


def table(result: Month) -> Iterator[str]:
    """Return the month as the lines of a table."""
    yield "day             start    end   worked  target  difference  absence"
    for report in result.reports:
        if report.worked_seconds or report.target_seconds:
            yield _row(report)
    columns: list[Callable[[WorkReport], int | None]] = [
        lambda report: report.worked_seconds,
        lambda report: report.target_seconds,
        lambda report: report.work_target_difference,
    ]
    worked, target, difference = (sum(column(report) or 0 for report in result.reports) for column in columns)
    yield f"{'total':<28}{_hours(worked):>8}{_hours(target):>8}{_hours(difference):>12}"
    yield f"billable {result.billable:,.2f}, expenses {result.expenses:,.2f}"


def _row(report: WorkReport) -> str:
    day = f"{report.work_date:%Y-%m-%d %a}" if report.work_date else "?"
    start = f"{report.work_start:%H:%M}" if report.work_start else ""
    end = f"{report.work_end:%H:%M}" if report.work_end else ""
    seconds = (report.worked_seconds or 0, report.target_seconds or 0, report.work_target_difference or 0)
    worked, target, difference = map(_hours, seconds)
    absence = report.absence_1_short_name or ""
    return f"{day:<14}{start:>7}{end:>7}{worked:>8}{target:>8}{difference:>12}  {absence}".rstrip()


def _hours(seconds: int) -> str:
    minutes = abs(seconds) // 60
    return f"{'-' if seconds < 0 else ''}{minutes // 60}:{minutes % 60:02}"


def _working_days() -> Iterator[date]:
    """Return the days that are booked by hand: weekdays without the timer's day and the leave."""
    for day in _days(MONTH):
        if day.weekday() < 5 and day != TIMER_DAY and not LEAVE.first <= day <= LEAVE.last:
            yield day


def _days(period: Period) -> Iterator[date]:
    day = period.first
    while day <= period.last:
        yield day
        day += relativedelta(days=1)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))
