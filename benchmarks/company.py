"""How long a large generated company takes to make, how much memory it needs, and how fast its lists answer then.

Run it as `python benchmarks/company.py`; it makes the company twice, in memory and in a file, each in a process of its
own, and ends with 1 if one of them takes longer than two minutes or more than 1 GiB.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, Company, Mock, Request

END = date(2026, 9, 30)
LONGEST, LARGEST = 120, 1024  # seconds, MiB
KEYS = (("X-TimeTrack-Api-Key", DEFAULT_KEY), ("X-TimeTrack-Api-Secret", DEFAULT_SECRET))
TIMES = 3


def main() -> int:
    """Measure both places, each in a child."""
    options = _parser().parse_args()
    if options.place is not None:
        _measure(Company(options.people, options.months, options.number, END), options.place)
        return 0
    within = True
    with tempfile.TemporaryDirectory() as folder:
        for place in (":memory:", str(Path(folder) / "company.db")):
            command = [sys.executable, __file__, *sys.argv[1:], "--place", place]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            facts, _, lists = done.stdout.partition("\n")
            seconds, memory = json.loads(facts)
            within = within and seconds < LONGEST and memory < LARGEST
            print(
                f"{'memory' if place == ':memory:' else 'file'}: made in {seconds:.1f} s with {memory:.0f} MiB at most"
            )
            print(lists)
    return 0 if within else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--number", type=int, default=1)
    parser.add_argument("--place", help=argparse.SUPPRESS)
    return parser


def _measure(company: Company, place: str) -> None:
    begun = time.perf_counter()
    with Mock(limit=None, seed=company, database=None if place == ":memory:" else place) as mock:
        seconds = time.perf_counter() - begun
        print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
        print("\n".join(_sizes(mock, place)))
        for path, parameters in _lists(mock, company):
            times = [_timed(mock, path, parameters) for _ in range(TIMES)]
            found = times[0][1]
            query = urlencode(parameters, safe=":")
            print(f"{1000 * min(each for each, _ in times):9.1f} ms  {found:4} records  {path}?{query}")


def _sizes(mock: Mock, place: str) -> Iterator[str]:
    """How many records there are, by the ids of the last ones: pages of one, from the end."""
    whole = 0
    for name in ("project_time_entries", "attendances", "absences", "expenses", "projects", "clients", "users"):
        count = _count(mock, f"/{name}")
        whole += count
        yield f"{count:9} {name}"
    yield f"{whole:9} together"
    if place != ":memory:":
        yield f"{Path(place).stat().st_size / 1e6:9.0f} MB in the file"


def _count(mock: Mock, path: str) -> int:
    """The number of records, by halving."""
    low, high = 0, 1
    while _answer(mock, path, limit=1, page_number=high):
        low, high = high, 2 * high
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if _answer(mock, path, limit=1, page_number=middle) else (low, middle)
    return low


def _lists(mock: Mock, company: Company) -> Iterator[tuple[str, dict[str, Any]]]:
    entries = "/project_time_entries"
    page = _answer(mock, entries, page_number=_count(mock, entries) // 100)
    entry = next(each for each in page if each["billable"])
    user, client, project = entry["user"], entry["clientName"], entry["projectName"]
    month = {"from": f"{entry['from'][:7]}-01T00:00:00.000Z", "to": f"{entry['from'][:7]}-28T23:59:59.999Z"}
    period = company.period
    whole = {"from": f"{period.first}T00:00:00.000Z", "to": f"{period.last}T23:59:59.999Z"}
    last = _count(mock, entries) // 1000
    yield entries, {"limit": 1000}
    yield entries, {"limit": 1000, "page_number": last}
    yield entries, {"limit": 1000, "username": user}
    yield entries, {"limit": 1000, "username": user, **month}
    yield entries, {"limit": 1000, **month}
    yield entries, {"limit": 1000, "from": f"{company.period.last}T00:00:00.000Z"}
    yield entries, {"limit": 1000, **whole}
    yield entries, {"limit": 1000, **whole, "page_number": last}
    yield entries, {"limit": 1000, "clientName": client}
    yield entries, {"limit": 1000, "clientName": client, "projectName": project}
    yield entries, {"limit": 1000, "clientName": client, **month}
    yield entries, {"limit": 1000, "clientName": "no such client"}
    yield "/attendances", {"limit": 1000, "username": user}
    yield "/attendances", {"limit": 1000, **month}
    yield "/absences", {"limit": 1000, "from": whole["from"][:10], "to": whole["to"][:10]}
    yield "/absences", {"limit": 1000, "absenceType": 5}
    yield "/expenses", {"limit": 1000, "clientName": client}
    yield "/work_reports", {"limit": 1000, "username": user, **whole}
    yield "/work_reports", {"limit": 1000, **month}


def _timed(mock: Mock, path: str, parameters: dict[str, Any]) -> tuple[float, int]:
    mock.fill("tasks", [{"name": "One more"}])  # after a change every page is read anew, so none comes from memory
    begun = time.perf_counter()
    response = mock.handle(_request(path, parameters))
    return time.perf_counter() - begun, len(json.loads(response.body))


def _answer(mock: Mock, path: str, **parameters: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(mock.handle(_request(path, parameters)).body)
    return found


def _request(path: str, parameters: dict[str, Any]) -> Request:
    return Request("GET", "/api/v2/ext" + path, urlencode(parameters), KEYS)


if __name__ == "__main__":
    sys.exit(main())
