"""Checks of the two keys: both, always, before anything else."""

from tests.contract.by_hand.api import KEY, SECRET, Api
from tests.contract.by_hand.contract import OPERATIONS
from tests.contract.by_hand.stage import check


def _near_misses(right: str) -> list[str]:
    """Values that only a careless comparison takes for the right one."""
    return ["", "x", right[:-1], f"{right}x", right.upper(), f"x{right}"]


@check()
def the_key_alone_is_not_enough(api: Api) -> None:
    for operation in OPERATIONS:
        assert api.example(operation, keys=(KEY,)).status == 401, operation.id


@check()
def the_secret_alone_is_not_enough(api: Api) -> None:
    for operation in OPERATIONS:
        assert api.example(operation, keys=(SECRET,)).status == 401, operation.id


@check()
def a_wrong_key_is_refused(api: Api) -> None:
    for value in [*_near_misses(KEY[1]), SECRET[1]]:
        assert api.send("GET", "/clients", keys=((KEY[0], value), SECRET)).status == 401, value


@check()
def a_wrong_secret_is_refused(api: Api) -> None:
    for value in [*_near_misses(SECRET[1]), KEY[1]]:
        assert api.send("GET", "/clients", keys=(KEY, (SECRET[0], value))).status == 401, value


@check()
def strangers_are_not_told_what_exists(api: Api) -> None:
    for method, path in [("GET", "/clients/1"), ("GET", "/clients/999"), ("GET", "/nowhere"), ("PATCH", "/clients")]:
        assert api.send(method, path, keys=()).status == 401, f"{method} {path}"


@check()
def strangers_change_nothing(api: Api) -> None:
    before = api.everything()
    for operation in OPERATIONS:
        api.example(operation, keys=(KEY, (SECRET[0], "x")))
    assert api.everything() == before
