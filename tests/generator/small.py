"""A small contract that uses every convention once, and the way to turn a contract into an importable package."""

from __future__ import annotations

import importlib
import json
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.__main__ import main

NOON = datetime(2020, 10, 23, 12)

Document = dict[str, Any]


def ref(name: str, kind: str = "schemas") -> Document:
    return {"$ref": f"#/components/{kind}/{name}"}


def document() -> Document:
    """A fresh copy every time, so that a test may spoil it."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Small", "version": "1.0"},
        "servers": [{"url": "https://{account}.example.com", "variables": {"account": {"default": "demo"}}}],
        "security": [{"Key": [], "Secret": []}],
        "x-rate-limit": {"requests": 30, "seconds": 60},
        "tags": [{"name": "gadgets", "description": "Things."}, {"name": "parts"}],
        "paths": {
            "/gadgets": {
                "get": _operation(
                    "list_gadgets", _ok({"type": "array", "items": ref("Gadget")}), parameters=_filters()
                ),
                "post": _operation("create_gadget", _maybe(ref("WriteResult")), requestBody=_body("GadgetCreate")),
            },
            "/gadgets/{name}": {
                "parameters": [{"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}],
                "get": _operation("get_gadget", _ok(ref("Gadget"))),
                "put": _operation("update_gadget", _maybe(ref("WriteResult")), requestBody=_body("GadgetUpdate")),
                "delete": _operation("delete_gadget", {"2XX": {"description": "Gone."}}),
            },
            "/parts": {"get": _operation("list_parts", _ok({"type": "array", "items": ref("Part")}), "parts")},
            "/reports": {
                "get": _operation(
                    "report_parts",
                    _ok({"type": "array", "items": ref("Report")}),
                    "parts",
                    parameters=[ref("Page", "parameters"), ref("Limit", "parameters")],
                )
            },
        },
        "components": {
            "securitySchemes": {
                "Key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                "Secret": {"type": "apiKey", "in": "header", "name": "X-Secret"},
            },
            "parameters": {
                "Page": {"name": "page_number", "in": "query", "schema": {"type": "integer"}},
                "Limit": {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 200}},
            },
            "schemas": _schemas(),
        },
    }


def write(folder: Path, contract: Document) -> Path:
    """JSON is YAML."""
    path = folder / "contract.yaml"
    path.write_text(json.dumps(contract), encoding="utf-8")
    return path


def generate(folder: Path, contract: Document, name: str) -> Path:
    output = folder / name
    assert main(["--contract", str(write(folder, contract)), "--output", str(output)]) == 0
    return output


def load(folder: Path, contract: Document, name: str) -> ModuleType:
    """Generate and import it under a name that no other test uses."""
    generate(folder, contract, name)
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))


def part(package: ModuleType, name: str) -> Any:
    """A module of a generated package."""
    return importlib.import_module(f"{package.__name__}.{name}")


def _operation(name: str, responses: Document, tag: str = "gadgets", **more: Any) -> Document:
    return {"operationId": name, "tags": [tag], "summary": name, "responses": responses, **more}


def _ok(schema: Document) -> Document:
    return {"200": {"description": "Yes.", "content": {"application/json": {"schema": schema}}}}


def _maybe(schema: Document) -> Document:
    return {"2XX": {"description": "Yes.", "content": {"application/json": {"schema": schema}}}}


def _body(name: str) -> Document:
    return {"required": True, "content": {"application/json": {"schema": ref(name)}}}


def _filters() -> list[Document]:
    return [
        ref("Page", "parameters"),
        ref("Limit", "parameters"),
        {"name": "from", "in": "query", "required": True, "schema": ref("Moment"), "description": "The beginning."},
        {"name": "until", "in": "query", "schema": ref("Moment")},
        {"name": "day", "in": "query", "schema": {"type": "string", "format": "date"}},
        {"name": "active", "in": "query", "schema": {"type": "boolean"}},
        {"name": "mood", "in": "query", "schema": ref("Mood")},
        {"name": "ratio", "in": "query", "schema": {"type": "number"}},
    ]


def _schemas() -> Document:
    text, moment = {"type": "string"}, {"type": "string", "format": "wall-clock"}
    nullable = {"nullable": True}
    return {
        "Moment": moment,
        "Mood": {"type": "string", "enum": ["good", "bad"]},
        "Level": {"type": "integer", "x-extensible-enum": [0, 1], "x-enum-varnames": ["LOW", "HIGH"]},
        "WriteResult": {"type": "object", "properties": {"id": {"type": "integer", **nullable, "x-aliases": ["ID"]}}},
        "Part": {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}},
        "Report": {
            "type": "object",
            "x-identity": ["who", "workDate"],
            "properties": {"who": text, "workDate": {"type": "string", "format": "date"}},
        },
        "Gadget": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "integer", "x-aliases": ["ID"]},
                "text": {**text, **nullable},
                "count": {"type": "integer", **nullable},
                "price": {"type": "number", **nullable},
                "active": {"type": "boolean", **nullable},
                "from": {**moment, **nullable},
                "day": {"type": "string", "format": "date", **nullable},
                "mood": {"allOf": [ref("Mood")], **nullable},
                "level": {"allOf": [ref("Level")], **nullable},
                "place": {"oneOf": [{"type": "string"}, {"type": "number"}], **nullable},
                "tags": {"type": "array", "items": text, **nullable},
                "levels": {"type": "array", "items": ref("Level")},
                "parts": {"type": "array", "items": ref("Part")},
                "main": {"allOf": [ref("Part")], **nullable},
                "odd": {},
                # Names that generated functions use themselves.
                "get": {**text, **nullable},
                "src": {**text, **nullable},
                "extra": {**text, **nullable},
                "factory": {**text, **nullable},
                "field": {**text, **nullable},
                "date": {**moment, **nullable},
                "class": {**text, **nullable},
                "list": {"type": "array", "items": text},
            },
        },
        "Chip": {"type": "object", "properties": {"name": text, "size": {"type": "integer"}}},
        "GadgetCreate": {
            "type": "object",
            "required": ["text", "from", "label"],
            "properties": {
                "text": text,
                "from": ref("Moment"),
                "label": {**text, **nullable},
                "until": {**moment, **nullable},
                "day": {"type": "string", "format": "date"},
                "price": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[0-9]+$"}]},
                "level": ref("Level"),
                "status": {"anyOf": [ref("Level"), {"type": "string"}]},
                "active": {"type": "boolean"},
                "tags": {"type": "array", "items": text},
                "chips": {"type": "array", "items": ref("Chip")},
                "anything": {},
                "pin": {**text, "writeOnly": True},
            },
        },
        "GadgetUpdate": {
            "type": "object",
            "additionalProperties": False,
            "x-clearable": True,
            "properties": {
                "text": {**text, **nullable},
                "count": {"type": "integer"},
                "mood": ref("Mood"),
                "since": ref("Moment"),
                "pin": {**text, "writeOnly": True},
            },
        },
    }
