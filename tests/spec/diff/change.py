"""One seeded change: what was changed, its class, and words that the report has to hold."""

from typing import Any

from attrs import frozen

from tests.spec.diff.edits import Edit, edited

BREAKING, ADDITIVE, EDITORIAL = "breaking", "additive", "editorial"


@frozen
class Change:
    """One edit of the real contract and what has to be said about it."""

    name: str
    edit: Edit
    group: str
    """The class of the whole comparison: breaking, additive or editorial."""
    words: tuple[str, ...]
    given: Edit | None = None
    """What the contract needs first, in both versions: it has no closed enumeration, for example."""

    def documents(self, released: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """The contract before and after the edit."""
        base = edited(released, self.given) if self.given else released
        return base, edited(base, self.edit)
