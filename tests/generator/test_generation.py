"""The tool: same input, same bytes; all or nothing; and it notices every difference."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import build
from generator.__main__ import CONTRACT, OUTPUT, ROOT, main
from generator.compare import differences
from tests.generator import small


def test_the_committed_client_is_what_the_contract_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("seed", ["0", "12345"])
def test_hash_seed_locale_path_and_folder_do_not_matter(tmp_path: Path, seed: str) -> None:
    environment = {"PYTHONHASHSEED": seed, "LC_ALL": "C", "PATH": "/nonexistent", "PYTHONPATH": str(ROOT)}
    if "SYSTEMROOT" in os.environ:
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    arguments = [sys.executable, "-m", "generator", "--contract", str(CONTRACT), "--output", "sub/timetrack_client"]
    done = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert differences(tmp_path / "sub" / "timetrack_client", OUTPUT) == []


def test_the_order_in_which_schemas_are_written_does_not_matter(tmp_path: Path) -> None:
    turned = small.document()
    turned["components"] = dict(reversed(turned["components"].items()))
    turned["components"]["schemas"] = dict(reversed(turned["components"]["schemas"].items()))
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = small.generate(tmp_path / "a", small.document(), "client")
    second = small.generate(tmp_path / "b", turned, "client")
    assert differences(first, second) == []


def test_every_file_says_where_it_comes_from() -> None:
    for path in (*OUTPUT.rglob("*.py"), OUTPUT / "py.typed"):
        assert path.read_text(encoding="utf-8").startswith("# Generated from openapi/timetrack.yaml by"), path


def _edit(folder: Path) -> None:
    (folder / "client.py").write_text("edited\n" * 500, encoding="utf-8")


def _remove(folder: Path) -> None:
    (folder / "models" / "part.py").unlink()


def _add(folder: Path) -> None:
    (folder / "api" / "stray.py").touch()


@pytest.mark.parametrize(
    ("spoil", "line"),
    [(_edit, "edited: client.py"), (_remove, "missing: models/part.py"), (_add, "not from the contract: api/stray.py")],
)
def test_check_notices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], None], line: str
) -> None:
    output = small.generate(tmp_path, small.document(), "client")
    arguments = ["--contract", str(tmp_path / "contract.yaml"), "--output", str(output), "--check"]
    assert main(arguments) == 0
    spoil(output)
    capsys.readouterr()
    assert main(arguments) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == line
    assert lines[-1].startswith("generator: generated code is not")
    assert len(lines) < 150


def test_byte_code_and_nothing_else_may_lie_about(tmp_path: Path) -> None:
    output = small.generate(tmp_path, small.document(), "client")
    (output / "__pycache__").mkdir()
    (output / "__pycache__" / "client.pyc").touch()
    assert main(["--contract", str(tmp_path / "contract.yaml"), "--output", str(output), "--check"]) == 0


def test_what_a_new_contract_does_not_give_is_gone(tmp_path: Path) -> None:
    output = small.generate(tmp_path, small.document(), "client")
    (output / "stray.py").touch()
    smaller = small.document()
    del smaller["paths"]["/reports"]
    small.generate(tmp_path, smaller, "client")
    assert not (output / "stray.py").exists()
    assert not (output / "api" / "parts" / "report_parts.py").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["client", "contract.yaml"]


def _no_ruff(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "RUFF", (("no-such-command",),))


def _other_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "GENERATOR", "0.1.0")


def _no_rename(monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.parent.name.startswith(".client-") and self.name == "client":
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)


@pytest.mark.parametrize("breakdown", [_no_ruff, _other_version, _no_rename])
def test_a_failure_leaves_the_old_output_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breakdown: Callable[[pytest.MonkeyPatch], None]
) -> None:
    output = small.generate(tmp_path, small.document(), "client")
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    breakdown(monkeypatch)
    arguments = ["--contract", str(tmp_path / "contract.yaml"), "--output", str(output)]
    if breakdown is _no_rename:
        with pytest.raises(KeyboardInterrupt):
            main(arguments)
    else:
        assert main(arguments) == 1
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["client", "contract.yaml"]
