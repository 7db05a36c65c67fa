"""Finds and reads `timetrack.yaml`, and turns it into the values of `contract`.

A contract that asks for something the mock has no behaviour for is refused at the start, never half served.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from timetrack_mock import layout
from timetrack_mock.contract import (
    Contract,
    ContractError,
    Document,
    Filter,
    Operation,
    Parameter,
    Property,
    Reference,
    Writing,
)
from timetrack_mock.declared import Answers, errors
from timetrack_mock.schema import Check, Schema

_HERE = Path(__file__).resolve().parent
_PLACES = (_HERE / "timetrack.yaml", _HERE.parents[1] / "openapi" / "timetrack.yaml")
_METHODS = ("get", "post", "put", "patch", "delete")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")  # names become parts of SQL text, so nothing else may occur in them
_MATCHES = frozenset({"contains", "equals", "not_before", "not_after"})


def default_path() -> Path:
    """The contract in the installed package, else the one of the checkout."""
    for place in _PLACES:
        if place.is_file():
            return place
    raise ContractError("The contract timetrack.yaml is not installed; name it with --contract.")


def load(path: str | Path | None = None) -> Contract:
    """Read a contract; the same unchanged file is read only once."""
    place = Path(path) if path is not None else default_path()
    try:
        state = place.stat()
        return _load(place.resolve(), state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise ContractError(f"The contract {place} cannot be read: {error.strerror}.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContractError(f"The contract {place} is not YAML: {' '.join(str(error).split())}.") from None
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise ContractError(f"The contract {place} does not describe an API the mock can serve: {error!r}.") from None


@lru_cache(maxsize=16)
def _load(place: Path, _changed: int, _size: int) -> Contract:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return _Reader(yaml.load(place.read_text("utf-8"), Loader=loader)).contract()


class _Reader:
    """Walks one document; holds nothing but that document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._schemas: Mapping[str, Schema] = document["components"]["schemas"]
        self._answers = Answers(document, self._resolved)

    def contract(self) -> Contract:
        operations = tuple(self._operations())
        key_header, secret_header = self._headers()
        rate = self._document["x-rate-limit"]
        return Contract(
            document=self._document,
            version=str(self._document["info"]["version"]),
            base_path=urlsplit(str(self._document["servers"][0]["url"])).path.rstrip("/"),
            key_header=key_header,
            secret_header=secret_header,
            limit=int(rate["requests"]),
            period=float(rate["seconds"]),
            operations=operations,
            resources=layout.resources(operations),
            errors=errors(operations),
        )

    def _headers(self) -> tuple[str, str]:
        schemes = self._document["components"]["securitySchemes"]
        key, secret = (str(schemes[name]["name"]) for name in self._document["security"][0])
        return key, secret

    def _resolved(self, node: Document) -> Document:
        while "$ref" in node:
            target: Any = self._document
            for part in str(node["$ref"]).removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def _facets(self, schema: Schema) -> dict[str, Any]:
        """What a schema says on its top level, with `$ref` and `allOf` merged in; its own words win."""
        own = self._resolved(schema)
        merged: dict[str, Any] = {}
        for part in own.get("allOf", ()):
            merged.update(self._facets(part))
        merged.update(own)
        return merged

    def _operations(self) -> Iterator[Operation]:
        for path, item in self._document["paths"].items():
            for method in _METHODS:
                if method in item:
                    yield self._operation(path, method, item)

    def _operation(self, path: str, method: str, item: Document) -> Operation:
        operation = item[method]
        segments = _segments(path)
        read = self._read_schema(operation)
        behaviour = layout.behaviour(segments, method, read)
        if behaviour is None:
            raise ContractError(f"The mock has no behaviour for {method.upper()} {path}; take it out of the contract.")
        alternative = operation.get("x-alternative-path")
        declared = [self._resolved(each) for each in (*item.get("parameters", ()), *operation.get("parameters", ()))]
        return Operation(
            id=str(operation.get("operationId", f"{method} {path}")),
            method=method.upper(),
            path=segments,
            behaviour=behaviour,
            subject=_checked_name(segments[1] if behaviour == "timer" else segments[0]),
            parameters=tuple(self._parameter(each) for each in declared if each["in"] == "query"),
            writing=self._writing(operation) if "requestBody" in operation else None,
            properties={name: self._property(name, part) for name, part in read.get("properties", {}).items()},
            answers=self._answers.of(path, method, operation),
            alternative=None if alternative is None else _segments(alternative),
        )

    def _read_schema(self, operation: Document) -> dict[str, Any]:
        for status in ("200", "2XX", "201"):
            answer = self._resolved(operation["responses"].get(status, {}))
            if "content" in answer:
                schema = self._facets(answer["content"]["application/json"]["schema"])
                return self._facets(schema["items"]) if schema.get("type") == "array" else schema
        return {}

    def _parameter(self, parameter: Document) -> Parameter:
        schema = self._facets(parameter["schema"])
        filter_ = parameter.get("x-filter")
        return Parameter(
            name=parameter["name"],
            required=parameter.get("required", False),
            type=schema.get("type", "string"),
            format=schema.get("format", ""),
            check=Check(parameter["schema"], self._schemas),
            filter=None if filter_ is None else Filter(_checked_name(filter_["property"]), _match(filter_["match"])),
            aliases=tuple(parameter.get("x-aliases", ())),
        )

    def _writing(self, operation: Document) -> Writing:
        body = self._resolved(operation["requestBody"])
        schema = body["content"]["application/json"]["schema"]
        facets = self._facets(schema)
        parts = {name: self._facets(part) for name, part in facets.get("properties", {}).items()}
        return Writing(
            required=body.get("required", False),
            check=Check(schema, self._schemas),
            read_as={name: _checked_name(part.get("x-read-as", name)) for name, part in parts.items()},
            likely_required=tuple(facets.get("x-likely-required", ())),
            references=tuple(
                Reference(name, part["x-references"]["resource"], _checked_name(part["x-references"]["property"]))
                for name, part in parts.items()
                if "x-references" in part
            ),
            unique=tuple(name for name, part in parts.items() if part.get("x-unique")),
            hidden=frozenset(name for name, part in parts.items() if part.get("writeOnly")),
        )

    def _nullable(self, facets: Schema) -> bool:
        branches = (*facets.get("oneOf", ()), *facets.get("anyOf", ()))
        return facets.get("nullable", False) or any(self._facets(branch).get("nullable", False) for branch in branches)

    def _property(self, name: str, schema: Schema) -> Property:
        facets = self._facets(schema)
        return Property(
            name=name,
            type=facets.get("type", ""),
            format=facets.get("format", ""),
            nullable=self._nullable(facets),
            initial=facets.get("x-initial"),
        )


def _segments(path: str) -> tuple[str, ...]:
    return tuple(path.strip("/").split("/"))


def _checked_name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ContractError(f"The contract uses the name {name!r}; names are letters, digits and underscores.")
    return name


def _match(match: str) -> str:
    if match not in _MATCHES:
        raise ContractError(f"The contract compares with {match!r}; the mock knows {', '.join(sorted(_MATCHES))}.")
    return match
