"""What was measured, as a table of text."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """Two measured values, how often the second is better than the first, and what it should be at least."""

    name: str
    theirs: float | None
    ours: float
    smaller_is_better: bool = False
    at_least: float | None = None
    below: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times better ours is; None where there is nothing to compare with."""
        if self.theirs is None:
            return None
        return self.theirs / self.ours if self.smaller_is_better else self.ours / self.theirs

    @property
    def reached(self) -> bool:
        """Whether the goal, if there is one, is reached."""
        enough = self.at_least is None or (self.ratio is not None and self.ratio >= self.at_least)
        return enough and (self.below is None or self.ours < self.below)

    def cells(self) -> tuple[str, ...]:
        """The row as texts."""
        ratio = "" if self.ratio is None else f"{self.ratio:.1f}x"
        theirs = "" if self.theirs is None else _number(self.theirs)
        return self.name, theirs, _number(self.ours), ratio, self._goal()

    def _goal(self) -> str:
        goals = [f"{self.at_least:g}x" if self.at_least else "", f"< {self.below:g}" if self.below else ""]
        goal = " ".join(part for part in goals if part)
        return goal if self.reached else f"{goal}  MISSED"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def shown(heads: Sequence[str], rows: Sequence[Row]) -> str:
    """The table, its numbers below each other."""
    lines = [tuple(heads), *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in (0, len(widths) - 1) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
