"""One run against an account, real or mocked: the plan, the removal of what it made, and what was found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.contract.answers.check import findings
from tests.contract.answers.contract import contract
from tests.contract.answers.exchange import Exchange
from tests.contract.findings import Finding
from tests.contract.live.account import Account, Stopped
from tests.contract.live.desk import Desk
from tests.contract.live.plan import Result, carry_out, steps
from tests.contract.live.rules import OwnRecords, ReadOnly
from tests.contract.live.talk import Talk

Tell = Callable[[str], None]


@dataclass
class Outcome:
    """What a run has found and said so far, complete or not; `left_behind` are records that it could not remove."""

    results: list[Result] = field(default_factory=list[Result])
    said: list[Exchange] = field(default_factory=list[Exchange])
    explored: tuple[Finding, ...] = ()
    left_behind: tuple[str, ...] = ()

    @property
    def findings(self) -> Iterator[Finding]:
        """All of them."""
        yield from (each for result in self.results for each in result.findings)
        yield from self.explored


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a run: `marker` allows writing, `user` whose timers and entries may be used."""

    user: str | None = None
    marker: str | None = None

    def rule(self) -> ReadOnly | OwnRecords:
        """What the transport may let through."""
        return ReadOnly() if self.marker is None else OwnRecords(self.marker)


def run(account: Account, rule: ReadOnly | OwnRecords, wish: Wish, outcome: Outcome, tell: Tell) -> Talk:
    """Carry out the plan and note in `outcome` what is found, also if it is interrupted.

    Raises Stopped if it makes no sense to go on, and whatever interrupted it, after removing what was made.
    """
    talk = Talk(account.send, contract(), wish.user, is_encrypted=account.is_encrypted)
    outcome.said = talk.said
    desk = Desk(talk, rule, wish.user) if isinstance(rule, OwnRecords) else None
    _knock(talk)
    try:
        for step in steps(talk, desk):
            tell(step[0])
            outcome.results.append(carry_out(step, talk))
    finally:
        outcome.results.append(Result("limit", tuple(_refusals(account, talk)), len(account.refused)))
        if desk is not None:
            _clear(desk, outcome, tell)
    return talk


def _clear(desk: Desk, outcome: Outcome, tell: Tell) -> None:
    """Remove what was made; if that is interrupted, say what is left as far as it is known."""
    tell("removing what was made")
    outcome.left_behind = (*desk.rule.own, f"whatever is named {desk.marker}")
    outcome.left_behind = desk.clear()


def _knock(talk: Talk) -> None:
    """Ask something simple first, so that a wrong address or a wrong key is one sentence and not a table."""
    answer = talk.get("/clients")
    if answer.status == 0:
        raise Stopped("The server cannot be reached: check the base URL and your network.")
    if answer.status == 401:
        raise Stopped("The server refuses key or secret: check both in the web app under Settings / General / API.")


def _refusals(account: Account, talk: Talk) -> Iterator[Finding]:
    """E09: what it looks like when the limit was reached, which this run does not provoke."""
    for refused in account.refused:
        yield from findings(talk.contract, refused)
        wait = "with Retry-After" if refused.header("retry-after") else "without Retry-After"
        yield talk.settles(refused, "E09", "status 429 beyond the limit, perhaps with `Retry-After`", f"429 {wait}")
