"""The one way in which generation fails: with a sentence for the person who edits the contract."""

from __future__ import annotations

LONGEST = 400


class Problem(Exception):
    """Something in the contract or around it that has to be put right first."""

    def __init__(self, sentence: str) -> None:
        flat = " ".join(sentence.split())
        super().__init__(flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…")
