"""How long a test with the pytest plugin takes, in a process of its own: one create and one list."""

import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from benchmarks.load import BenchmarkError

_TESTS = """
import pytest

@pytest.mark.parametrize("number", range(40))
def test_one_create_and_one_list(timetrack, number):
    made = timetrack.clients.create(name=f"Client {number}")
    assert [found.id for found in timetrack.clients.list()] == [made.id]
"""


@dataclass(frozen=True)
class Times:
    """Milliseconds of one test with the making of its account: the first of a process, and usually."""

    first: float
    usual: float


class _Clock:
    """Adds up what pytest says about set-up, call and tear-down of each test."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note one part of one test."""
        if report.failed:
            raise BenchmarkError(f"The measured test failed: {report.longreprtext}")
        self.seconds[report.nodeid] += report.duration


def measure(folder: Path) -> Times:
    """Run the tests below a folder of the caller's."""
    file = folder / "test_measured.py"
    file.write_text(_TESTS, "utf-8")
    command = [sys.executable, "-m", "benchmarks.fixtures", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        raise BenchmarkError(f"The measured test cannot be run: {(done.stderr or done.stdout).strip()}")
    seconds = json.loads(done.stdout.splitlines()[-1])
    return Times(seconds[0] * 1000, median(seconds[1:]) * 1000)


def _run(file: str) -> int:
    clock = _Clock()
    options = ["-q", "--no-header", "--no-summary", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir"]
    status = pytest.main([*options, str(Path(file).parent), file], plugins=[clock])
    sys.stdout.write("\n" + json.dumps(list(clock.seconds.values())) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1]))
