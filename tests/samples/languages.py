"""How the samples of each language are run."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from unittest.mock import patch

from spec.tools import TYPESCRIPT, node, packages, tool
from tests.samples.stage import Run, Stage

DRIVER = Path("tests/samples/driver.mjs").resolve()
SETTINGS = {
    "extends": str(TYPESCRIPT / "tsconfig.json"),
    "compilerOptions": {"noEmit": False, "allowImportingTsExtensions": False, "outDir": "compiled"},
    "include": ["*.ts"],
}
"""As strict as the client of the conformance kit, and everything is written, so that one run is enough."""


Start = Callable[[Stage], Run]


def curl(stage: Stage) -> Run:
    """A shell of its own for each sample."""

    def run(source: str) -> str:
        environment = {"PATH": os.environ["PATH"], **stage.environment}
        done = subprocess.run(["bash", "-euc", source], env=environment, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        return done.stdout

    return run


def python(stage: Stage) -> Run:
    """This process, with the environment that a sample expects."""

    def run(source: str) -> str:
        with patch.dict(os.environ, stage.environment), contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(source, "sample.py", "exec"), {"__name__": "__main__"})
        return printed.getvalue()

    return run


def compiled(folder: Path, contract: str, samples: Mapping[str, str]) -> dict[str, str]:
    """Compile all samples at once, by name; gives what the compiler says about each that it finds fault with."""
    (folder / "node_modules").symlink_to(packages(TYPESCRIPT))
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "tsconfig.json").write_text(json.dumps(SETTINGS))
    (folder / "timetrack.json").write_text(contract, "utf-8")
    types = [*tool("openapi-typescript", TYPESCRIPT), "timetrack.json", "--output", "timetrack.d.ts"]
    subprocess.run(types, cwd=folder, check=True, capture_output=True)
    for name, source in samples.items():
        (folder / f"{name}.ts").write_text(source, "utf-8")
    done = subprocess.run([*tool("tsc", TYPESCRIPT), "--pretty", "false"], cwd=folder, capture_output=True, text=True)
    # What is indented goes on with the line before.
    found = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert bool(found) == bool(done.returncode), done.stdout + done.stderr
    return {line.partition(".ts(")[0]: line for line in reversed(found)}


@contextlib.contextmanager
def typescript(stage: Stage, folder: Path) -> Iterator[Run]:
    """One Node for all compiled samples: it imports those that it is told the name of, one after the other."""
    driver = subprocess.Popen(
        [str(node()), str(DRIVER), str(folder / "compiled")],
        env={"PATH": os.environ["PATH"], **stage.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert driver.stdin is not None and driver.stdout is not None
    commands, answers = driver.stdin, driver.stdout

    def run(name: str) -> str:
        commands.write(name + "\n")
        commands.flush()
        answer = json.loads(answers.readline())
        assert answer["error"] is None, answer["error"]
        return str(answer["printed"])

    with driver:
        yield run
        commands.close()
