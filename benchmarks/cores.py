"""One processor core for the server and another one for the load, so that neither takes the other's time.

Without it, a server of many threads would be measured with more cores than one of a single thread.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SERVER, LOAD = -1, 0


@contextmanager
def on_core(place: int) -> Iterator[None]:
    """Processes that are started in here run on one core alone; where the system cannot do that, on any."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1:
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {sorted(allowed)[place]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
