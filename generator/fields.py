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

    @property
    def key(self) -> str:
        """The name on the wire as a Python literal."""
        return literal(self.json)

    def annotation(self, *, writes: bool) -> str:
        """The attribute's type: None stands for "not there" when reading, for null when writing."""
        if self.needed and not self.nullable:
            return self.shape.python
        if not writes:
            return _or_none(self.shape)
        missing = "" if self.needed else " | Unset"
        return (_or_none(self.shape) if self.nullable else self.shape.python) + missing

    def default(self, *, writes: bool) -> str:
        """What follows the attribute's type, if it may be left out."""
        if self.needed and (writes or not self.nullable):
            return ""
        return " = UNSET" if writes else " = None"

    def declared(self, *, qualified: bool) -> str:
        """How a function declares it as a keyword. None means "not sent" unless the API knows null."""
        python = self.shape.qualified if qualified else self.shape.python
        if self.nullable:
            return f"{self.name}: {python} | None" + ("" if self.needed else " | Unset = UNSET")
        if self.needed:
            return f"{self.name}: {python}"
        return f"{self.name}: {python}{'' if python == 'Any' else ' | None'} = None"

    @property
    def passed(self) -> str:
        """What a resource method passes on: the keyword, with wall-clock times put in order."""
        if self.shape.kind != "moment":
            return self.name
        clock = f"self._caller.wall_clock({self.name})"
        return clock if self.needed and not self.nullable else f"{self.name} and {clock}"

    @property
    def in_body(self) -> str:
        """The same for a property of the request body."""
        return self.passed if self.needed or self.nullable else f"given({self.passed})"


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


def _or_none(shape: Shape) -> str:
    return shape.python if shape.python == "Any" else f"{shape.python} | None"
