"""The options that make a company, and the program that serves one."""

import json
import signal
from datetime import date
from pathlib import Path

import pytest

from tests.mock.test_server import get, running
from timetrack_mock import Company, options
from timetrack_mock.cli import main


@pytest.mark.parametrize(
    ("given", "seed"),
    [
        ([], "empty"),
        (["--seed", "demo"], "demo"),
        (["--seed-company", "200"], Company(200, 24, 1)),
        (["--seed-company", "200", "--months", "12", "--seed-number", "7"], Company(200, 12, 7)),
        (["--seed-company", "3", "--seed-end", "2026-09-30"], Company(3, end=date(2026, 9, 30))),
    ],
)
def test_the_options_name_a_seed(given: list[str], seed: str | Company) -> None:
    assert options.seed(options.parser().parse_args(given)) == seed


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["--seed-company", "0"], "people must be from 1 to 10000."),
        (["--seed-company", "2", "--months", "0"], "months must be from 1 to 600."),
        (["--seed-company", "2", "--seed", "demo"], "belong to --seed-company, and --seed does not."),
        (["--months", "2"], "belong to --seed-company, and --seed does not."),
        (["--seed-company", "2", "--seed-end", "1900-05-01"], "end must be later"),
        (["--seed-company", "many"], "invalid int value: 'many'"),
        (["--seed-company", "2", "--seed-end", "May"], "'May' is not a day such as 2026-09-30"),
    ],
)
def test_what_makes_no_company_is_refused_in_one_sentence(
    given: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(given)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    output = capsys.readouterr()
    assert (code, output.out) == (2, "")
    assert message in output.err and output.err.count("\n") == 1


def test_the_program_makes_a_company_up_to_its_clock_and_keeps_it_in_a_file(tmp_path: Path) -> None:
    file = ["--database", str(tmp_path / "company.db")]
    company = ["--seed-company", "2", "--months", "1", "--clock", "2026-10-01T08:00:00"]
    made = "timetrack-mock: Making a company (people: 2, months: 1); a million records take half a minute.\n"
    for told in (made, ""):
        with running(*company, *file) as (process, line):
            url = line.split()[0]
            entries = json.loads(get(url, "/project_time_entries?limit=1000")[1])
            assert {entry["from"][:7] for entry in entries} == {"2026-09"}
            assert len(json.loads(get(url, "/users")[1])) == 2
            process.send_signal(signal.SIGTERM)
            assert process.communicate(timeout=20) == ("", told)
            assert process.returncode == 0


def test_the_help_tells_of_companies() -> None:
    assert "--seed-company PEOPLE" in options.parser().format_help()
