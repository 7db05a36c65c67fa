"""The days of a generated company in their order: what its people ask for, work, book and pay."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from timetrack_mock.company.absences import Absence, by_day
from timetrack_mock.company.bookings import Portfolio, bookings, portfolio, position
from timetrack_mock.company.calendar import Period, month_number
from timetrack_mock.company.expenses import expense
from timetrack_mock.company.people import Person
from timetrack_mock.company.shifts import Shift, attendance, shift_of
from timetrack_mock.company.words import ATTENDANCE_NOTES, one
from timetrack_mock.company.work import Project, Work
from timetrack_mock.message import Record

Row = tuple[str, Record]


class Staff:
    """A person, the number of the user, and the absences by the day of asking and by the day they are for."""

    def __init__(self, person: Person, number: int, absences: Sequence[Absence]) -> None:
        self.person, self.number = person, number
        self.asked: dict[date, list[Absence]] = {}
        for absence in absences:
            self.asked.setdefault(absence.asked, []).append(absence)
        self.absent = by_day(absences)

    def here(self, day: date) -> bool:
        """Whether the person is employed on a day."""
        return self.person.first <= day and (self.person.last is None or day <= self.person.last)


@dataclass(frozen=True, slots=True)
class History:
    """What all days have in common."""

    rng: Random
    period: Period
    holidays: frozenset[date]
    work: Work
    absence_types: Mapping[str, Record]

    def rows(self, staff: Sequence[Staff]) -> Iterator[Row]:
        """Every record of every day, with the name of its resource."""
        month, portfolios = 0, dict[int, Portfolio]()
        for day in self.period.days():
            if month_number(day) != month:
                month = month_number(day)
                portfolios = self._portfolios(month, staff)
            for each in staff:
                if each.here(day):
                    yield from self._asked(each, day)
                    yield from self._worked(each, day, portfolios[each.number])

    def _portfolios(self, month: int, staff: Sequence[Staff]) -> dict[int, Portfolio]:
        running = [[each for each in team if each.first <= month <= each.last] for team in self.work.teams]
        return {each.number: portfolio(self.rng, running[each.person.team], self.work.own) for each in staff}

    def _asked(self, staff: Staff, day: date) -> Iterator[Row]:
        for absence in staff.asked.get(day, ()):
            kind = self.absence_types[absence.kind]
            yield (
                "absences",
                {
                    "user": staff.person.username,
                    "from": absence.first.isoformat(),
                    "to": absence.last.isoformat(),
                    "status": absence.status,
                    "absenceType": kind["id"],
                    "absenceTypeName": kind.get("shortName"),
                    "user_id": staff.number,
                    **{name: kind.get(name) for name in ("color", "is_plannable", "working_time_strategies")},
                },
            )

    def _worked(self, staff: Staff, day: date, work: Portfolio) -> Iterator[Row]:
        """One attendance, and entries in it; now and then one of them is forgotten."""
        person, rng = staff.person, self.rng
        shift = shift_of(rng, person, day, staff.absent.get(day), holiday=day in self.holidays)
        if shift is None:
            return
        if person.role.clocks and rng.random() >= person.careless:
            yield "attendances", self._attendance(person, shift, work)
        booked: Sequence[Record] = ()
        if person.role.books and rng.random() >= person.careless:
            booked = bookings(rng, person, shift, work)
            yield from (("project_time_entries", entry) for entry in booked)
        if rng.random() < person.role.expenses:
            yield "expenses", expense(rng, person, day, one(rng, booked) if booked else _of(one(rng, work.own)))

    def _attendance(self, person: Person, shift: Shift, work: Portfolio) -> Record:
        record = attendance(self.rng, person, shift, ATTENDANCE_NOTES)
        if person.role.mobile:
            names = ("latitudeStart", "longitudeStart", "latitudeEnd", "longitudeEnd")
            place = position(self.rng, one(self.rng, work.projects), names)
            # The vendor's table calls this one a number, and its three neighbours text.
            record |= place | {"latitudeStart": float(str(place["latitudeStart"]))}
        return record


def _of(project: Project) -> Record:
    return {"clientName": project.client.name, "projectName": project.name, "billable": project.billable}
