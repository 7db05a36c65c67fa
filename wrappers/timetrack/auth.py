"""Signs a request: the two headers that the contract demands together."""

from __future__ import annotations

from timetrack_client import contract


def headers_for(key: str, secret: str) -> dict[str, str]:
    """Return the headers that prove who is calling (general API page, "Authentication")."""
    return dict(zip(contract.SECURITY_HEADERS, (key, secret), strict=True))
