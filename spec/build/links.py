"""Documents move when they are handed out; their links move along."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Final

_LINK: Final = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_OUTSIDE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|#")


def moved(text: str, source: str, places: Mapping[str, str]) -> str:
    """A Markdown document as it reads at its new place.

    `places` says where each file of the tree is in the artefact. A link to one of them is bent; one to a file that is
    not handed out becomes its text; addresses and anchors stay as they are.
    """
    home = posixpath.dirname(places[source]) or "."

    def link(found: re.Match[str]) -> str:
        image, label, target = found.groups()
        if _OUTSIDE.match(target):
            return found.group()
        path, mark, anchor = target.partition("#")
        old = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        new = places.get(old)
        return label if new is None else f"{image}[{label}]({posixpath.relpath(new, home)}{mark}{anchor})"

    return _LINK.sub(link, text)
