"""Tells what became of a request that was not answered, from what httpx raised: a pure function."""

from __future__ import annotations

import ssl
from typing import Final
from urllib.parse import urlsplit

import httpx

from timetrack.answers import Failure
from timetrack.steps import Send


def failure_of(error: Exception, step: Send, began: float | None) -> Failure:
    """Return why there is no answer to a request that began to be sent at a time, or never, and what to do about it."""
    cause = step.redact(str(error)) or type(error).__name__
    host = urlsplit(step.url).netloc
    distrust = _distrust(error)
    if distrust is not None:
        told = f"{host} has a certificate that is not trusted here ({step.redact(distrust)})"
        how = "if it is one of your own, name the file of its authority in SSL_CERT_FILE"
        return Failure(f"{told}: check the base URL; {how}.", sent=False)
    if isinstance(error, _NEVER_SENT):
        return Failure(f"{host} cannot be reached ({cause}): check the account name and your network.", sent=False)
    if isinstance(error, httpx.TimeoutException):
        waited = f"{host} did not answer within {round(step.timeout, 2):g} s"
        return Failure(f"{waited}; it may have carried out the request.", sent=True, began=began)
    broke = f"the connection to {host} broke ({cause})"
    return Failure(f"{broke}; it may have carried out the request.", sent=True, began=began)


def _distrust(error: BaseException | None) -> str | None:
    """Return why a certificate was not trusted, if that is what went wrong."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return None


_NEVER_SENT: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.InvalidURL,
    httpx.LocalProtocolError,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    UnicodeError,  # a host name that no address can have
)
NO_ANSWER: Final = (httpx.HTTPError, *_NEVER_SENT)
"""What `failure_of` knows."""
