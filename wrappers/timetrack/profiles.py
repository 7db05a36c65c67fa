"""Options from a TOML file in the user's configuration folder, with one table per profile.

    [profiles.default]
    account = "acme"
    key = "…"
    secret = "…"

The file is refused if others can read it. With `keyring = true` key and secret come from the system's keyring instead.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

import platformdirs

from timetrack.auth import Secret
from timetrack.config import Options, hidden
from timetrack.errors import NotConfigured

SERVICE: Final = "timetrack-sdk"
"""The keyring's service; user names in it are `PROFILE/key` and `PROFILE/secret`."""

_OTHERS: Final = 0o077
_KINDS: Final[Mapping[str, type | tuple[type, ...]]] = {
    "account": str,
    "base_url": (str, Secret),
    "key": Secret,
    "secret": Secret,
    "limit_per_minute": int,
    "page_size": int,
    "timeout": (int, float),
    "timezone": str,
    "throttle": Secret,
    "max_burst": int,
    "max_wait": (int, float),
    "largest_answer": int,
}


def default_path() -> Path:
    """Return where the file is looked for, such as `~/.config/timetrack/config.toml`."""
    return platformdirs.user_config_path("timetrack", appauthor=False) / "config.toml"


def from_profile(name: str, path: Path | None = None) -> Options:
    """Return the options of one profile.

    Raises NotConfigured if the file is missing, malformed or readable by others, or has no such profile.
    """
    place = default_path() if path is None else path
    profiles = _profiles(place)
    if name not in profiles:
        known = ", ".join(sorted(profiles)) or "none"
        raise NotConfigured(f"{place} has no profile {name!r}; it has: {known}.")
    table = dict(profiles[name])
    if table.pop("keyring", False):
        table.update(key=_from_keyring(f"{name}/key"), secret=_from_keyring(f"{name}/secret"))
    for option, value in table.items():
        if not isinstance(value, _KINDS.get(option, ())) or isinstance(value, bool):
            raise NotConfigured(f"{place}: {option!r} of profile {name!r} is unknown or of the wrong type.")
    return cast("Options", table)


def _profiles(path: Path) -> dict[str, dict[str, Any]]:
    """Read the file; raises NotConfigured outside of any handler, because what broke holds the text of the file."""
    profiles, problem = _read(path)
    if problem:
        raise NotConfigured(f"{path} {problem}.")
    return profiles


def _read(path: Path) -> tuple[dict[str, dict[str, Any]], str]:
    """Return the profiles, in which secrets are hidden, and what is wrong with the file."""
    try:
        with path.open("rb") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS:
                return {}, f"holds a secret and others may read it: run chmod 600 {path}"
            return _hidden(tomllib.load(file).get("profiles")), ""
    except tomllib.TOMLDecodeError as error:
        return {}, f"is not valid TOML{_place(error)}"
    except UnicodeDecodeError:
        return {}, "is not valid TOML: it is not UTF-8"
    except OSError as error:
        return {}, f"cannot be read: {error.strerror}"


def _place(error: tomllib.TOMLDecodeError) -> str:
    """Return where the file is broken; what else is said of it may quote a part of a secret."""
    found = re.search(r"\(at (line \d+), column \d+\)|\((at end of document)\)", str(error))
    return f": look at {found[1] or 'its end'}" if found else ""


def _hidden(profiles: object) -> dict[str, dict[str, Any]]:
    return {
        name: {option: hidden(option, value) for option, value in _table(table).items()}
        for name, table in _table(profiles).items()
    }


def _table(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _from_keyring(user: str) -> Secret:
    found, problem = _asked(user)
    if problem:
        raise NotConfigured(problem)
    if not found.reveal():
        raise NotConfigured(f"The keyring holds nothing for {user!r}: run keyring set {SERVICE} {user}.")
    return found


def _asked(user: str) -> tuple[Secret, str]:
    try:
        keyring = import_module("keyring")
    except ModuleNotFoundError:
        return Secret(""), "The profile wants the keyring: install it with pip install 'timetrack-sdk[keyring]'."
    try:
        return Secret(keyring.get_password(SERVICE, user) or ""), ""
    except Exception as error:  # whatever the back end of the system raises
        return Secret(""), f"The keyring cannot be read ({type(error).__name__}): unlock it, or use the file."
