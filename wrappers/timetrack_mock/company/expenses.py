"""What the people of a generated company pay for their projects."""

from datetime import date
from random import Random

from timetrack_mock.company.people import Person
from timetrack_mock.company.shifts import moment
from timetrack_mock.company.words import one
from timetrack_mock.message import Record

# Name, lowest and highest price, largest number of pieces, and how it is paid.
_KINDS = (
    ("Train ticket", 9.5, 89.0, 2, ("credit card", "cash")),
    ("Taxi", 8.0, 64.0, 1, ("cash", "credit card")),
    ("Kilometre allowance", 0.5, 0.5, 240, ("bank transfer",)),
    ("Parking", 2.2, 28.0, 1, ("cash",)),
    ("Hotel", 79.0, 189.0, 3, ("credit card",)),
    ("Lunch with the client", 24.0, 140.0, 1, ("credit card", "cash")),
    ("Spare parts", 3.9, 420.0, 8, ("company card", "invoice")),
    ("Software licence", 12.0, 600.0, 5, ("company card", "invoice")),
    ("Motorway vignette", 11.5, 11.5, 1, ("cash",)),
)


def expense(rng: Random, person: Person, day: date, booked: Record) -> Record:
    """Something paid for the project of an entry; most people name the day only, some the hour as well."""
    name, lowest, highest, most, ways = one(rng, _KINDS)
    price = round(lowest + (highest - lowest) * rng.random() * rng.random(), 2)
    seconds = 60 * (480 + int(rng.random() * 600)) if rng.random() < 0.2 else 0
    return {
        "user": person.username,
        "clientName": booked["clientName"],
        "projectName": booked["projectName"],
        "name": name,
        "price": price,
        "quantity": 1 + int(rng.random() * most),
        "billable": booked["billable"] is True and rng.random() < 0.85,
        "payType": one(rng, ways),
        "details": "Receipt is missing" if rng.random() < 0.03 else None,
        "date": moment(day.isoformat(), seconds),
    }
