"""`make contract BASE_URL=…`: what the contract says against what a real account does."""

from collections.abc import Callable

from tests.contract.answers.contract import contract
from tests.contract.findings import Finding, deviates, markdown, merged
from tests.contract.live.account import Access, Account, Stopped, access
from tests.contract.live.bridge import explore
from tests.contract.live.desk import MARKER
from tests.contract.live.options import Options, World
from tests.contract.live.rehearsal import requests_of
from tests.contract.live.rules import Forbidden
from tests.contract.live.run import Outcome, Wish, run
from tests.contract.live.talk import Talk
from tests.contract.live.tidy import say_what_is_left, tidy
from tests.contract.outputs import Junit
from tests.contract.reporting import write, write_coverage
from timetrack import TimeTrackError

CLEAN, DEVIATES, STOPPED, INTERRUPTED = 0, 1, 2, 130
Tell = Callable[[str], None]


def live(options: Options, world: World) -> int:
    """Run and report; returns the exit status: 0 nothing deviates, 1 something does, 2 stopped, 130 interrupted."""
    try:
        how = access(options.base_url, world.environment)
        if options.tidy is not None:
            return CLEAN if tidy(options.tidy, options, how, world) else DEVIATES
        return _live(options, how, world)
    except (Stopped, Forbidden, TimeTrackError) as error:
        world.tell(f"contract: {error}")
        return STOPPED


def _live(options: Options, how: Access, world: World) -> int:
    wish = Wish(options.user, f"{MARKER}-{options.token}" if options.write else None)
    rule = wish.rule()
    account = Account(how, rule, network=world.network, timing=world.timing)
    outcome = Outcome()

    def tell(text: str) -> None:
        world.tell(account.secrets.hidden(text))

    _announce(options, account, wish, tell)
    try:
        talk = run(account, rule, wish, outcome, tell)
        if options.seconds:
            outcome.explored = _explore(options, account, talk, tell)
    except KeyboardInterrupt:
        tell("Interrupted; what was found so far:")
        _report(options, outcome, account, tell)
        return INTERRUPTED
    finally:
        account.close()
        if wish.marker is not None:
            say_what_is_left(outcome.left_behind, wish.marker, options, tell)
    table = _report(options, outcome, account, tell)
    return DEVIATES if deviates(table) or outcome.left_behind else CLEAN


def _announce(options: Options, account: Account, wish: Wish, tell: Tell) -> None:
    tell("This run only reads." if wish.marker is None else f"This run writes records named {wish.marker}.")
    tell(f"It takes {account.estimate(requests_of(wish))}, more or less, depending on what the account holds.")
    if options.seconds:
        tell(f"After that schemathesis reads for {options.seconds} s, seed {options.seed}.")


def _explore(options: Options, account: Account, talk: Talk, tell: Tell) -> tuple[Finding, ...]:
    tell("schemathesis reads")
    before = len(talk.said)
    junit = Junit(options.out / "schemathesis")
    try:
        found = explore(talk, account.base_path, options.seed, junit, seconds=options.seconds)
    finally:
        junit.close()
    return (*found, *talk.found(since=before))


def _report(options: Options, outcome: Outcome, account: Account, tell: Tell) -> tuple[Finding, ...]:
    table = merged(outcome.findings)
    text = f"{markdown(table)}\n{_untouched(table)}\n"
    path = write(options.out, text, [(result.title, result.findings) for result in outcome.results])
    write_coverage(options.out, outcome.said, account.base_path)
    tell(text)
    tell(f"Written to {path} and beside it.")
    return table


def _untouched(table: tuple[Finding, ...]) -> str:
    """Which entries of the ledger this run says nothing about."""
    left = sorted(contract().entries() - {entry for each in table for entry in each.ledger})
    return f"This run says nothing about {', '.join(left)}."
