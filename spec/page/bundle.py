"""Redoc as it comes from npm, with two changes: what it would fetch from elsewhere, and which answer it shows first."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from attrs import frozen

from spec.refused import Refused
from spec.tools import TOOLS, packages

LOGO: Final = "https://cdn.redoc.ly/redoc/logo-mini.svg"
"""The picture beside the name of Redoc at the foot of the menu. The name and its link stay."""
RESPONSES: Final = "Object.keys(this.operationSpec.responses||[])"
"""The statuses of an operation, which JavaScript sorts so that `2XX` comes after `500`."""

CHANGES: Final = {
    LOGO: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/%3E",
    RESPONSES: f'{RESPONSES}.sort((a,b)=>(a[0]!=="2")-(b[0]!=="2"))',
}
"""What stands in the bundle, each exactly once, and what it becomes."""


@frozen
class Bundle:
    """A script that defines `Redoc`, and the licenses of everything in it."""

    script: str
    licenses: str


def installed_bundle(folder: Path | None = None) -> Bundle:
    """The bundle of the installed package, which asks nobody for anything; raises ToolMissing or Refused."""
    package = folder or packages(TOOLS) / "redoc"
    names = ("LICENSE", "bundles/redoc.standalone.js.LICENSE.txt")
    licenses = "\n\n".join((package / name).read_text("utf-8").strip() for name in names)
    return Bundle(changed((package / "bundles/redoc.standalone.js").read_text("utf-8")), licenses)


def changed(script: str) -> str:
    """The script with both changes; raises Refused unless each fits exactly once."""
    for old, new in CHANGES.items():
        if (found := script.count(old)) != 1:
            raise Refused(f"Redoc's bundle has {found} times {old} instead of once: look at what it does now.")
        script = script.replace(old, new)
    return script
