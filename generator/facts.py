"""The facts of the contract that become constants: server, security headers, request limit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .contract import Node
from .problem import Problem


def facts_of(document: Node) -> dict[str, Any]:
    """The values of the surface that stand in the contract as they are."""
    server = next(iter(document.get("servers") or []), None)
    rate = document.get("x-rate-limit")
    if not server or not rate:
        raise Problem("the contract needs servers and x-rate-limit.")
    variables: Mapping[str, Any] = server.get("variables", {})
    return {
        "server": str(server["url"]),
        "server_variables": tuple((name, str(one["default"])) for name, one in variables.items()),
        "security_headers": _security_headers(document),
        "requests": int(rate["requests"]),
        "seconds": int(rate["seconds"]),
    }


def _security_headers(document: Node) -> tuple[str, ...]:
    schemes = document.get("components", {}).get("securitySchemes", {})
    requirements: list[Mapping[str, Any]] = document.get("security") or []
    found = [schemes.get(name, {}) for requirement in requirements[:1] for name in requirement]
    headers = [one.get("name") for one in found if (one.get("type"), one.get("in")) == ("apiKey", "header")]
    if not found or len(headers) < len(found) or not all(headers):
        raise Problem(
            "the contract needs a root security requirement, and all of its schemes are an apiKey in a header."
        )
    return tuple(str(name) for name in headers)
