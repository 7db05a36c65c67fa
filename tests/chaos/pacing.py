"""The one place that knows how the SDK is scaled to short windows, and where its budget is kept."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from tests.chaos.folder import Folder
from tests.chaos.plan import Plan
from tests.support.redis_server import RedisServer
from timetrack.auth import Secret

MARGIN = 0.02
"""What the SDK adds to the window of the contract, for clocks that tick a little differently."""


@contextmanager
def place(plan: Plan, folder: Folder) -> Iterator[str]:
    """Where the budget is kept, as the SDK's option `throttle`; there as long as the run lasts."""
    if plan.throttle == "memory":
        yield "memory:"
    elif plan.throttle == "sqlite":
        yield f"sqlite:///{folder.throttle}"
    elif plan.throttle == "redis":
        password = folder.canary("password").reveal()
        redis = RedisServer("--requirepass", password)
        try:
            yield redis.url.replace("//", f"//:{password}@")
        finally:
            redis.remove()
    else:
        yield plan.throttle


@contextmanager
def paced(plan: Plan, throttle: Secret) -> Iterator[dict[str, Any]]:
    """Scale the SDK for the clients that are made inside, with these options."""
    with ExitStack() as stack:
        stack.enter_context(patch("timetrack.throttle.WINDOW", plan.window + MARGIN))
        for module in ("throttle", "transport"):
            stack.enter_context(patch(f"timetrack.{module}.UPLOAD_BOUND", plan.upload_bound))
        yield {"throttle": throttle, "limit_per_minute": plan.limit}
