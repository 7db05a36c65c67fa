"""The clients of other languages: `python -m conformance [LANGUAGE ...]`."""

import sys

from conformance.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
