"""Puts the surface together: operations and resource classes from the contract and the parsed endpoints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol

from . import statements
from .contract import Node, RawOperation, described, operations
from .facts import facts_of
from .fields import Field, Model
from .models import enums_of, field_of, models_of, untrusted
from .names import check_classes, check_parameters, class_name, verb_of
from .problem import Problem
from .shapes import Shape, shape_of
from .surface import OperationCode, Paging, Resource, Result, Surface
from .text import f_string_part, literal

PAGED_BY = ("page_number", "limit")


def surface_of(document: Mapping[str, Any], data: GeneratorData) -> Surface:
    """Everything the templates need. `document` is the overlaid contract that `data` was parsed from."""
    models, enums = models_of(data), enums_of(data)
    codes = _operations(document, data, models)
    resources = _resources(document, codes)
    check_classes([*models, *enums])
    return Surface(
        title=untrusted(data.title),
        version=untrusted(data.version),
        models=models,
        enums=enums,
        operations=codes,
        resources=resources,
        **facts_of(document),
    )


def _resources(document: Node, codes: Mapping[str, OperationCode]) -> dict[str, Resource]:
    found: dict[str, Resource] = {}
    for tag in document.get("tags", []):
        own = tuple(code for code in codes.values() if code.tag == tag["name"])
        if own:
            found[tag["name"]] = Resource(tag["name"], class_name(tag["name"]), tag.get("description", ""), own)
    return found


def _operations(document: Node, data: GeneratorData, models: Mapping[str, Model]) -> dict[str, OperationCode]:
    parsed = {str(one.name): one for group in data.endpoint_collections_by_tag.values() for one in group.endpoints}
    raws = list(operations(document))
    modules = {str(raw.node["operationId"]) for raw in raws}
    codes = [_operation(document, raw, parsed[raw.node["operationId"]], models) for raw in raws]
    for code in codes:
        keywords = [*code.path_parameters, *code.query, *code.body_parameters]
        check_parameters(code.name, [(field.json, field.name) for field in keywords], modules)
    return {code.name: code for code in codes}


def _operation(document: Node, raw: RawOperation, parsed: Endpoint, models: Mapping[str, Model]) -> OperationCode:
    if parsed.header_parameters or parsed.cookie_parameters:
        raise Problem(f"{parsed.name}: header and cookie parameters are not supported.")
    path = tuple(_parameter(document, raw, prop) for prop in parsed.path_parameters)
    query = tuple(_parameter(document, raw, prop) for prop in parsed.query_parameters)
    body = _body(parsed, models)
    result = _result(parsed)
    paged_by = PAGED_BY if set(PAGED_BY) <= {field.json for field in query} else ()
    return OperationCode(
        name=str(parsed.name),
        verb=verb_of(str(parsed.name)),
        tag=str(raw.node["tags"][0]),
        method=raw.method.upper(),
        template=literal(raw.path),
        path=_path(raw.path, path),
        alternative=_alternative(raw),
        summary=str(raw.node.get("summary") or ""),
        description=str(raw.node.get("description") or ""),
        path_parameters=path,
        query=tuple(sorted(query, key=lambda field: not field.needed)),
        body=body,
        body_parameters=body.fields if body else (),
        result=result,
        paging=_paging(raw, parsed, result, models) if paged_by else None,
        paged_by=paged_by,
    )


def _parameter(document: Node, raw: RawOperation, prop: PropertyProtocol) -> Field:
    field = field_of(prop, str(raw.node["operationId"]), None)
    if field.shape.kind in {"nested", "items", "anything"} or field.nullable:
        raise Problem(f"{raw.node['operationId']}: the parameter {field.json!r} has to be one plain value.")
    node = next(one for one in raw.parameters if one["name"] == untrusted(prop.name))
    return evolve(field, doc=described(document, node) or described(document, node.get("schema")))


def _alternative(raw: RawOperation) -> str | None:
    """The other path that the documentation gives, as a literal."""
    alternative = raw.node.get("x-alternative-path")
    if alternative is None:
        return None
    if "{" in raw.path:
        raise Problem(f"{raw.node['operationId']}: x-alternative-path is for paths without parameters.")
    return literal(alternative)


def _path(template: str, parameters: tuple[Field, ...]) -> str:
    if not parameters:
        return literal(template)
    names = {field.json: field for field in parameters}
    # Every second piece is the name of a parameter. Single quotes: Python 3.11 cannot nest the same ones.
    pieces = re.split(r"{([^}]*)}", template)
    texts = [f_string_part(piece) for piece in pieces[::2]]
    fields = [names[key] for key in pieces[1::2]]
    slots = [f"{{{statements.part_of_path(one.shape, one.name, repr(one.name))}}}" for one in fields]
    return 'f"' + "".join(text + slot for text, slot in zip(texts, [*slots, ""], strict=True)) + '"'


def _body(parsed: Endpoint, models: Mapping[str, Model]) -> Model | None:
    if not parsed.bodies:
        return None
    prop = parsed.bodies[0].prop
    if len(parsed.bodies) > 1 or parsed.bodies[0].body_type != "json" or not isinstance(prop, ModelProperty):
        raise Problem(f"{parsed.name}: a request body has to be one JSON object.")
    return models[prop.class_info.name]


def _result(parsed: Endpoint) -> Result:
    answers = [one for one in parsed.responses if one.status_code.range and 200 <= one.status_code.range[0] < 300]
    if len(answers) != 1:
        raise Problem(f'{parsed.name}: exactly one answer has to stand for success, such as "200" or "2XX".')
    answer, name = answers[0], literal(str(parsed.name))
    if answer.source["attribute"] == "None":
        return Result("None", "answers.nothing(body)", None, needs_body=False)
    shape, _ = shape_of(answer.prop, f"{parsed.name} {answer.status_code.pattern}")
    item = shape.item or shape
    if answer.source["attribute"] != "response.json()" or item.kind != "nested":
        raise Problem(f"{parsed.name}: an answer has to be a JSON object or a list of objects.")
    if answer.status_code.is_range():
        return _lenient(parsed, answer.prop, shape)
    reader = "records" if shape.item else "record"
    return Result(shape.python, f"answers.{reader}({name}, body, {item.class_name}.from_dict)", shape, needs_body=True)


def _lenient(parsed: Endpoint, prop: PropertyProtocol, shape: Shape) -> Result:
    if not isinstance(prop, ModelProperty) or prop.required_properties:
        raise Problem(f'{parsed.name}: the body of a "2XX" answer is an object without required properties.')
    reader = f"answers.written({literal(str(parsed.name))}, body, {shape.class_name}.from_dict)"
    return Result(shape.python, reader, shape, needs_body=False)


def _paging(raw: RawOperation, parsed: Endpoint, result: Result, models: Mapping[str, Model]) -> Paging:
    if result.shape is None or result.shape.item is None:
        raise Problem(f"{parsed.name}: an operation with page_number and limit has to answer a list.")
    limit = next(one for one in raw.parameters if one["name"] == "limit").get("schema", {}).get("maximum")
    if type(limit) is not int:
        raise Problem(f"{parsed.name}: the parameter limit needs a maximum, the largest page.")
    model = models[result.shape.item.class_name]
    return Paging(limit, _identity(parsed, model), _equals(raw, model))


def _equals(raw: RawOperation, model: Model) -> tuple[tuple[str, str], ...]:
    """The filters that let through only records with the same value, and the attribute that has it."""
    attributes = {field.json: field.name for field in model.fields}
    filters: list[tuple[str, Node]] = [(str(one["name"]), one.get("x-filter", {})) for one in raw.parameters]
    return tuple(
        (name, attributes[rule["property"]])
        for name, rule in filters
        if rule.get("match") == "equals" and rule.get("property") in attributes
    )


def _identity(parsed: Endpoint, model: Model) -> tuple[str, ...]:
    attributes = {field.json: field.name for field in model.fields}
    if "id" in attributes:
        return (attributes["id"],)
    keys = model.identity
    if not keys or any(key not in attributes for key in keys):
        raise Problem(
            f"{parsed.name}: {model.name} has no property id, so it needs x-identity with its own properties."
        )
    return tuple(attributes[key] for key in keys)
