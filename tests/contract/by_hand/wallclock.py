"""Moments as the checks read and write them; the `Z` at their end is decoration."""

from datetime import datetime, timedelta


def moment(text: str) -> datetime:
    """The moment that a text of any allowed notation names."""
    whole, _, fraction = text.removesuffix("Z").partition(".")
    return datetime.fromisoformat(whole) + timedelta(milliseconds=int(fraction.ljust(3, "0")))


def beside(text: str, **distance: float) -> str:
    """The text of a moment so far from another one."""
    return (moment(text) + timedelta(**distance)).isoformat(timespec="milliseconds") + "Z"
