"""What the texts behind the options of `timetrack-mock` mean, and what is said about those that mean nothing."""

import argparse
from datetime import date, datetime


def port(text: str) -> int:
    """A port to listen on; 0 is any."""
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def requests(text: str) -> int:
    """The number of requests; 0 is what `off` becomes, since None means that nothing was said."""
    if text == "off":
        return 0
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is neither a number of requests nor off")
    return int(text[:9])


def moment(text: str) -> datetime:
    """A wall-clock time, naive."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as 2020-10-23T08:00:00") from None
    if found.tzinfo is not None:
        raise argparse.ArgumentTypeError(f"{text!r} has a time zone; the clock is a wall clock without one")
    return found


def day(text: str) -> date:
    """A day of the calendar."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-09-30") from None


def chance(text: str) -> tuple[str, float]:
    """A kind of fault and its share of the requests."""
    kind, _, share = text.partition("=")
    try:
        return kind, float(share)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a kind of fault and its share, such as 500=0.1") from None


def script(text: str) -> tuple[str | None, ...]:
    """The kinds of faults of a script, None for no fault."""
    return tuple(None if kind == "-" else kind for kind in text.split(","))
