"""Models and enums of the surface, from what openapi-python-client parsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.literal_enum_property import LiteralEnumProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema import Schema
from openapi_python_client.schema.untrusted_string import UntrustedString

from .fields import EnumClass, Field, Model
from .names import check_fields
from .problem import Problem
from .shapes import shape_of


def models_of(data: GeneratorData) -> dict[str, Model]:
    """Every model, told apart by whether requests or answers lead to it."""
    parsed = {str(model.class_info.name): model for model in data.models}
    endpoints = [one for group in data.endpoint_collections_by_tag.values() for one in group.endpoints]
    sent = _reachable(parsed, [body.prop for endpoint in endpoints for body in endpoint.bodies])
    read = _reachable(parsed, [answer.prop for endpoint in endpoints for answer in endpoint.responses])
    if both := sorted(sent & read):
        raise Problem(
            f"the schema {both[0]} is both sent and received; requests and answers have schemas of their own."
        )
    return {name: _model(model, name in sent) for name, model in sorted(parsed.items())}


def enums_of(data: GeneratorData) -> dict[str, EnumClass]:
    """Every enum, as an open class."""
    return {enum.name: enum for enum in sorted(map(_enum, data.enums), key=lambda enum: enum.name)}


def field_of(prop: PropertyProtocol, place: str, own: Schema | None) -> Field:
    """One property or parameter. `own` is its schema as the contract writes it, whose words come first."""
    key = untrusted(prop.name)
    shape, nullable = shape_of(prop, f"{place}.{key}")
    aliases = extension(own, "x-aliases") or ()
    return Field(
        json=key,
        name=str(prop.python_name),
        shape=shape,
        needed=prop.required,
        nullable=nullable,
        doc=untrusted(own.description if own and own.description else prop.description),
        aliases=tuple(str(alias) for alias in aliases),
        hidden=bool(own and own.writeOnly),
    )


def extension(schema: Schema | None, name: str) -> Any:
    """The value of an `x-…` key, or None."""
    return (schema.model_extra or {}).get(name) if schema else None


def untrusted(value: UntrustedString | str | None) -> str:
    """The bare text of something that must pass a filter before it becomes code."""
    return value.get_untrusted_value() if isinstance(value, UntrustedString) else value or ""


def _model(parsed: ModelProperty, writes: bool) -> Model:
    name = str(parsed.class_info.name)
    props = [*(parsed.required_properties or ()), *(parsed.optional_properties or ())]
    check_fields(name, [(untrusted(prop.name), str(prop.python_name)) for prop in props])
    return Model(
        name=name,
        module=str(parsed.class_info.module_name),
        doc=untrusted(parsed.description),
        fields=_attributes(field_of(prop, name, _own_schema(parsed, prop)) for prop in props),
        writes=writes,
        identity=tuple(str(key) for key in extension(parsed.data, "x-identity") or ()),
        open=parsed.additional_properties is not None or not writes,
    )


def _attributes(fields: Iterable[Field]) -> tuple[Field, ...]:
    # Attributes without a default stand first; a required one that may be null has a default when it is read.
    return tuple(sorted(fields, key=lambda field: not field.needed or field.nullable))


def _own_schema(parsed: ModelProperty, prop: PropertyProtocol) -> Schema | None:
    for schema in (parsed.data, *parsed.data.allOf):
        found = (schema.properties or {}).get(prop.name) if isinstance(schema, Schema) else None
        if isinstance(found, Schema):
            return found
    return None


def _enum(parsed: EnumProperty | LiteralEnumProperty) -> EnumClass:
    if isinstance(parsed, LiteralEnumProperty):
        raise Problem(f"the enum {parsed.class_info.name} is literal; literal_enums is not supported.")
    numbers = parsed.value_type is int
    return EnumClass(
        name=str(parsed.class_info.name),
        module=str(parsed.class_info.module_name),
        doc=untrusted(parsed.description),
        base="OpenIntEnum" if numbers else "OpenStrEnum",
        # The parser has already escaped texts for a literal in double quotes.
        members=tuple((name, str(value) if numbers else f'"{value}"') for name, value in parsed.values.items()),
    )


def _reachable(models: Mapping[str, ModelProperty], roots: Sequence[PropertyProtocol]) -> set[str]:
    found: set[str] = set()
    waiting: list[PropertyProtocol] = list(roots)
    while waiting:
        prop = waiting.pop()
        if isinstance(prop, UnionProperty):
            waiting += prop.inner_properties
        elif isinstance(prop, ListProperty):
            waiting.append(prop.inner_property)
        elif isinstance(prop, ModelProperty) and prop.class_info.name not in found:
            found.add(str(prop.class_info.name))
            model = models[prop.class_info.name]
            waiting += [*(model.required_properties or ()), *(model.optional_properties or ())]
    return found
