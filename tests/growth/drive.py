"""Uses the resource that was added to the contract, as any user would, with both clients. Run by the test."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from datetime import date, datetime

from timetrack import AsyncTimeTrack, NotFound, Refused, TimeTrack
from timetrack_client.models import FuelKind, Vehicle
from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Mock, MockServer


def drive(tt: TimeTrack) -> None:
    """Create, list, filter, read, change and delete vehicles with the blocking client."""
    tt.clients.create(name="Acme GmbH")
    first = tt.vehicles.create(
        plate="W-123 AB",
        bought_on=date(2024, 5, 17),
        checked_at=datetime(2026, 10, 1, 9, 30),
        price=25_000.5,
        client_name="Acme GmbH",
        fuel=FuelKind.ELECTRIC,
        extras=["hook", "rack"],
    )
    tt.vehicles.create(plate="L-9 XY", bought_on=date(2020, 1, 1), insured=False)
    assert first.id is not None
    car: Vehicle = tt.vehicles.get(first.id)
    assert (car.plate, car.bought_on, car.checked_at) == ("W-123 AB", date(2024, 5, 17), datetime(2026, 10, 1, 9, 30))
    assert (car.price, car.insured, car.fuel, car.extras) == (25_000.5, True, FuelKind.ELECTRIC, ["hook", "rack"])
    assert [found.plate for found in tt.vehicles.list(plate="123")] == ["W-123 AB"]
    assert [found.plate for found in tt.vehicles.list(bought_from=date(2021, 1, 1), page_size=1)] == ["W-123 AB"]
    assert [found.plate for found in tt.vehicles.list(page_size=1)] == ["W-123 AB", "L-9 XY"]
    tt.vehicles.update(first.id, price=19_000)
    assert tt.vehicles.get(first.id).price == 19_000
    tt.vehicles.delete(first.id)
    _refused(NotFound, lambda: tt.vehicles.get(car.id))
    _refused(Refused, lambda: tt.vehicles.create(plate="S-1", client_name="Nobody"))


def _refused(kind: type[Exception], call: Callable[[], object]) -> None:
    try:
        call()
    except kind:
        return
    raise AssertionError(f"expected {kind.__name__}")


async def drive_async(tt: AsyncTimeTrack) -> None:
    """Do the same, shorter, with the awaiting client."""
    made = await tt.vehicles.create(plate="G-5 KL")
    assert made.id is not None
    await tt.vehicles.update(made.id, insured=False)
    assert (await tt.vehicles.get(made.id)).insured is False
    assert "G-5 KL" in [found.plate async for found in tt.vehicles.list()]
    await tt.vehicles.delete(made.id)


def main(contract: str) -> None:
    """Serve the grown contract and drive."""

    async def run(url: str) -> None:
        async with AsyncTimeTrack(base_url=url, key=DEFAULT_KEY, secret=DEFAULT_SECRET, limit_per_minute=None) as tt:
            await drive_async(tt)

    with Mock(contract=contract, limit=None) as mock, MockServer(mock) as server:
        with TimeTrack(base_url=server.url, key=DEFAULT_KEY, secret=DEFAULT_SECRET, limit_per_minute=None) as tt:
            drive(tt)
        asyncio.run(run(server.url))


if __name__ == "__main__":
    main(sys.argv[1])
