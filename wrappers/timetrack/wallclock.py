"""Turns what a caller means into the wall-clock time that is sent. Never shifts a time that has no zone.

A server of this API knows local times only (ledger E11). An aware datetime is therefore converted to the wall clock of
the client's `timezone=`, and refused without one. In the hour that an autumn night has twice, two moments have the same
wall-clock time; nothing on the wire can tell them apart.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

from dateutil import tz

from timetrack.errors import NotConfigured
from timetrack_client.errors import InvalidValue
from timetrack_client.writing import a_datetime


def zone_of(name: str | tzinfo | None) -> tzinfo | None:
    """Return the time zone with an IANA name such as `Europe/Vienna`.

    Raises NotConfigured if there is none of that name.
    """
    if name is None or isinstance(name, tzinfo):
        return name
    # An empty name, or one with a leading slash or dots, would read files or mean the local zone.
    known = tz.gettz(name) if name and name[0].isalpha() and ".." not in name else None
    if known is None:
        raise NotConfigured(f"{name!r} is not a time zone: give a name such as Europe/Vienna.")
    return known


def to_wall_clock(moment: datetime, zone: tzinfo | None, argument: str) -> datetime:
    """Return the naive wall-clock time of a moment that was given for an argument.

    Raises InvalidValue, which names the argument, for what is no datetime, for an aware datetime without a zone to
    convert to, for a naive one that the clocks of the zone skip in spring, and for what lies before year 1 or after
    9999 in one of the zones.
    """
    moment = a_datetime(moment, argument)
    if moment.tzinfo is not None and zone is None:
        raise InvalidValue(argument, f"{moment} has a time zone: leave it out, or give the client timezone=")
    try:
        return moment if zone is None else _in_zone(moment, zone, argument)
    except OverflowError:
        raise InvalidValue(argument, f"{moment} is too early or too late to be converted between time zones") from None


def _in_zone(moment: datetime, zone: tzinfo, argument: str) -> datetime:
    if moment.tzinfo is not None:
        return moment.astimezone(zone).replace(tzinfo=None, fold=0)
    if not tz.datetime_exists(moment, zone):
        raise InvalidValue(argument, f"{moment} does not exist in the client's time zone: the clocks go forward there")
    return moment
