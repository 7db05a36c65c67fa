"""The clients, tasks and projects of a generated company as records."""

from collections.abc import Iterator
from random import Random

from timetrack_mock.company.calendar import Period, month_number
from timetrack_mock.company.words import COMMENTS, FIRST_NAMES, LAST_NAMES, PHONES, STREETS, TASKS, address, one
from timetrack_mock.company.work import Client, Project, Work
from timetrack_mock.message import Json, Record

_COLORS = ("#2e86de", "#27ae60", "#c0392b", "#8e44ad", "#f39c12", "#16a085", "#2c3e50")
_FORGOTTEN = 4  # months after which a client without a project is disabled


def clients(rng: Random, work: Work, period: Period) -> Iterator[Record]:
    """The clients, in the order in which they were won."""
    busy = {project.client.name: project.last for project in sorted(work.projects, key=lambda each: each.last)}
    today = month_number(period.last)
    for number, client in enumerate(work.clients):
        yield _client(rng, number, client) | {"enabled": busy.get(client.name, today) + _FORGOTTEN >= today}


def _client(rng: Random, number: int, client: Client) -> Record:
    city, code, country, _, _ = client.city
    return {
        "name": client.name,
        "color": one(rng, _COLORS),
        "notes": _seldom(rng, one(rng, COMMENTS)),
        "email": f"office@{address(*client.name.split()[:2])}.example.com",
        "phone": f"{PHONES[city]} {number % 1000:03}" if city in PHONES else None,
        "address": f"{one(rng, STREETS)} {1 + int(rng.random() * 90)}",
        "address2": _seldom(rng, "2nd floor"),
        "addressZipCode": code,
        "addressCity": city,
        "addressCountry": country,
        "contactPerson": f"{one(rng, FIRST_NAMES)} {one(rng, LAST_NAMES)}" if rng.random() < 0.6 else None,
        "field1": f"Customer no. {10_001 + number}",
    }


def projects(rng: Random, work: Work, period: Period) -> Iterator[Record]:
    """The projects, in the order of their beginning; those that are over are disabled, most of them."""
    today = month_number(period.last)
    for project in work.projects:
        yield {
            "projectName": project.name,
            "clientName": project.client.name,
            "projectEnabled": project.last >= today or rng.random() < 0.1,
            "notes": _seldom(rng, one(rng, COMMENTS)),
            "hourRate": project.rate,
            **_planned(rng, project),
        }


def _planned(rng: Random, project: Project) -> Record:
    """Nine in ten are planned; what was worked on them later is near the plan, seldom exactly that."""
    if not project.hours or rng.random() < 0.1:
        return {}
    hours = round(project.hours, -1) or project.hours
    rate = project.rate or project.client.rate
    return {"timeEstimated": 60 * hours, "budgetEstimated": round(hours * rate, 2)}


def tasks() -> Iterator[Record]:
    """The tasks, which all projects share."""
    for name, rate, _ in TASKS:
        yield {"name": name, "hourRate": rate}


def _seldom(rng: Random, text: str) -> Json:
    return text if rng.random() < 0.15 else None
