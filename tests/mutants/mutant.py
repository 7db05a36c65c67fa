"""A mutant: a mock with one seeded lie, and the name of the check that has to catch it."""

from dataclasses import dataclass

from tests.contract.by_hand.stage import Server


@dataclass(frozen=True)
class Mutant:
    """One seeded lie.

    `caught_by` names a hand-written check or one of schemathesis; `below` is the path that schemathesis tries.
    """

    lie: str
    caught_by: str
    server: Server
    below: str = "/clients"
