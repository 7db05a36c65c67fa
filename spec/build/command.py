"""`python -m spec build [--out dist/spec]`: the artefact as a folder, and beside it as one zip with its checksum."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.problem import Problem
from generator.swap import replace
from spec.build.archive import CHECKSUMS, checksums, zipped
from spec.build.files import CONTRACT, artefact
from spec.lint.command import lint
from spec.refused import Refused
from spec.tools import ROOT

OUT = ROOT / "dist" / "spec"


def main(arguments: list[str]) -> int:
    """Lint, then build; the status is 1, with a sentence, where the contract cannot be handed out."""
    parser = argparse.ArgumentParser(prog="python -m spec build", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="the folder, which is replaced; the zip goes beside it")
    out: Path = parser.parse_args(arguments).out
    try:
        require_ours(out)
        if lint(ROOT / CONTRACT):
            return _refuse("The contract does not pass its own rules: put right what is said above.")
        version, files = artefact(ROOT, reference_page)
        write(version, files, out)
    except (Refused, Problem) as reason:
        return _refuse(str(reason))
    return 0


def require_ours(out: Path) -> None:
    """Refuse a folder that holds anything but an earlier artefact, because it would be lost."""
    if out.exists() and not (out.is_dir() and ((out / CHECKSUMS).exists() or not any(out.iterdir()))):
        raise Refused(f"{out} holds something else than an artefact: name another folder with --out, or remove it.")


def write(version: str, files: Mapping[str, bytes], out: Path) -> None:
    """Replace the folder, and put the zip and its checksum beside it."""
    complete = {**files, CHECKSUMS: checksums(files).encode()}
    replace(out, lambda folder: _fill(folder, complete))
    name = f"timetrack-contract-{version}"
    archive = out.resolve().parent / f"{name}.zip"
    archive.write_bytes(data := zipped(complete, name))
    digest = hashlib.sha256(data).hexdigest()
    archive.with_name(f"{archive.name}.sha256").write_text(f"{digest}  {archive.name}\n", "utf-8")
    print(f"{out}: contract {version}, {len(complete)} files\n{archive.name}: {len(data)} bytes, sha256 {digest}")


def reference_page(document: dict[str, Any]) -> str:
    """The reference page with its samples. They are shown there only: they are no part of the contract."""
    from spec.page import page
    from spec.samples import with_samples

    return page(with_samples(document))


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
