"""`python -m timetrack_mock` is the command `timetrack-mock`."""

import sys

from timetrack_mock.cli import main

if __name__ == "__main__":
    sys.exit(main())
