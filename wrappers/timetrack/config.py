"""Where to send requests and how fast: checked once, frozen, and free of secrets when shown.

This module reads no file and opens no connection.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import tzinfo
from math import isfinite
from typing import Final, TypedDict, cast
from urllib.parse import urlsplit

from attrs import frozen

from timetrack._version import __version__
from timetrack.auth import Credentials, Secret
from timetrack.baseurl import base_url_of, is_loopback
from timetrack.errors import NotConfigured
from timetrack.wallclock import zone_of
from timetrack_client import contract

LARGEST_PAGE: Final = 1000
"""The largest page a server gives (general API page, "Pagination"); the page size unless told otherwise."""

LARGEST_ANSWER: Final = 64 * 1024 * 1024
"""The largest body in bytes that is read unless told otherwise: a page of 1000 records has about a hundredth of it."""

USER_AGENT: Final = f"timetrack-sdk/{__version__}"

_HEADER_VALUE: Final = re.compile(r"[\x21-\x7e]+", re.ASCII)
_WHERE_KEYS_ARE: Final = "both are found in the web app under Settings / General / API"


@frozen
class Config:
    """Everything a client needs to know, already checked.

    `limit_per_minute` is the number of requests in any rolling 60 s, or None for no limit; `max_burst` how many of them
    may follow each other at once. `timeout` is in seconds and holds for each request, `max_wait` for each wait for a
    slot of the budget; `page_size` is the number of records asked for at once, `largest_answer` the number of bytes
    that are read of an answer.
    """

    base_url: str
    credentials: Credentials
    limit_per_minute: int | None = contract.REQUESTS_PER_MINUTE
    page_size: int = LARGEST_PAGE
    timeout: float = 30.0
    user_agent: str = USER_AGENT
    timezone: tzinfo | None = None
    max_burst: int | None = None
    max_wait: float | None = None
    largest_answer: int = LARGEST_ANSWER

    @property
    def is_loopback(self) -> bool:
        """Whether requests stay on this machine."""
        return is_loopback(urlsplit(self.base_url).hostname or "")


def configure(
    *,
    account: str | None,
    base_url: str | Secret | None,
    key: Secret | None,
    secret: Secret | None,
    limit_per_minute: int | None,
    page_size: int,
    timeout: float,
    user_agent: str,
    timezone: str | tzinfo | None,
    max_burst: int | None,
    max_wait: float | None,
    largest_answer: int,
) -> Config:
    """Check every option and return the configuration.

    Raises NotConfigured with one sentence that says what to give.
    """
    config = Config(
        base_url=base_url_of(account, _shown(base_url)),
        credentials=Credentials(
            _credential("key", key, "TIMETRACK_API_KEY"), _credential("secret", secret, "TIMETRACK_API_SECRET")
        ),
        limit_per_minute=limit_per_minute,
        page_size=page_size,
        timeout=timeout,
        user_agent=_user_agent(user_agent),
        timezone=zone_of(timezone),
        max_burst=max_burst,
        max_wait=max_wait,
        largest_answer=largest_answer,
    )
    return checked(config)


class Options(TypedDict, total=False):
    """The options of a client that the environment can give."""

    account: str
    base_url: str | Secret
    key: str | Secret
    secret: str | Secret
    limit_per_minute: int
    page_size: int
    timeout: float
    timezone: str | tzinfo
    throttle: str | Secret
    max_burst: int
    max_wait: float
    largest_answer: int


def hidden(option: str, value: object) -> object:
    """Return the value of an option, as a Secret if it is one.

    Every text that is no known harmless option counts as one: a misspelt name may stand before a key. So does an
    address with more than an address in it, such as a password. From here on no local of any frame may have the text,
    so that no traceback with locals can show it.
    """
    if not isinstance(value, str) or (option in _HARMLESS and not (option == "base_url" and set(value) & set("@?#"))):
        return value
    return Secret(value)


def hidden_options(options: Options) -> Options:
    """Return the same options with every secret hidden."""
    return cast("Options", {option: hidden(option, value) for option, value in options.items()})


def variables(env: Mapping[str, str]) -> dict[str, str | Secret]:
    """Return what `TIMETRACK_*` variables say, by the option; an empty variable counts as not set.

    An environment shows all that it holds, so it must not be at hand any more when something is refused.
    """
    texts = ((option, env.get(variable)) for option, (variable, _) in _VARIABLES.items())
    return {option: cast("str | Secret", hidden(option, text)) for option, text in texts if text}


def from_environment(given: Mapping[str, str | Secret]) -> Options:
    """Return the options of what `variables` found.

    Raises NotConfigured if a number is malformed.
    """
    read: dict[str, object] = {}
    for option, text in given.items():
        variable, number = _VARIABLES[option]
        read[option] = text if number is None or isinstance(text, Secret) else number(variable, text)
    return cast("Options", read)


def _whole(variable: str, text: str) -> int:
    value = _number(variable, text)
    if not value.is_integer():
        raise NotConfigured(f"{variable} must be a whole number, not {text!r}.")
    return int(value)


def _number(variable: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise NotConfigured(f"{variable} must be a number, not {text!r}.")
    return value


_VARIABLES: Final[Mapping[str, tuple[str, Callable[[str, str], object] | None]]] = {
    "account": ("TIMETRACK_ACCOUNT", None),
    "base_url": ("TIMETRACK_BASE_URL", None),
    "key": ("TIMETRACK_API_KEY", None),
    "secret": ("TIMETRACK_API_SECRET", None),
    "limit_per_minute": ("TIMETRACK_LIMIT_PER_MINUTE", _whole),
    "page_size": ("TIMETRACK_PAGE_SIZE", _whole),
    "timeout": ("TIMETRACK_TIMEOUT", _number),
    "timezone": ("TIMETRACK_TIMEZONE", None),
    "throttle": ("TIMETRACK_THROTTLE", None),
    "max_burst": ("TIMETRACK_MAX_BURST", _whole),
    "max_wait": ("TIMETRACK_MAX_WAIT", _number),
    "largest_answer": ("TIMETRACK_LARGEST_ANSWER", _whole),
}
_HARMLESS: Final = frozenset(_VARIABLES) - {"key", "secret", "throttle"}


def _shown(base_url: str | Secret | None) -> str | None:
    """Refuse an address with more than an address in it, which was hidden because a password may be in it."""
    if isinstance(base_url, Secret):
        raise NotConfigured("The base URL must hold no user name, query or fragment: give only scheme, host and path.")
    return base_url


def _credential(name: str, value: Secret | None, variable: str) -> Secret:
    if value is None or not value.reveal():
        raise NotConfigured(f"No {name}: give {name}= or set {variable}; {_WHERE_KEYS_ARE}.")
    if not _HEADER_VALUE.fullmatch(value.reveal()):
        raise NotConfigured(f"The {name} holds a space, a line break or a letter outside ASCII: copy it again.")
    return value


def _user_agent(text: str) -> str:
    if not text or not text.isascii() or not text.isprintable():
        raise NotConfigured("user_agent must be printable ASCII text on one line.")
    return text


def checked(config: Config) -> Config:
    """Return a configuration; raise NotConfigured if a number in it is one that cannot work."""
    if config.limit_per_minute is not None and config.limit_per_minute < 1:
        raise NotConfigured("limit_per_minute must be 1 or more, or None for a server without a limit.")
    if config.max_burst is not None and config.max_burst < 1:
        raise NotConfigured("max_burst must be 1 or more, or None for a server that accepts its whole limit at once.")
    if not 1 <= config.page_size <= LARGEST_PAGE:
        raise NotConfigured(f"page_size must be from 1 to {LARGEST_PAGE}.")
    if not 0 < config.timeout < float("inf"):
        raise NotConfigured("timeout must be a number of seconds above 0.")
    if config.max_wait is not None and not config.max_wait >= 0:
        raise NotConfigured("max_wait must be 0 or more seconds, or None to wait as long as it takes.")
    if config.largest_answer < 1:
        raise NotConfigured("largest_answer must be a number of bytes, 1 or more.")
    return config
