"""The base URL in its one normal form: one server has one budget, however its address is written.

The form is that of RFC 3986, section 6: scheme and host in lower case, no port that goes without saying, no dot
segments, percent-encoding only where it is needed. Doubled slashes, the dot behind a host name and international names
(IDNA, UTS 46) are brought into one form, too. This module opens no connection.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

from timetrack.errors import NotConfigured
from timetrack_client import contract

USUAL_PATH: Final = urlsplit(contract.SERVER_TEMPLATE).path
"""Where the API is below a host, such as `/api/v2/ext`."""

_LABEL: Final = r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?"
_ACCOUNT: Final = re.compile(_LABEL.replace("_", ""))
_HOST: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_ONLY_A_NUMBER: Final = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_USUAL_PORTS: Final = {"http": 80, "https": 443}
_EXAMPLE: Final = "give one such as https://timetrack.example.com/api/v2/ext"


def base_url_of(account: str | None, base_url: str | None) -> str:
    """Return where requests go, without a slash at the end; `base_url` wins over `account`.

    Raises NotConfigured with one sentence that says what to give.
    """
    if base_url is not None:
        return _on_premise(base_url)
    if account is None:
        raise NotConfigured(
            "No account: give account= or set TIMETRACK_ACCOUNT, the first label of the host you log in to; for an "
            "installation of your own give base_url= or set TIMETRACK_BASE_URL."
        )
    name = account.lower()
    if not _ACCOUNT.fullmatch(name):
        raise NotConfigured(
            f"{account!r} is not an account name: give only the first label of the host, letters, digits and hyphens."
        )
    return contract.SERVER_TEMPLATE.replace("{account}", name)


def is_loopback(host: str) -> bool:
    """Whether a host in its normal form is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _on_premise(base_url: str) -> str:
    try:
        parts = urlsplit(base_url)
        host, port, path = _host(parts.hostname or ""), parts.port, _path(parts.path)
    except ValueError:  # UnicodeError, which IDNA raises, is one
        host, port, path, parts = "", None, "", urlsplit("")
    if parts.scheme not in _USUAL_PORTS or not host or port == 0 or not _is_one_word(base_url):
        raise NotConfigured(f"{base_url!r} is not a base URL: {_EXAMPLE}.")
    if parts.scheme == "http" and not is_loopback(host):
        raise NotConfigured(f"The base URL must begin with https: key and secret would reach {host} unencrypted.")
    return f"{parts.scheme}://{_authority(host, parts, port)}{path}"


def _authority(host: str, parts: SplitResult, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port in {None, _USUAL_PORTS[parts.scheme]} else f"{name}:{port}"


def _is_one_word(text: str) -> bool:
    return text.isprintable() and not any(letter.isspace() for letter in text)


def _host(name: str) -> str:
    """Return a name or address in its normal form; raises ValueError if no host can have it."""
    try:
        return ipaddress.ip_address(name).compressed
    except ValueError:
        name = _without_dot(name if name.isascii() else _international(name)).lower()
    # Resolvers read what ends in a number as an IPv4 address in an old notation, such as 127.1.
    if not _HOST.fullmatch(name) or _ONLY_A_NUMBER.fullmatch(name):
        raise ValueError(name)
    return name


def _international(name: str) -> str:
    import idna  # takes long to import, and hardly anybody needs it

    return idna.encode(name, uts46=True).decode()


def _without_dot(name: str) -> str:
    return name[:-1] if name.endswith(".") else name


def _path(text: str) -> str:
    """Remove dot segments and empty ones (RFC 3986, 5.2.4), and percent-encode what has to be (6.2.2)."""
    segments: list[str] = []
    for segment in _percent_encoded(text).split("/"):
        if segment == "..":
            del segments[-1:]
        elif segment not in {"", "."}:
            segments.append(segment)
    return "".join(f"/{segment}" for segment in segments)


def _percent_encoded(text: str) -> str:
    """Decode what needs no encoding, encode what does, and write the digits in upper case."""
    if re.search("%(?![0-9A-Fa-f]{2})", text):
        raise ValueError(text)
    decoded = re.sub("%([0-9A-Fa-f]{2})", lambda found: _normal(int(found[1], 16)), text)
    return quote(decoded, safe="/%!$&'()*+,;=:@~")


def _normal(byte: int) -> str:
    letter = chr(byte)
    return letter if letter.isascii() and (letter.isalnum() or letter in "-._~") else f"%{byte:02X}"
