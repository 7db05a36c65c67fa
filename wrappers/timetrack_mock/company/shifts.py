"""When a person of a generated company works on a day: begin, end and lunch break, in minutes since midnight."""

from dataclasses import dataclass
from datetime import date
from random import Random

from timetrack_mock.company.absences import HALF_DAY
from timetrack_mock.company.people import FULL_DAY, Person
from timetrack_mock.message import Record

_LONGEST = 600  # minutes of work that the law allows on one day
_WITHOUT_BREAK = 360  # minutes after which it demands a break
_BREAKS = (30, 30, 30, 30, 45, 60)
_NOTED = 0.02


@dataclass(frozen=True, slots=True)
class Shift:
    """The hours of one person and day; without a break it begins and ends at the end of the work."""

    day: str
    begin: int
    end: int
    break_from: int
    break_to: int

    @property
    def break_minutes(self) -> int:
        """How long the break is."""
        return self.break_to - self.break_from


def shift_of(rng: Random, person: Person, day: date, absent: str | None, *, holiday: bool) -> Shift | None:
    """The hours of a day, or None if the person does not work then."""
    minutes = 0 if holiday else person.minutes[day.weekday()]
    if absent == HALF_DAY:
        minutes //= 2
    elif absent is not None:
        return None
    if not minutes:
        # Somebody comes in on a day off, seldom enough.
        minutes = FULL_DAY // 2 if rng.random() < 0.008 * person.overtime else 0
    elif not person.role.clocks and rng.random() < 0.2:
        return None  # freelancers have other clients, too
    return _shift(rng, person, day, minutes) if minutes else None


def _shift(rng: Random, person: Person, day: date, usual: int) -> Shift:
    step = 5 if person.keeps_clock else 15
    late = int(rng.random() * (1 + int(90 * person.overtime)))
    minutes = min(usual + (late + int(rng.random() * 45) - 20) // step * step, _LONGEST)
    begin = person.begins + int(rng.random() * 9 - 4) * step
    if minutes <= _WITHOUT_BREAK:
        return Shift(day.isoformat(), begin, begin + minutes, begin + minutes, begin + minutes)
    away = _BREAKS[int(rng.random() * len(_BREAKS))]
    break_from = begin + (minutes // 2 + int(rng.random() * 60 - 30)) // 15 * 15
    return Shift(day.isoformat(), begin, begin + minutes + away, break_from, break_from + away)


def attendance(rng: Random, person: Person, shift: Shift, notes: tuple[str, ...]) -> Record:
    """The attendance of a shift: typed in, or by the clock to the second, which then begins earlier and ends later."""
    first, last = 60 * shift.begin, 60 * shift.end
    if person.keeps_clock:
        first -= int(rng.random() * 240)
        last += int(rng.random() * 300)
    record: Record = {
        "user": person.username,
        "from": moment(shift.day, first),
        "to": moment(shift.day, last),
        "manual": not person.keeps_clock,
        "workedMinutes": (last - first) // 60 - shift.break_minutes,
        "breakMinutes": shift.break_minutes,
    }
    if rng.random() < _NOTED:
        record["notes"] = notes[int(rng.random() * len(notes))]
    return record


def moment(day: str, seconds: int) -> str:
    """A second of a day as the wire writes it."""
    minutes, second = divmod(seconds, 60)
    return f"{day}T{minutes // 60:02}:{minutes % 60:02}:{second:02}.000Z"
