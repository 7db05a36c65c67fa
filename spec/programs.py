"""Runs the programs of others, with nothing on their minds but the task."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

QUIET: Final = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_COLOR": "1"}
"""What keeps the tools from asking the network whether there is a newer one."""
DIRECT: Final = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
"""A server on this machine is asked without a proxy, whatever the environment says."""


Done = subprocess.CompletedProcess[str]


def run(command: Sequence[str], folder: Path | None = None, added: Mapping[str, str] | None = None) -> Done:
    """Run a program to its end, in a folder, with variables added to its environment; whoever asks reads its status."""
    environment = {**os.environ, **QUIET, **(added or {})}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
