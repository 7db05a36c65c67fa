"""`python -m timetrack` is the command `timetrack`."""

import sys

from timetrack.cli import main

sys.exit(main())
