"""`make contract BASE_URL=… TIDY=…`: removes what an earlier run had to leave behind."""

from collections.abc import Callable

from tests.contract.answers.contract import contract
from tests.contract.live.account import Access, Account, Stopped
from tests.contract.live.desk import MARKER, Desk
from tests.contract.live.options import Options, World
from tests.contract.live.rules import OwnRecords
from tests.contract.live.talk import Talk


def tidy(marker: str, options: Options, how: Access, world: World) -> bool:
    """Whether nothing with this marker is left. Raises Stopped for a text that is no marker of a run."""
    if not marker.startswith(f"{MARKER}-") or len(marker) < len(MARKER) + 9:
        raise Stopped(f"TIDY must be the marker of an earlier run: {MARKER}- and what followed it.")
    rule = OwnRecords(marker)
    account = Account(how, rule, network=world.network, timing=world.timing)
    try:
        left = Desk(Talk(account.send, contract(), options.user), rule, options.user).clear()
    finally:
        account.close()
    say_what_is_left(left, marker, options, world.tell)
    if not left:
        world.tell(f"Nothing named {marker} is left.")
    return not left


def say_what_is_left(paths: tuple[str, ...], marker: str, options: Options, tell: Callable[[str], None]) -> None:
    """Say which records are still there and how to remove them."""
    if paths:
        user = f" ACCOUNT_USER={options.user}" if options.user else ""
        tell(f"Left behind: {', '.join(paths)}. Remove them with: make contract BASE_URL=… TIDY={marker}{user}")
