"""The page on the mock: its blocks run, its table is the one of the code, its commands do what they say."""

import os
import re
import shutil
import subprocess
import textwrap
from pathlib import Path

import pytest

from timetrack_mock import DEFAULT_KEY, DEFAULT_SECRET, READINGS, Mock, MockServer
from timetrack_mock.doors import DOORS

PAGE = Path("docs/mock.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
(CONTROL,) = re.findall(r"A test runs this block with the URL as CONTROL.*?```sh\n(.*?)```", PAGE, re.DOTALL)
SECTIONS = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("block", PYTHON, ids=[f"block {number}" for number in range(len(PYTHON))])
def test_a_block_of_python_runs(block: str) -> None:
    # A tenth of the company of the page: the whole one takes twenty seconds and runs the same code.
    exec(compile(block.replace("people=200", "people=20"), "docs/mock.md", "exec"), {})


def test_the_message_is_the_one_that_an_expectation_gives() -> None:
    (shown,) = re.findall(r"```\n(AssertionError: .*?)\n```", PAGE, re.DOTALL)
    (block,) = [each for each in PYTHON if "expect_none" in each]
    wrong = block.replace('times=1, body={"name": "Acme GmbH"}', 'times=1, body={"name": "Acme AG"}')
    with pytest.raises(AssertionError) as unmet:
        exec(compile(wrong, "docs/mock.md", "exec"), {})
    assert f"AssertionError: {unmet.value}" == shown


def test_the_table_of_open_questions_is_the_one_of_the_code() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (E\d\d) \| (.*?) \|$", PAGE, re.MULTILINE)
    assert rows == [
        (
            each.name,
            ", ".join(f"**`{choice}`**" if not place else f"`{choice}`" for place, choice in enumerate(each.choices)),
            each.ledger,
            each.question,
        )
        for each in READINGS
    ]


def test_the_commands_of_the_control_path_do_what_they_say(tmp_path: Path) -> None:
    assert shutil.which("curl"), "This test needs curl; install it."
    (tmp_path / ".curlrc").write_text("fail-with-body\nmax-time = 20\n", "utf-8")
    script = re.sub(r" +#.*$", "", CONTROL, flags=re.MULTILINE).splitlines()
    with Mock(seed="demo") as mock, MockServer(mock, control=True) as server:
        assert server.control_url is not None
        environment = {"PATH": os.environ["PATH"], "CONTROL": server.control_url, "CURL_HOME": str(tmp_path)}

        def run(lines: list[str]) -> None:
            command = ["sh", "-e", "-c", "\n".join(lines)]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr

        run(script[:-2])
        assert mock.clock.isoformat() == "2026-10-01T08:01:00"
        assert (mock.limit, mock.latency, mock.faults, mock.readings.first_page) == (None, 0.1, None, 1)
        assert [(each.response.status, each.times) for each in mock.answers] == [(503, 2)]
        run([script[0], *script[-2:]])
        assert mock.limit is not None and (mock.limit.requests, mock.latency, mock.answers) == (30, 0.0, ())


def test_the_commands_use_every_door_that_changes_something() -> None:
    methods = {"-X PUT": "PUT", "-X DELETE": "DELETE", "-X POST": "POST"}
    used: set[tuple[str, str]] = set()
    for line in CONTROL.splitlines():
        for path in re.findall(r'"\$(?:CONTROL|\{CONTROL\})([\w/]*)', line):
            method = next((method for option, method in methods.items() if option in line), None)
            used.add((method or ("POST" if " -d " in line else "GET"), path))
    doors = {(door.method, door.path) for door in DOORS}
    assert used <= doors
    assert {each for each in doors - used if each[0] != "GET"} == {("DELETE", "answers")}


def test_the_page_shows_no_key_but_those_that_everybody_knows() -> None:
    assert DEFAULT_KEY not in textwrap.dedent(CONTROL) and DEFAULT_SECRET not in CONTROL
    assert len(SECTIONS) == len(set(SECTIONS))
