"""The mock must not share the client's mistakes, so it shares none of its code."""

import os
import subprocess
import sys
from pathlib import Path

WRAPPERS = Path(__file__).resolve().parents[2] / "wrappers"
FORBIDDEN = {"timetrack", "timetrack_client", "httpx", "httpcore", "attrs", "attr", "dateutil"}


def modules_after(code: str) -> set[str]:
    command = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(WRAPPERS)}
    )
    return set(done.stdout.split())


def test_the_mock_imports_nothing_of_the_sdk() -> None:
    code = "from timetrack_mock import MockServer\nwith MockServer(): pass\nimport timetrack_mock.command"
    assert modules_after(code) & FORBIDDEN == set()


def test_a_mock_without_a_socket_needs_no_server() -> None:
    assert "uvicorn" not in modules_after("from timetrack_mock import Mock\nMock().close()")
