"""What the query parameters of a list let through: the contract's filters, read as the open questions are read."""

from collections.abc import Mapping

from timetrack_mock import wallclock
from timetrack_mock.contract import Filter, Parameter, Property
from timetrack_mock.message import Json
from timetrack_mock.readings import USUAL, Readings
from timetrack_mock.storage import Condition
from timetrack_mock.world import Call

Properties = Mapping[str, Property]

_USER = "user"
_TEXT_MATCHES = {"part": "contains", "case": "contains_exactly", "whole": "equals"}
# What is compared with the begin and the end of a period.
_PERIODS: Mapping[str, Mapping[str, Filter]] = {
    "start": {"from": Filter("from", "not_before"), "to": Filter("from", "not_after")},
    "overlap": {"from": Filter("to", "not_before"), "to": Filter("from", "not_after")},
    "inside": {"from": Filter("from", "not_before"), "to": Filter("to", "not_after")},
}


def conditions(call: Call, properties: Properties, readings: Readings) -> list[Condition]:
    """What a record of a list must fulfil."""
    found: list[Condition] = []
    for parameter in call.operation.parameters:
        if parameter.filter is None or parameter.name not in call.parameters:
            continue
        filter_ = parameter.filter if readings is USUAL else _read(parameter, parameter.filter, properties, readings)
        if filter_ is not None:
            value = _comparable(call.parameters[parameter.name], parameter, filter_, properties, readings)
            found.append(Condition(filter_.property, filter_.match, value))
    return found


def _read(parameter: Parameter, filter_: Filter, properties: Properties, readings: Readings) -> Filter | None:
    """The filter that a parameter is under these readings; None for one that a server ignores."""
    if filter_.property == _USER:
        return filter_ if readings.user_filter in ("both", parameter.name) else None
    if filter_.match == "contains":
        match = _TEXT_MATCHES.get(readings.text_filter)
        return None if match is None else Filter(filter_.property, match)
    if filter_.match in ("not_before", "not_after"):
        filter_ = _of_period(parameter.name, filter_, properties, readings)
    if filter_.match == "not_after" and readings.period_end == "excluded":
        return Filter(filter_.property, "before")
    return filter_


def _of_period(name: str, filter_: Filter, properties: Properties, readings: Readings) -> Filter:
    kinds = {properties[end].format if end in properties else "" for end in ("from", "to")}
    if name not in ("from", "to") or "" in kinds:
        return filter_  # such as the date of an expense
    reading, usual = (
        (readings.absence_period, USUAL.absence_period)
        if kinds == {"date"}
        else (
            readings.entry_period,
            USUAL.entry_period,
        )
    )
    return filter_ if reading == usual else _PERIODS[reading][name]


def _comparable(value: Json, parameter: Parameter, filter_: Filter, properties: Properties, readings: Readings) -> Json:
    """A moment or a day in the notation of the records; a day means all of it, up to its last millisecond."""
    if not isinstance(value, str):
        return value
    kept = properties[filter_.property].format if filter_.property in properties else ""
    last = filter_.match in ("not_after", "before")
    if parameter.format == "wall-clock":
        if kept == "date":
            return value[:10]
        whole_day = last and readings.period_end == "day"
        return value[:10] + wallclock.LAST_MOMENT if whole_day else wallclock.normal(value)
    if parameter.format == "date" and kept == "wall-clock":
        return value + (wallclock.LAST_MOMENT if last else wallclock.FIRST_MOMENT)
    return value
