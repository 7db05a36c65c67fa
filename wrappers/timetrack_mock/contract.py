"""The contract as values: what `timetrack.yaml` says about operations, records and limits, read once and frozen.

Whatever the YAML can say is taken from it, so a resource added there is served without a change here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from timetrack_mock.message import Json, StartupError
from timetrack_mock.schema import Check

Document = Mapping[str, Any]


class ContractError(StartupError):
    """The contract cannot be used."""


@dataclass(frozen=True)
class Filter:
    """What a query parameter does to a list (`x-filter`)."""

    property: str
    match: str


@dataclass(frozen=True)
class Parameter:
    """A query parameter."""

    name: str
    required: bool
    type: str
    format: str
    check: Check
    filter: Filter | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Property:
    """A property as it is read."""

    name: str
    type: str
    format: str
    nullable: bool
    initial: Json


@dataclass(frozen=True)
class Reference:
    """A written property that must name an existing record (`x-references`)."""

    property: str
    resource: str
    target: str


@dataclass(frozen=True)
class Writing:
    """A request body: how it is checked, and under which names its values are read back.

    `unique` names the properties whose value no other record may have, `hidden` those that are written and never read.
    """

    required: bool
    check: Check
    read_as: Mapping[str, str]
    likely_required: tuple[str, ...]
    references: tuple[Reference, ...]
    unique: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Resource:
    """A kind of record that the mock stores."""

    name: str
    properties: Mapping[str, Property]
    indexed: frozenset[str]


@dataclass(frozen=True)
class Declared:
    """A declared answer: its JSON body, if it has one, and its headers by their names in lower case."""

    body: Check | None = None
    headers: Mapping[str, Check] = field(default_factory=dict[str, Check])


@dataclass(frozen=True)
class Operation:
    """One method on one path; `behaviour` says which part of the mock answers it.

    `answers` has the declared answers by their status, such as `200` or `2XX`. `alternative` is the path that a copy of
    the documentation has instead (`x-alternative-path`).
    """

    id: str
    method: str
    path: tuple[str, ...]
    behaviour: str
    subject: str
    parameters: tuple[Parameter, ...]
    writing: Writing | None
    properties: Mapping[str, Property]
    answers: Mapping[str, Declared]
    alternative: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Contract:
    """Everything the mock needs to know; `document` is the file as it was read, for showing it."""

    document: Document
    version: str
    base_path: str
    key_header: str
    secret_header: str
    limit: int
    period: float
    operations: tuple[Operation, ...]
    resources: Mapping[str, Resource]
    errors: Mapping[str, Declared]
