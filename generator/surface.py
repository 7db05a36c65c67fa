"""What the generated package looks like, as plain frozen values. Decisions are taken here, none in a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from .fields import EnumClass, Field, Model
from .shapes import Shape
from .text import literal


@frozen
class Result:
    """What an operation returns, and the function that reads it."""

    python: str
    reader: str
    shape: Shape | None
    needs_body: bool

    @property
    def optional(self) -> str:
        """The same, or None when there was no success."""
        return self.python if self.python == "None" else f"{self.python} | None"


@frozen
class Paging:
    """How a list is turned page by page."""

    largest: int
    identity: tuple[str, ...]
    equals: tuple[tuple[str, str], ...]

    @property
    def code(self) -> str:
        """The call that makes the runtime's value of the same name."""
        identity = "".join(f"{literal(name)}, " for name in self.identity)
        equals = "".join(f"({literal(key)}, {literal(name)}), " for key, name in self.equals)
        return f"Paging(largest={self.largest}, identity=({identity}){f', equals=({equals})' if equals else ''})"


@frozen
class OperationCode:
    """One operation: a module with functions and a method of a resource class."""

    name: str
    verb: str
    tag: str
    method: str
    template: str
    path: str  # an f-string when it has parameters, else a literal
    alternative: str | None
    summary: str
    description: str
    path_parameters: tuple[Field, ...]
    query: tuple[Field, ...]
    body: Model | None
    body_parameters: tuple[Field, ...]
    result: Result
    paging: Paging | None
    paged_by: tuple[str, ...]  # python names of the two paging parameters

    def returned(self, prefix: str) -> str:
        """What the method of a resource class returns."""
        if self.paging and self.result.shape and self.result.shape.item:
            return f"{prefix}Paged[{self.result.shape.item.qualified}]"
        return self.result.shape.qualified if self.result.shape else "None"

    @property
    def filters(self) -> tuple[Field, ...]:
        """The query parameters a resource method offers; it turns the pages itself. Required ones come first."""
        return _required_first(one for one in self.query if one.name not in self.paged_by)

    @property
    def keywords(self) -> tuple[Field, ...]:
        """Every keyword of the resource method."""
        return _required_first((*self.filters, *self.body_parameters))

    @property
    def changes(self) -> bool:
        """Whether it changes a record, in whichever of its properties is given."""
        return self.method in {"PUT", "PATCH"} and not any(field.needed for field in self.body_parameters)

    @property
    def classes(self) -> list[Shape]:
        """The model classes its module mentions."""
        shapes = [one.shape for one in (*self.path_parameters, *self.query)]
        shapes += [self.result.shape] if self.result.shape else []
        found = {inner.class_name: inner for shape in shapes for inner in shape.classes()}
        if self.body:
            found[self.body.name] = Shape("nested", self.body.name, class_name=self.body.name, module=self.body.module)
        return [found[name] for name in sorted(found)]


@frozen
class Resource:
    """One tag: a synchronous and an asynchronous class."""

    tag: str
    class_name: str
    doc: str
    operations: tuple[OperationCode, ...]


@frozen
class Surface:
    """The whole package."""

    title: str
    version: str
    server: str
    server_variables: tuple[tuple[str, str], ...]
    security_headers: tuple[str, ...]
    requests: int
    seconds: int
    models: Mapping[str, Model]
    enums: Mapping[str, EnumClass]
    operations: Mapping[str, OperationCode]
    resources: Mapping[str, Resource]

    @property
    def class_modules(self) -> dict[str, str]:
        """Every class of models/ and its module."""
        models = {model.name: model.module for model in self.models.values()}
        return models | {enum.name: enum.module for enum in self.enums.values()}

    @property
    def requests_per_minute(self) -> int:
        """The limit in the unit people talk about."""
        return self.requests * 60 // self.seconds


def _required_first(parameters: Iterable[Field]) -> tuple[Field, ...]:
    return tuple(sorted(parameters, key=lambda one: not one.needed))
