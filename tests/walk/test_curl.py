"""The walk through the mock with cURL does what its page shows."""

from __future__ import annotations

import os
import re
import select
import shutil
from pathlib import Path

import pytest

from tests.walk.walk import Outcome, Step, difference, steps, walk

PAGE = Path("docs/curl.md").read_text("utf-8")


def test_the_page_shows_what_the_mock_answers_to_curl(tmp_path: Path) -> None:
    for program in ("bash", "curl"):
        if shutil.which(program) is None:
            pytest.fail(f"This test needs {program}; install it.", pytrace=False)
    page = steps(PAGE)
    outcomes = walk(page, tmp_path)
    wrong = [text for step, outcome in zip(page, outcomes, strict=True) if (text := difference(step, outcome))]
    assert wrong == [], "\n\n".join(wrong[:3])
    kept = {file.name for file in tmp_path.iterdir()} - {
        f"{name}.{n}" for name in ("out", "err", "rc") for n in range(99)
    }
    assert kept == set(), "the page leaves files behind"


def test_the_page_goes_through_everything_that_people_ask_for() -> None:
    typed = "\n".join(step.typed for step in steps(PAGE))
    for words in ("POST /clients", "POST /projects", "POST /project_time_entries", "page_number", "PUT", "DELETE"):
        assert words in typed
    for words in ("timers/project_timer/stop", '/absences/2 -d \'{"status": 1}', "/work_reports?", "clock/advance"):
        assert words in typed
    statuses = re.findall(r"^HTTP/1.1 (\d+)", "\n".join(step.shown for step in steps(PAGE)), re.MULTILINE)
    assert {"204", "401", "404", "422", "429"} <= set(statuses)


HTTP = "HTTP/1.1 404 Not Found\r\ndate: today\r\ncontent-type: application/json\r\n\r\n"


@pytest.mark.parametrize(
    ("kind", "shown", "printed", "same"),
    [
        ("text", "30\n", "30\n", True),
        ("text", "30\n", "31\n", False),
        ("text", "http://127.0.0.1:…/\n", "http://127.0.0.1:4711/\n", True),
        ("text", "a … c\n", "a b\nb c\n", False),
        ("text", "a.c\n", "abc\n", False),
        ("json", '{"a": 1,\n "b": null}', '{"a":1,"b":null}', True),
        ("json", '{"a": 1}', '{"a":1,"b":null}', False),
        ("json", '{"a": 1, "b": 2}', '{"b":2,"a":1}', False),
        ("json", '{"a": 1}', '{"a":1.0}', False),
        ("json", '{"a": 1}', '{"a":true}', False),
        ("json", '[{"a": "…"}]', '[{"a":17}]', True),
        ("json", '[{"a": "wait … s"}]', '[{"a":"wait 60 s"}]', True),
        ("json", '[{"a": "wait … s"}]', '[{"a":"wait s"}]', False),
        ("json", "[1, 2]", "[1]", False),
        ("json", "[]", "", False),
        ("http", "HTTP/1.1 404 Not Found\ncontent-type: application/json\ndate: …\n\n[]", HTTP + "[]", True),
        ("http", "HTTP/1.1 404 Not Found\ncontent-type: application/json\n\n[]", HTTP + "[]", False),
        ("http", "HTTP/1.1 403 Not Found\ncontent-type: application/json\ndate: …\n\n[]", HTTP + "[]", False),
        ("http", "HTTP/1.1 404 Not Found\ncontent-type: application/json\ndate: …\n\n[1]", HTTP + "[]", False),
        ("http", "HTTP/1.1 404 Not Found\ncontent-type: application/json\ndate: …\n", HTTP + "[]", False),
        ("", "", "", True),
        ("", "", "something\n", False),
    ],
)
def test_an_answer_is_compared_in_the_way_of_its_kind(kind: str, shown: str, printed: str, same: bool) -> None:
    assert (difference(Step("curl\n", kind, shown), Outcome(printed, "", 0)) == "") is same


@pytest.mark.parametrize(
    "outcome",
    [Outcome("30\n", "", 1), Outcome("30\n", "curl: (7) Failed to connect\n", 0), Outcome("", "", None)],
    ids=["it failed", "it complained", "it was not reached"],
)
def test_a_step_that_went_wrong_is_told_whatever_it_printed(outcome: Outcome) -> None:
    assert difference(Step("curl\n", "text", "30\n"), outcome).startswith("The step\ncurl\nended with ")


@pytest.mark.parametrize(
    "page",
    ["```text\n30\n```\n", "```sh\ncurl\n```\n```text\n1\n```\n```text\n2\n```\n", "```sh\ncurl\n", "```\ncurl\n```\n"],
    ids=["an answer to nothing", "two answers", "a block without an end", "a block without a kind"],
)
def test_a_page_that_would_be_tested_in_part_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="block"):
        steps(page)


def test_steps_share_one_shell_and_each_has_an_outcome_of_its_own(tmp_path: Path) -> None:
    first, second, third = walk([Step("WORD=kept\n"), Step('echo "$WORD"\n'), Step("nonsense\n")], tmp_path)
    assert (first, second) == (Outcome("", "", 0), Outcome("kept\n", "", 0))
    assert third.status == 127 and "nonsense" in third.complained


def test_what_the_steps_leave_running_is_ended(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    pipe = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert walk([Step("exec 3> pipe\nsleep 1000 &\n")], tmp_path) == [Outcome("", "", 0)]
        assert select.select([pipe], [], [], 10)[0] == [pipe], "it still holds the pipe"
        assert os.read(pipe, 1) == b""
    finally:
        os.close(pipe)
