"""Says something on a terminal of any encoding."""

import sys


def say(text: str) -> None:
    """Print at once; what the terminal has no letter for is shown by its number."""
    encoding = sys.stdout.encoding or "ascii"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    sys.stdout.flush()
