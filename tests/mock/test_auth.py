"""Both keys, always, and before anything else."""

import pytest

from tests.mock.caller import BASE, read
from timetrack_mock import Mock, Request

KEY, SECRET = "X-TimeTrack-Api-Key", "X-TimeTrack-Api-Secret"

REFUSED = {
    "no header at all": ((), f"The header {KEY} is missing.\nThe header {SECRET} is missing."),
    "only the key": (((KEY, "k"),), f"The header {SECRET} is missing."),
    "only the secret": (((SECRET, "s"),), f"The header {KEY} is missing."),
    "a wrong key": (((KEY, "x"), (SECRET, "s")), f"The header {KEY} is wrong."),
    "a wrong secret": (((KEY, "k"), (SECRET, "x")), f"The header {SECRET} is wrong."),
    "both wrong": (((KEY, "x"), (SECRET, "x")), f"The header {KEY} is wrong.\nThe header {SECRET} is wrong."),
    "key and secret exchanged": (
        ((KEY, "s"), (SECRET, "k")),
        f"The header {KEY} is wrong.\nThe header {SECRET} is wrong.",
    ),
    "an empty key": (((KEY, ""), (SECRET, "s")), f"The header {KEY} is wrong."),
    "the beginning of the key": (((KEY, "kk"), (SECRET, "s")), f"The header {KEY} is wrong."),
    "another case": (((KEY, "K"), (SECRET, "s")), f"The header {KEY} is wrong."),
    "a key that is not ASCII": (((KEY, "k\xfc"), (SECRET, "s")), f"The header {KEY} is wrong."),
    "the key twice": (((KEY, "k"), (KEY, "k"), (SECRET, "s")), f"The header {KEY} is sent 2 times; send it once."),
}


@pytest.mark.parametrize(("headers", "detail"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/clients"), ("GET", "/nowhere"), ("BREW", "/clients"), ("POST", "/clients")]
)
def test_401_says_which_header_is_the_problem(
    headers: tuple[tuple[str, str], ...], detail: str, method: str, path: str
) -> None:
    with Mock(key="k", secret="s") as mock:
        answer = read(mock.handle(Request(method, BASE + path, "", headers)))
    assert (answer.status, answer.detail) == (401, detail)


@pytest.mark.parametrize("names", [(KEY, SECRET), (KEY.lower(), SECRET.lower()), (KEY.upper(), SECRET.title())])
def test_header_names_have_no_case(names: tuple[str, str]) -> None:
    with Mock(key="k", secret="s") as mock:
        assert mock.handle(Request("GET", f"{BASE}/clients", "", ((names[0], "k"), (names[1], "s")))).status == 200


@pytest.mark.parametrize("value", ["", " k", "k ", "k\n", "schlüssel"])
@pytest.mark.parametrize("name", ["key", "secret"])
def test_a_key_no_header_can_carry_is_refused_at_the_start(name: str, value: str) -> None:
    with pytest.raises(ValueError, match="visible ASCII"):
        Mock(**{name: value})  # type: ignore[arg-type]


def test_requests_without_keys_do_not_use_up_the_limit() -> None:
    with Mock(limit=1, monotonic=lambda: 0.0) as mock:
        for _ in range(5):
            assert mock.handle(Request("GET", f"{BASE}/clients")).status == 401
        keys = ((KEY, "demo-key"), (SECRET, "demo-secret"))
        assert [mock.handle(Request("GET", f"{BASE}/clients", "", keys)).status for _ in range(2)] == [200, 429]
