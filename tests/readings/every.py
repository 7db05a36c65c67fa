"""Every reading of every open question: alone, and in company so that every two readings meet at least once."""

import random
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from timetrack_mock import READINGS, Readings

Setting = tuple[str, str | int]
Pair = frozenset[Setting]


def alone() -> Iterator[Readings]:
    """The usual readings, and each other one by itself."""
    yield Readings()
    for reading in READINGS:
        for choice in reading.choices[1:]:
            yield _readings([(reading.name, choice)])


def together(seed: int = 1) -> Iterator[Readings]:
    """Few combinations that hold every pair: each choice is the one that meets the most others for the first time."""
    dice, strangers = random.Random(seed), pairs()
    while strangers:
        chosen: list[Setting] = []
        for reading in dice.sample(READINGS, len(READINGS)):
            settings = [(reading.name, choice) for choice in reading.choices]
            dice.shuffle(settings)
            chosen.append(max(settings, key=lambda each: len(_met(each, chosen) & strangers)))
        found = {frozenset(pair) for pair in combinations(chosen, 2)}
        if found & strangers:  # else these were the same as before, by chance
            strangers -= found
            yield _readings(chosen)


def pairs() -> set[Pair]:
    """Every two readings of two questions."""
    return {
        frozenset(((one.name, first), (other.name, second)))
        for one, other in combinations(READINGS, 2)
        for first in one.choices
        for second in other.choices
    }


def named(readings: Readings) -> str:
    """A short name for a test."""
    return " ".join(f"{name}={value}" for name, value in readings.turned.items()) or "usual"


def _met(setting: Setting, chosen: list[Setting]) -> set[Pair]:
    return {frozenset((setting, each)) for each in chosen}


def _readings(settings: list[Setting]) -> Readings:
    values: dict[str, Any] = dict(settings)
    return Readings(**values)


ALONE = tuple(alone())
TOGETHER = tuple(together())
EVERY = (*ALONE, *TOGETHER)
