"""What the behaviours work with: the records, the clock and the switches of one mock, and the call to be answered.

Plain values without decisions.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from timetrack_mock.contract import Contract, Operation
from timetrack_mock.message import Json, Record
from timetrack_mock.readings import Readings
from timetrack_mock.storage import Store


@dataclass(frozen=True)
class World:
    """One mocked account."""

    contract: Contract
    store: Store
    clock: Callable[[], datetime]
    readings: Readings
    holidays: frozenset[date]


@dataclass(frozen=True)
class Call:
    """One request, understood and checked against the contract."""

    operation: Operation
    captured: str
    parameters: Mapping[str, Json]
    body: Record
