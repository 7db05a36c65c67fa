"""Wall-clock times such as `2020-10-23T14:30:00.000Z` and dates: reading and writing them.

The `Z` is decoration, so nothing here ever converts a time zone.
"""

import re
from datetime import date, datetime

_WALL_CLOCK = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?Z", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

FIRST_MOMENT = "T00:00:00.000Z"
LAST_MOMENT = "T23:59:59.999Z"


def parse(text: str) -> datetime | None:
    """The moment a text names, or None if it names none (2020-02-31 does not exist)."""
    match = _WALL_CLOCK.fullmatch(text)
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat(match[1])
    except ValueError:
        return None
    return moment.replace(microsecond=int((match[2] or "").ljust(3, "0")) * 1000)


def parse_date(text: str) -> date | None:
    """The day a text names, or None if it names none."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def write(moment: datetime) -> str:
    """A moment in the one notation the mock stores and answers, with milliseconds, so that texts sort like moments."""
    return moment.isoformat(timespec="milliseconds") + "Z"


def normal(text: str) -> str:
    """The same moment in the notation of `write`; text that is no moment stays as it is."""
    moment = parse(text)
    return text if moment is None else write(moment)
