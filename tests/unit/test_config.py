"""Options are checked before anything is sent, and every refusal is one sentence that says what to do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.fakes import FakeTime
from timetrack import AsyncTimeTrack, NotConfigured, TimeTrack
from timetrack.cli import main
from timetrack.wallclock import zone_of

GOOD: dict[str, Any] = {"account": "acme", "key": "k", "secret": "s"}


@pytest.mark.parametrize(
    ("options", "url"),
    [
        ({"account": "acme"}, "https://acme.timetrackenterprise.com/api/v2/ext"),
        ({"account": "ACME-2"}, "https://acme-2.timetrackenterprise.com/api/v2/ext"),
        ({"base_url": "https://tt.example.com/api/"}, "https://tt.example.com/api"),
        ({"base_url": "http://127.0.0.1:8080/api"}, "http://127.0.0.1:8080/api"),
        ({"base_url": "http://[::1]:8080/api"}, "http://[::1]:8080/api"),
        ({"base_url": "https://192.0.2.7:8443/tt_2"}, "https://192.0.2.7:8443/tt_2"),
        ({"base_url": "http://localhost/api"}, "http://localhost/api"),
        ({"account": "acme", "base_url": "https://tt.example.com"}, "https://tt.example.com"),
    ],
)
def test_the_base_url_follows_from_the_account_or_is_given(options: dict[str, str], url: str) -> None:
    with TimeTrack(key="k", secret="s", **options) as tt:  # type: ignore[arg-type]
        assert tt.base_url == url


SAME = [
    (
        "https://tt.example.com/api",
        [
            "HTTPS://TT.Example.COM/api",
            "https://tt.example.com:443/api",
            "https://tt.example.com:0443/api",
            "https://tt.example.com:/api",
            "https://tt.example.com./api",
            "https://tt.example.com.:443//api//",
            "https://tt.example.com/./api/.",
            "https://tt.example.com/../x/../api/y/..",
            "https://tt.example.com/x/%2e%2E/api",
            "https://tt.example.com/%61p%69",
        ],
    ),
    ("https://tt.example.com", ["https://tt.example.com/", "https://tt.example.com//", "https://tt.example.com/."]),
    ("https://h/%C3%BC%2F~b", ["https://h/ü%2f~b", "https://h/%c3%bc%2F%7Eb"]),
    ("https://xn--zeit-bro-c6a.example", ["https://zeit-büro.example", "https://ZEIT-BÜRO.example:443/"]),
    ("https://xn--zeit-bro-c6a.example", ["https://zeit-bu\u0308ro.example.", "https://zeit-büro。example"]),
    ("https://[2001:db8::1]", ["https://[2001:DB8:0:0::1]:443", "https://[2001:0db8::0001]"]),
    ("http://localhost/api", ["http://LOCALHOST.:80/api", "http://localhost:080//api"]),
    ("http://127.0.0.1:443", ["http://127.0.0.1:443/"]),
]


@pytest.mark.parametrize(("url", "spelling"), [(url, spelling) for url, spellings in SAME for spelling in spellings])
def test_a_server_is_the_same_however_its_address_is_written(url: str, spelling: str) -> None:
    with TimeTrack(base_url=spelling, key="k", secret="s") as tt:
        assert tt.base_url == url
    with TimeTrack(base_url=url, key="k", secret="s") as again:
        assert again.base_url == url
        assert again._session.budget is tt._session.budget


MALFORMED = [
    ({"account": None}, "No account: give account= or set TIMETRACK_ACCOUNT"),
    ({"account": None}, "give base_url= or set TIMETRACK_BASE_URL"),
    ({"account": ""}, "is not an account name"),
    ({"account": "evil.example/#"}, "'evil.example/#' is not an account name"),
    ({"account": "evil.example"}, "is not an account name"),
    ({"account": "a@b"}, "is not an account name"),
    ({"account": "a\n"}, "is not an account name"),
    ({"account": "-a"}, "is not an account name"),
    ({"account": "ä"}, "is not an account name"),
    ({"account": "a" * 64}, "is not an account name"),
    ({"base_url": "timetrack.example.com"}, "is not a base URL"),
    ({"base_url": "ftp://timetrack.example.com"}, "is not a base URL"),
    ({"base_url": "https://"}, "is not a base URL"),
    ({"base_url": "https://x:99999/"}, "is not a base URL"),
    ({"base_url": "https://a..b/"}, "is not a base URL"),
    ({"base_url": f"https://{'a' * 64}.example/"}, "is not a base URL"),
    ({"base_url": "https://tt.example.com\\@evil.example/"}, "no user name, query or fragment"),
    ({"base_url": "https://[::1/"}, "is not a base URL"),
    ({"base_url": "https://x/\r\nX: y"}, "is not a base URL"),
    ({"base_url": "https://x/a b"}, "is not a base URL"),
    ({"base_url": "https://x/\u00a0"}, "is not a base URL"),
    ({"base_url": "https://x/%zz"}, "is not a base URL"),
    ({"base_url": "https://."}, "is not a base URL"),
    ({"base_url": "https://x../"}, "is not a base URL"),
    ({"base_url": "https://127.1/"}, "is not a base URL"),
    ({"base_url": "https://0x7f000001/"}, "is not a base URL"),
    ({"base_url": "https://2130706433/"}, "is not a base URL"),
    ({"base_url": f"https://{'ü' * 64}.example/"}, "is not a base URL"),
    ({"base_url": "https://a\u2045b.example/"}, "is not a base URL"),
    ({"base_url": "https://u:p@x/"}, "no user name, query or fragment"),
    ({"base_url": "https://x/?a"}, "no user name, query or fragment"),
    ({"base_url": "https://x/#a"}, "no user name, query or fragment"),
    ({"base_url": "http://timetrack.example.com/"}, "must begin with https"),
    ({"base_url": "http://10.0.0.1/"}, "must begin with https"),
    ({"key": None}, "No key: give key= or set TIMETRACK_API_KEY"),
    ({"key": ""}, "No key"),
    ({"key": "a b"}, "The key holds a space"),
    ({"key": "a\r\nX: y"}, "The key holds a space, a line break"),
    ({"secret": None}, "No secret: give secret= or set TIMETRACK_API_SECRET"),
    ({"secret": "ü"}, "The secret holds a space"),
    ({"limit_per_minute": 0}, "limit_per_minute must be 1 or more"),
    ({"page_size": 0}, "page_size must be from 1 to 1000"),
    ({"page_size": 1001}, "page_size must be from 1 to 1000"),
    ({"user_agent": ""}, "user_agent must be printable ASCII"),
    ({"user_agent": "a\r\nX: y"}, "user_agent must be printable ASCII"),
    ({"user_agent": "ü"}, "user_agent must be printable ASCII"),
    ({"timeout": 0}, "timeout must be"),
    ({"timeout": float("nan")}, "timeout must be"),
    ({"timeout": float("inf")}, "timeout must be"),
]


@pytest.mark.parametrize("kind", [TimeTrack, AsyncTimeTrack])
@pytest.mark.parametrize(("options", "sentence"), MALFORMED)
def test_a_malformed_option_is_refused_in_one_sentence(
    kind: type[TimeTrack | AsyncTimeTrack], options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(NotConfigured) as caught:
        kind(**{**GOOD, **options})
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("name", "value"), [("key", "canary secret"), ("secret", "canary\nsecret")])
def test_a_refused_credential_is_not_repeated_in_the_sentence(name: str, value: str) -> None:
    with pytest.raises(NotConfigured) as caught:
        TimeTrack(**{**GOOD, name: value})
    assert "canary" not in str(caught.value)


ENVIRONMENT = {
    "TIMETRACK_ACCOUNT": "acme",
    "TIMETRACK_API_KEY": "env-key",
    "TIMETRACK_API_SECRET": "env-secret",
    "TIMETRACK_BASE_URL": "",
    "TIMETRACK_LIMIT_PER_MINUTE": "600",
    "TIMETRACK_PAGE_SIZE": "100",
    "TIMETRACK_TIMEOUT": "2.5",
    "TIMETRACK_TIMEZONE": "Europe/Vienna",
}


def test_the_environment_gives_every_option() -> None:
    with TimeTrack.from_env(ENVIRONMENT) as tt:
        config = tt._session.config
    assert config.base_url == "https://acme.timetrackenterprise.com/api/v2/ext"
    assert list(config.credentials.headers().values()) == ["env-key", "env-secret"]
    assert (config.limit_per_minute, config.page_size, config.timeout) == (600, 100, 2.5)
    assert config.timezone == zone_of("Europe/Vienna")


def test_keywords_win_over_the_environment() -> None:
    with TimeTrack.from_env(ENVIRONMENT, base_url="https://tt.example.com", page_size=5) as tt:
        assert (tt.base_url, tt._session.config.page_size) == ("https://tt.example.com", 5)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("TIMETRACK_LIMIT_PER_MINUTE", "many"), ("TIMETRACK_TIMEOUT", "inf"), ("TIMETRACK_PAGE_SIZE", "2.5")],
)
def test_a_malformed_number_in_the_environment_is_named(variable: str, value: str) -> None:
    with pytest.raises(NotConfigured, match=variable):
        TimeTrack.from_env({**ENVIRONMENT, variable: value})


@pytest.mark.parametrize(
    ("env", "argv", "status", "sentence"),
    [
        ({}, ["check"], 2, "timetrack: No account"),
        ({"TIMETRACK_ACCOUNT": "acme"}, ["check"], 2, "timetrack: No key"),
        ({"TIMETRACK_API_KEY": "k", "TIMETRACK_API_SECRET": "s"}, ["check", "--account", "evil.example/#"], 2, "evil"),
        (
            {"TIMETRACK_API_KEY": "k", "TIMETRACK_API_SECRET": "s"},
            ["check", "--base-url", "http://127.0.0.1:9"],
            1,
            "timetrack: list_clients: 127.0.0.1:9 cannot be reached",
        ),
    ],
)
def test_the_command_says_what_is_wrong_in_one_sentence(
    env: dict[str, str],
    argv: list[str],
    status: int,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert main(argv, timing=FakeTime().timing) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1
