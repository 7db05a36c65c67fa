"""The few kinds of value a client handles, recognised in what openapi-python-client parsed."""

from __future__ import annotations

from attrs import evolve, frozen
from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty

from .problem import Problem


@frozen
class Shape:
    """One kind of value: `kind` is the name of its reader and writer, `exact` the type that needs no reader.

    `python` is the type of what is read; `written` that of what is taken to be sent, where it is another one, and
    `written_as_text` the same for a choice whose values may be texts as well.
    """

    kind: str
    python: str
    exact: str = ""
    class_name: str = ""
    module: str = ""
    item: Shape | None = None
    written: str = ""
    written_as_text: str = ""

    @property
    def qualified(self) -> str:
        """The type as a resource module writes it.

        Models are named with their package there, because a resource class may have the name of its model. So is the
        builtin list, because a method called list hides it from every annotation after it.
        """
        return f"builtins.list[{self.item.qualified}]" if self.item else self._qualified(self.python)

    @property
    def taken(self) -> str:
        """The type of what is taken to be sent."""
        return f"list[{self.item.taken}]" if self.item else self.written or self.python

    @property
    def qualified_taken(self) -> str:
        """The same as a resource module writes it."""
        return f"builtins.list[{self.item.qualified_taken}]" if self.item else self._qualified(self.taken)

    def _qualified(self, python: str) -> str:
        return python.replace(self.class_name, f"models.{self.class_name}", 1) if self.class_name else python

    def classes(self) -> tuple[Shape, ...]:
        """The shape and its item, as far as they have classes of their own under models/."""
        inner = self.item.classes() if self.item else ()
        return (self, *inner) if self.module else inner


SCALARS: dict[type[PropertyProtocol], Shape] = {
    StringProperty: Shape("text", "str", "str"),
    IntProperty: Shape("integer", "int", "int"),
    FloatProperty: Shape("number", "float", written="float | Decimal"),
    BooleanProperty: Shape("boolean", "bool", "bool"),
    DateTimeProperty: Shape("moment", "datetime.datetime"),
    DateProperty: Shape("day", "datetime.date"),
    AnyProperty: Shape("anything", "Any"),
}
NUMBER_OR_TEXT = Shape("number_or_text", "float | str", written="float | Decimal | str")
UNIONS: dict[frozenset[str], Shape] = {
    frozenset({"number", "text"}): NUMBER_OR_TEXT,
    frozenset({"integer", "text"}): Shape("integer_or_text", "int | str"),
    frozenset({"number", "integer"}): SCALARS[FloatProperty],
    frozenset({"number", "integer", "text"}): NUMBER_OR_TEXT,
    # 1 and 0 are another way to write it; whoever has a type for yes and no sends that.
    frozenset({"boolean", "integer"}): SCALARS[BooleanProperty],
}


def shape_of(prop: PropertyProtocol, place: str) -> tuple[Shape, bool]:
    """The shape of a parsed property, and whether null is allowed. `place` is for the sentence if it has none."""
    if isinstance(prop, UnionProperty):
        inner = [one for one in prop.inner_properties if not isinstance(one, NoneProperty)]
        nullable = len(inner) < len(prop.inner_properties)
        if len(inner) == 1:
            return _single(inner[0], place), nullable
        return _mixed([_single(one, place) for one in inner], place), nullable
    return _single(prop, place), False


def _mixed(shapes: list[Shape], place: str) -> Shape:
    kinds = frozenset(shape.kind for shape in shapes)
    if kinds in UNIONS:
        return UNIONS[kinds]
    if kinds == frozenset({"choice", "text"}):
        enum = next(shape for shape in shapes if shape.kind == "choice")
        # The text next to an enumeration is one of its values, written as a text.
        return evolve(enum, kind="choice_or_text", python=f"{enum.python} | str", written=enum.written_as_text)
    raise Problem(f"{place}: this mixture of types is not supported; texts can be mixed with numbers or one enum.")


def _single(prop: PropertyProtocol, place: str) -> Shape:
    if type(prop) in SCALARS:
        return SCALARS[type(prop)]
    if isinstance(prop, EnumProperty):
        return _choice(prop)
    if isinstance(prop, ModelProperty):
        return Shape("nested", name := prop.class_info.name, class_name=name, module=prop.class_info.module_name)
    if isinstance(prop, ListProperty):
        item, nullable = shape_of(prop.inner_property, f"{place}[]")
        if nullable:
            raise Problem(f"{place}: a list whose items may be null is not supported.")
        return Shape("items", f"list[{item.python}]", item=item)
    kind = type(prop).__name__.removesuffix("Property").lower()
    raise Problem(f"{place}: a schema of the kind {kind} is not supported.")


def _choice(prop: EnumProperty) -> Shape:
    name, numbers = prop.class_info.name, prop.value_type is int
    # The parser has already escaped texts for a literal in double quotes. A number without a name has one of its own.
    named = [word.lower() for word, value in prop.values.items() if word != f"VALUE_{value}"]
    words = [f'"{word}"' for word in (named if numbers else prop.values.values())]
    return Shape(
        "choice",
        name,
        class_name=name,
        module=prop.class_info.module_name,
        written=_or_literal(name, words),
        written_as_text=_or_literal(name, [*words, *(f'"{value}"' for value in prop.values.values() if numbers)]),
    )


def _or_literal(name: str, words: list[str]) -> str:
    return f"{name} | Literal[{', '.join(words)}]" if words else name
