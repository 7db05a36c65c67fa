"""One sample per language for every operation of the contract, made from the contract's own examples.

A call is described once, in plain values, and each language has one renderer for it. The samples take the address and
the keys from the environment: `TIMETRACK_BASE_URL` and one variable for each security scheme, `TIMETRACK_API_KEY` and
`TIMETRACK_API_SECRET`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any, Final

from attrs import frozen

from generator.contract import operations
from spec.samples.call import Call, Headers, call_of, headers_of
from spec.samples.curl import curl
from spec.samples.python import python
from spec.samples.typescript import typescript

EXTENSION: Final = "x-codeSamples"


@frozen
class Language:
    """A language that samples are written in; `lang` is for programs that colour it, `label` for people."""

    lang: str
    label: str
    write: Callable[[Call, Headers], str]


LANGUAGES: Final = (
    Language("Shell", "cURL", curl),
    Language("Python", "Python", python),
    Language("TypeScript", "TypeScript", typescript),
)


def with_samples(document: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of the contract with `x-codeSamples` on every operation, one for each language, in the same order.

    Raises Refused for an operation that no sample can be made of, such as one without an example.
    """
    copy = deepcopy(dict(document))
    headers = headers_of(copy)
    for raw in operations(copy):
        call = call_of(copy, raw)
        samples = [{"lang": one.lang, "label": one.label, "source": one.write(call, headers)} for one in LANGUAGES]
        copy["paths"][raw.path][raw.method][EXTENSION] = samples
    return copy
