"""`python -m spec lint|build|diff|release|workflows`: the contract as a product; each command has its own `--help`."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

from spec.tools import ToolMissing

COMMANDS: Final = {
    "lint": "check the contract: validity, style, and one reading in every version of YAML",
    "build": "write dist/spec/, the artefact for teams in every language",
    "diff": "compare the contract with the last released one, and its version with what changed",
    "release": "keep the contract as it is handed out: openapi/released/",
    "workflows": "lint the Arazzo workflows and run them against the mock",
}
"""Each command and what it does; `spec.<command>.command` has its `main(arguments) -> int`."""


def main(arguments: list[str]) -> int:
    """Run one command; the status is 0, 1 with a sentence on stderr, or 2 for a command that does not exist."""
    command = arguments[0] if arguments else ""
    if command not in COMMANDS:
        listed = "\n".join(f"  {name:<10} {purpose}" for name, purpose in COMMANDS.items())
        asked = command in ("-h", "--help")
        print(f"usage: python -m spec COMMAND ...\n\n{listed}", file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        status: int = import_module(f"spec.{command}.command").main(arguments[1:])
    except ToolMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
