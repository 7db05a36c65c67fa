"""Which version number fits what changed: `MAJOR.MINOR.PATCH`, one step at a time."""

from __future__ import annotations

import re

from attrs import frozen

_FORM = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
_STEPS = ("patch", "minor", "major")


class NoVersion(Exception):
    """A text that is no version number; the text of the error says so."""


@frozen(order=True)
class Version:
    """A version number; compares as one expects."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Version:
        """Raises NoVersion for anything but three numbers with dots between them."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise NoVersion(f"{text!r} is no version number: write MAJOR.MINOR.PATCH, such as 0.2.0.")
        return cls(*map(int, match.groups()))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def next(self, step: str) -> Version:
        """The direct successor by `patch`, `minor` or `major`."""
        if step == "major":
            return Version(self.major + 1, 0, 0)
        return (
            Version(self.major, self.minor + 1, 0)
            if step == "minor"
            else Version(self.major, self.minor, self.patch + 1)
        )


def needed(base: Version, group: str) -> str:
    """The smallest step that a change of this class asks for; empty for no change."""
    if group == "breaking":
        return "major" if base.major else "minor"
    if group == "additive":
        return "minor" if base.major else "patch"
    return "patch" if group else ""


def fitting(base: Version, group: str) -> tuple[Version, ...]:
    """The numbers that fit: no number twice, no step left out; more than needed is allowed."""
    step = needed(base, group)
    if not step:
        return (base, *(base.next(each) for each in _STEPS))
    return tuple(base.next(each) for each in _STEPS[_STEPS.index(step) :])


def refusal(base: Version, revision: Version, group: str) -> str:
    """Why a number does not fit and which does, in one sentence; empty if it fits."""
    allowed = fitting(base, group)
    if revision in allowed:
        return ""
    *others, last = map(str, allowed)
    listed = f"{', '.join(others)} or {last}" if others else last
    what = f"what changed since {base} is {group}" if group else f"nothing changed since {base}"
    return f"{revision} does not fit: {what}, so info.version has to be {listed}."
