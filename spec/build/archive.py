"""Checksums and one file for all: neither holds a date, an owner or an order of its own."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

CHECKSUMS: Final = "SHA256SUMS"

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o100644 << 16
_UNIX: Final = 3


def checksums(files: Mapping[str, bytes]) -> str:
    """One line for each file, as `sha256sum -c` reads them."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """A zip with everything below one folder.

    It is stored, not compressed: what a compressor makes of the same bytes depends on its version, and the checksum of
    the artefact must not.
    """
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            entry = ZipInfo(f"{folder}/{name}", _EPOCH)
            entry.external_attr, entry.create_system = _READABLE, _UNIX
            archive.writestr(entry, files[name])
    return buffer.getvalue()
