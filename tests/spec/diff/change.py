"""One seeded change: what was changed, its class, and words that the report has to hold."""

from attrs import frozen

from tests.spec.diff.edits import Edit

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
