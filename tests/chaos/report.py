"""What a worker says it has done, line by line in a file; the verdict compares it with what the server knows."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from tests.chaos.plan import Then


class Report:
    """Written by all threads and tasks of a worker."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "report.jsonl").open("w", encoding="utf-8", buffering=1)
        self._lock = RLock()

    def walk(self, name: str, ids: list[int]) -> None:
        """A walk was completed and gave out these records."""
        self._add(kind="walk", name=name, ids=ids)

    def attempt(self, tag: str, knowledge: str) -> None:
        """A record was to be created; it is known to be a success, not carried out, or unknown."""
        self._add(kind="attempt", tag=tag, knowledge=knowledge)

    def written(self, marker: str, then: Then) -> None:
        """A record exists, and what was to be done with it is done."""
        self._add(kind="written", marker=marker, then=then)

    def error(self, name: str) -> None:
        """An exception reached the worker."""
        self._add(kind="error", name=name)

    def check(self, right: bool, complaint: str) -> None:
        """Complain unless something is right."""
        if not right:
            self._add(kind="complaint", text=complaint)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _add(self, **entry: object) -> None:
        with self._lock:
            self._file.write(json.dumps(entry) + "\n")


@dataclass
class Claims:
    """What all workers said."""

    walks: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    attempts: dict[str, str] = field(default_factory=dict[str, str])
    written: dict[str, Then] = field(default_factory=dict[str, Then])
    errors: Counter[str] = field(default_factory=Counter[str])
    complaints: list[str] = field(default_factory=list[str])

    def read(self, folder: Path) -> None:
        """Add what one worker said, if it came so far."""
        file = folder / "report.jsonl"
        for line in file.read_text("utf-8").splitlines() if file.exists() else ():
            entry = json.loads(line)
            match entry.pop("kind"):
                case "walk":
                    self.walks[entry["name"]] = entry["ids"]
                case "attempt":
                    self.attempts[entry["tag"]] = entry["knowledge"]
                case "written":
                    self.written[entry["marker"]] = entry["then"]
                case "error":
                    self.errors[entry["name"]] += 1
                case _:
                    self.complaints.append(entry["text"])
