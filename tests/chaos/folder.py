"""The files of a run, by which its processes hand each other what they know."""

from pathlib import Path

from timetrack.auth import Secret


class Folder:
    """Names every file of a run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.plan = path / "plan.json"
        self.journal = path / "journal.jsonl"
        self.records = path / "records.json"
        self.throttle = path / "throttle.sqlite3"
        self.url = path / "url"
        self.server_log = path / "server.log"

    def canary(self, name: str) -> Secret:
        """A text that no local of a worker ever holds, or it would find itself."""
        return Secret((self.path / name).read_text("ascii"))

    def take_canary(self, name: str) -> str:
        """The same as plain text; its file is removed, so that it is not found there."""
        text = (self.path / name).read_text("ascii")
        (self.path / name).unlink()
        return text

    def worker(self, number: int) -> Path:
        """The folder of one worker; whatever it can output is in there."""
        folder = self.path / f"worker-{number}"
        folder.mkdir(exist_ok=True)
        return folder
