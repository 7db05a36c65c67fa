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


def to_wall_clock(moment: datetime, zone: tzinfo | None) -> datetime:
    """Return the naive wall-clock time of a moment.

    Raises InvalidValue for an aware datetime without a zone to convert to, and for a naive one that the clocks of the
    zone skip in spring.
    """
    if moment.tzinfo is None:
        return _existing(moment, zone)
    if zone is None:
        raise InvalidValue("datetime", f"{moment} has a time zone: leave it out, or give the client timezone=")
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def _existing(moment: datetime, zone: tzinfo | None) -> datetime:
    if zone is not None and not tz.datetime_exists(moment, zone):
        raise InvalidValue(
            "datetime", f"{moment} does not exist in the client's time zone: the clocks go forward there"
        )
    return moment
