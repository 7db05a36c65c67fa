"""Options from a TOML file in the user's configuration folder, with one table per profile.

    [profiles.default]
    account = "acme"
    key = "…"
    secret = "…"

The file is refused if others can read it. With `keyring = true` key and secret come from the system's keyring instead.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

import platformdirs

from timetrack.auth import Secret
from timetrack.config import Options
from timetrack.errors import NotConfigured

SERVICE: Final = "timetrack-sdk"
"""The keyring's service; user names in it are `PROFILE/key` and `PROFILE/secret`."""

_OTHERS: Final = 0o077
_KINDS: Final[Mapping[str, type | tuple[type, ...]]] = {
    "account": str,
    "base_url": str,
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
    """Read the file; from here on key and secret are hidden, so that no traceback with locals can show them."""
    try:
        with path.open("rb") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS:
                raise NotConfigured(f"{path} holds a secret and others may read it: run chmod 600 {path}.")
            return _hidden(tomllib.load(file).get("profiles"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NotConfigured(f"{path} is not valid TOML: {error}.") from None
    except OSError as error:
        raise NotConfigured(f"{path} cannot be read: {error.strerror}.") from None


def _hidden(profiles: object) -> dict[str, dict[str, Any]]:
    return {
        name: {option: _hide(option, value) for option, value in _table(table).items()}
        for name, table in _table(profiles).items()
    }


def _table(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _hide(option: str, value: object) -> object:
    return Secret(value) if option in {"key", "secret", "throttle"} and isinstance(value, str) else value


def _from_keyring(user: str) -> Secret:
    try:
        keyring = import_module("keyring")
    except ModuleNotFoundError:
        raise NotConfigured(
            "The profile wants the keyring: install it with pip install 'timetrack-sdk[keyring]'."
        ) from None
    try:
        found = Secret(keyring.get_password(SERVICE, user) or "")
    except Exception as error:  # whatever the back end of the system raises
        raise NotConfigured(
            f"The keyring cannot be read ({type(error).__name__}): unlock it, or use the file."
        ) from None
    if not found.reveal():
        raise NotConfigured(f"The keyring holds nothing for {user!r}: run keyring set {SERVICE} {user}.")
    return found
