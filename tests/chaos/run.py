"""Runs a plan: a server and its workers in processes of their own, and then the verdict."""

import json
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.chaos.evidence import OUTPUTS, leaks
from tests.chaos.folder import Folder
from tests.chaos.pacing import place
from tests.chaos.plan import ACCOUNT, WRITTEN, Plan
from tests.chaos.report import Claims
from tests.chaos.verdict import Facts, Record
from timetrack_mock import journal

HIDDEN = ("key", "secret", "password")
"""What must not be found in anything that a worker puts out. The password is that of the Redis, if there is one."""

PLANTED = "planted"
"""What is put there on purpose, to prove that it would be found."""

PYTHON = (sys.executable, "-m")
ROOT = Path(__file__).resolve().parents[2]
PATHS = (ROOT, ROOT / "wrappers", ROOT / "generated")


def run(plan: Plan, path: Path) -> Facts:
    """Carry out a plan in an empty folder and return what is known afterwards."""
    folder = Folder(path)
    plan.save(folder.plan)
    for name in (*HIDDEN, PLANTED):
        (path / name).write_text(f"canary-{name}-{secrets.token_hex(12)}", "ascii")
    with place(plan, folder) as throttle, _served(folder) as url:
        folder.url.write_text(url, "utf-8")
        (path / "place").write_text(throttle, "ascii")
        failures = list(_work(plan, folder))
        (path / "place").unlink()
    return _facts(plan, folder, failures)


@contextmanager
def _served(folder: Folder) -> Iterator[str]:
    with folder.server_log.open("w") as log:
        command = [*PYTHON, "tests.chaos.server", str(folder.path)]
        server = subprocess.Popen(
            command, cwd=ROOT, env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
        assert server.stdin is not None and server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.stdin.close()
            server.wait(60)
            server.stdout.close()


def _work(plan: Plan, folder: Folder) -> Iterator[str]:
    end = time.monotonic() + plan.patience
    with ExitStack() as stack:
        workers: list[subprocess.Popen[bytes]] = []
        for number in range(len(plan.crews)):
            outputs = [stack.enter_context((folder.worker(number) / name).open("wb")) for name in ("stdout", "stderr")]
            command = [*PYTHON, "tests.chaos.worker", str(folder.path), str(number)]
            worker = subprocess.Popen(command, cwd=ROOT, env=_environment(), stdout=outputs[0], stderr=outputs[1])
            stack.callback(_end, worker)
            workers.append(worker)
        for number, worker in enumerate(workers):
            try:
                status = worker.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                yield f"worker {number} did not come to an end"
            else:
                if status:
                    yield f"worker {number} ended with {status}: see its stderr"


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.kill()  # which does nothing to one that has ended
    worker.wait()


def _environment() -> dict[str, str]:
    """Nothing of the caller's own settings."""
    return {"PYTHONPATH": ":".join(map(str, PATHS)), "PYTHONFAULTHANDLER": "1"}


def _facts(plan: Plan, folder: Folder, failures: list[str]) -> Facts:
    hidden, planted = {name: folder.take_canary(name) for name in HIDDEN}, folder.take_canary(PLANTED)
    key = journal.digest(hidden["key"])
    claims, stored = Claims(), json.loads(folder.records.read_text("utf-8"))
    for number in range(len(plan.crews)):
        claims.read(folder.worker(number))
    outputs = {f"worker-{number}/{name}" for number in range(len(plan.crews)) for name in OUTPUTS}
    unseen = outputs - leaks(folder.path, planted).keys()
    return Facts(
        plan=plan,
        entries=[entry for entry in journal.read(folder.journal) if entry.key == key],
        account={json.loads(body)["id"] for body, _ in stored[ACCOUNT]},
        records=[Record.of(*each) for each in stored[WRITTEN]],
        claims=claims,
        leaks=[
            f"the {name} in {file}, line {line}"
            for name, text in hidden.items()
            for file, line in leaks(folder.path, text).items()
        ],
        failures=[*failures, *(f"what was planted in {file} was not found" for file in sorted(unseen))],
    )
