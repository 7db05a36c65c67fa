"""All hand-written checks, in the order in which they are shown."""

from tests.contract.by_hand import (
    access,
    answers,
    deletes,
    filters,
    limit,
    lists,
    moments,
    reports,
    requests,
    rules,
    timers,
    writes,
)
from tests.contract.by_hand.stage import Check

_MODULES = (access, limit, answers, requests, lists, filters, writes, moments, deletes, rules, timers, reports)
CHECKS: tuple[Check, ...] = tuple(
    each for module in _MODULES for each in vars(module).values() if isinstance(each, Check)
)
