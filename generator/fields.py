"""Properties, parameters and the classes made of them, as plain frozen values."""

from __future__ import annotations

from attrs import frozen

from .shapes import Shape
from .text import literal


@frozen
class Field:
    """One property of a model, or one parameter of an operation."""

    json: str  # the name on the wire; untrusted, like every text of the contract
    name: str
    shape: Shape
    needed: bool
    nullable: bool
    doc: str
    aliases: tuple[str, ...] = ()
    hidden: bool = False  # written and never read, such as a password: nothing shows it

    @property
    def key(self) -> str:
        """The name on the wire as a Python literal."""
        return literal(self.json)

    @property
    def argument(self) -> str:
        """The name in Python as a literal, by which a refusal calls it."""
        return literal(self.name)

    def annotation(self, *, writes: bool) -> str:
        """The attribute's type: None stands for "not there" when reading, for null when writing."""
        python = self.shape.taken if writes else self.shape.python
        if self.needed and not self.nullable:
            return python
        if not writes:
            return _or_none(python)
        return (_or_none(python) if self.nullable else python) + ("" if self.needed else " | Unset")

    def default(self, *, writes: bool) -> str:
        """What follows the attribute's type, if it may be left out."""
        missing = "UNSET" if writes else "None"
        optional = not self.needed or (self.nullable and not writes)
        if self.hidden:
            return f" = Field({f'default={missing}, ' if optional else ''}repr=False, converter=hidden)"
        return f" = {missing}" if optional else ""

    def declared(self, *, qualified: bool) -> str:
        """How a function declares it as a keyword: None means "not sent", CLEAR sends null where the API knows it.

        Only what has to be sent and may be null is null when it is None.
        """
        python = self.shape.qualified_taken if qualified else self.shape.taken
        if self.needed:
            return f"{self.name}: {_or_none(python) if self.nullable else python}"
        return f"{self.name}: {_or_none(f'{python} | Clear' if self.can_be_cleared else python)} = None"

    @property
    def can_be_cleared(self) -> bool:
        """Whether its keyword takes CLEAR."""
        return self.nullable and not self.needed and self.shape.kind != "anything"

    @property
    def passed(self) -> str:
        """What a resource method passes on: the keyword, with wall-clock times put in order."""
        if self.shape.kind != "moment":
            return self.name
        clock = f"self._caller.wall_clock({self.name}, {self.argument})"
        return clock if self.needed and not self.nullable else f"{self.name} and {clock}"

    @property
    def in_body(self) -> str:
        """The same for a property of the request body."""
        if self.needed:
            return self.passed
        return f"given_or_clear({self.passed})" if self.can_be_cleared else f"given({self.passed})"


@frozen
class Model:
    """One class of models/. It is either read from answers or written into requests."""

    name: str
    module: str
    doc: str
    fields: tuple[Field, ...]
    writes: bool
    identity: tuple[str, ...]  # JSON names that tell one record from every other, if the contract says so
    open: bool  # holds properties that the contract does not name

    @property
    def classes(self) -> list[Shape]:
        """The other classes it mentions, each once."""
        found = {shape.class_name: shape for field in self.fields for shape in field.shape.classes()}
        return [found[name] for name in sorted(found) if name != self.name]

    @property
    def enums(self) -> list[Shape]:
        """Those that have to be imported when the module is."""
        return [shape for shape in self.classes if shape.kind != "nested"]

    @property
    def nested(self) -> list[Shape]:
        """Those that are imported on use, because models may refer to each other in a circle."""
        return [shape for shape in self.classes if shape.kind == "nested"]

    @property
    def keys(self) -> list[str]:
        """Every JSON name that belongs to an attribute, as literals."""
        return [literal(key) for field in self.fields for key in (field.json, *field.aliases)]


@frozen
class EnumClass:
    """One enumeration of models/."""

    name: str
    module: str
    doc: str
    base: str
    members: tuple[tuple[str, str], ...]  # name and literal


def _or_none(python: str) -> str:
    return python if python == "Any" else f"{python} | None"
