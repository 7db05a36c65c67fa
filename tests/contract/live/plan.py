"""The requests that settle most, in the order in which they are sent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from tests.contract.findings import Finding
from tests.contract.live.desk import Desk
from tests.contract.live.probes import (
    access,
    assumed,
    entries,
    filters,
    paging,
    removal,
    reports,
    resources,
    values,
    writes,
)
from tests.contract.live.talk import Talk

READING: tuple[Callable[[Talk], Iterator[Finding]], ...] = (
    resources.every_list,
    access.keys,
    access.body_of_a_read,
    access.network,
    paging.first_page,
    paging.limit_zero,
    paging.walks,
    filters.user_filter,
    filters.text_filters,
    filters.end_of_period,
    filters.absences_of_a_period,
    filters.other_names,
    resources.one_record,
    resources.missing_records,
    resources.documented_examples,
    resources.trailing_slash,
    resources.users,
    reports.optional_parameters,
    reports.figures,
    reports.weekdays,
    reports.timers,
    access.wrong_parameters,
    values.notations,
    values.missing_values,
    values.names_of_users,
    assumed.shapes,
    assumed.errors,
    assumed.fields,
)
WRITING: tuple[Callable[[Desk], Iterator[Finding]], ...] = (
    writes.clients,
    writes.tasks,
    writes.projects,
    writes.refusals,
    entries.entries,
    removal.client_in_use,
    removal.deletes,
)

Step = tuple[str, Callable[[], Iterator[Finding]]]


@dataclass(frozen=True, slots=True)
class Result:
    """What one probe found, and how many requests it took."""

    title: str
    findings: tuple[Finding, ...]
    requests: int


def steps(talk: Talk, desk: Desk | None = None) -> Iterator[Step]:
    """What is to be done, with its title; without a desk nothing is written."""
    for reading in READING:
        yield _title(reading.__name__), partial(reading, talk)
    if desk is not None:
        for writing in WRITING:
            yield _title(writing.__name__), partial(writing, desk)


def carry_out(step: Step, talk: Talk) -> Result:
    """Run one probe; what the answers say by themselves belongs to the probe that asked."""
    title, probe = step
    before = len(talk.said)
    found = tuple(probe())
    return Result(title, (*found, *talk.found(since=before)), len(talk.said) - before)


def _title(name: str) -> str:
    return name.replace("_", " ")
