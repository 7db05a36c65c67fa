"""Puts a server under load with wrk, and reads what wrk says about it."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cores import LOAD, on_core

CONNECTIONS = 8
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
_RATE = re.compile(r"^Requests/sec: +([\d.]+) *$", re.MULTILINE)
_P99 = re.compile(r"^ +99% +([\d.]+)(us|ms|s|m) *$", re.MULTILINE)
_TROUBLE = re.compile(r"^ +(Non-2xx or 3xx responses|Socket errors): .*$", re.MULTILINE)


class BenchmarkError(Exception):
    """The benchmark cannot be run, or what it measured means nothing; the text is one sentence."""


@dataclass(frozen=True, order=True)
class Measured:
    """What a server did under load: requests a second, and the milliseconds within which 99 of 100 were answered."""

    rate: float
    p99: float


def wrk() -> str:
    """The program; raises BenchmarkError where it is missing."""
    found = shutil.which("wrk")
    if found is None:
        raise BenchmarkError("The benchmark needs wrk: install the package wrk of Debian, Ubuntu or Homebrew.")
    return found


def measure(url: str, headers: Mapping[str, str], seconds: int, script: Path | None = None) -> Measured:
    """Ask for a URL as fast as one thread with eight connections can; the script may make other requests of it."""
    command = [wrk(), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    command += [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command += ["-s", str(script)] if script else []
    with on_core(LOAD):
        done = subprocess.run([*command, url], capture_output=True, text=True, timeout=seconds + 30, check=False)
    return _read(done.stdout, done.stderr)


def _read(output: str, errors: str) -> Measured:
    rate, p99, trouble = _RATE.search(output), _P99.search(output), _TROUBLE.search(output)
    if rate is None or p99 is None:
        raise BenchmarkError(f"wrk failed: {errors.strip() or output.strip()}")
    if trouble is not None:
        raise BenchmarkError(f"Not every request of wrk was answered well: {trouble[0].strip()}.")
    return Measured(float(rate[1]), float(p99[1]) * _MILLISECONDS[p99[2]])
