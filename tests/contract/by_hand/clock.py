"""The clock that checks of the limit live by."""


class Clock:
    """Seconds that pass only when a check waits."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds
