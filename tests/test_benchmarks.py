"""The benchmark reads wrk rightly, never counts bad answers, and says when a goal is missed."""

import sys

import pytest

from benchmarks import __main__ as benchmark
from benchmarks import load
from benchmarks.load import BenchmarkError, Measured
from benchmarks.table import Row, shown

OUTPUT = """Running 3s test @ http://127.0.0.1:8000/clients
  1 threads and 8 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.08ms    0.30ms   7.73ms   93.02%
    Req/Sec     7.45k   410.53     7.80k    86.67%
  Latency Distribution
     50%    1.02ms
     99%  {p99}
  22241 requests in 3.00s, 311.40MB read
{trouble}Requests/sec:   7412.31
Transfer/sec:    103.78MB
"""


@pytest.mark.parametrize(
    ("p99", "milliseconds"), [("2.41ms", 2.41), ("812.00us", 0.812), ("1.10s ", 1100.0), ("1.50m ", 90_000.0)]
)
def test_the_figures_of_wrk_are_read(p99: str, milliseconds: float) -> None:
    assert load._read(OUTPUT.format(p99=p99, trouble=""), "") == Measured(7412.31, milliseconds)


@pytest.mark.parametrize(
    "trouble", ["Non-2xx or 3xx responses: 12", "Socket errors: connect 0, read 3, write 0, timeout 1"]
)
def test_answers_that_were_not_good_count_for_nothing(trouble: str) -> None:
    with pytest.raises(BenchmarkError, match=trouble):
        load._read(OUTPUT.format(p99="1.00ms", trouble=f"  {trouble}\n"), "")


def test_what_wrk_complains_about_is_passed_on() -> None:
    with pytest.raises(BenchmarkError, match="unable to connect"):
        load._read("", "unable to connect to 127.0.0.1:1 Connection refused\n")


def test_a_missing_wrk_is_one_sentence_and_status_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "argv", ["benchmarks"])
    assert benchmark.main() == 2
    assert capsys.readouterr() == (
        "",
        "benchmark: The benchmark needs wrk: install the package wrk of Debian, Ubuntu or Homebrew.\n",
    )


ROWS: list[tuple[Row, float | None, bool]] = [
    (Row("more is better", 800, 4000, at_least=5), 5.0, True),
    (Row("just not enough", 800, 3999, at_least=5), 4.99875, False),
    (Row("less is better", 2.0, 0.5, smaller_is_better=True, below=0.7), 4.0, True),
    (Row("too slow", 2.0, 0.7, smaller_is_better=True, below=0.7), 2.0 / 0.7, False),
    (Row("nothing to compare with", None, 14.9, below=15), None, True),
    (Row("without a goal", 10, 5), 0.5, True),
]


@pytest.mark.parametrize(("row", "ratio", "reached"), ROWS, ids=[row.name for row, _, _ in ROWS])
def test_a_goal_is_reached_or_missed(row: Row, ratio: float | None, reached: bool) -> None:
    assert row.ratio == ratio
    assert row.reached is reached
    assert ("MISSED" in row.cells()[-1]) is not reached


def test_the_table_has_its_numbers_below_each_other() -> None:
    rows = [Row("requests a second", 812.4, 7412.31, at_least=5), Row("ms", 18.25, 2.4, smaller_is_better=True)]
    assert shown(("", "Prism", "ours", "ratio", "goal"), rows).splitlines() == [
        "                   Prism   ours  ratio  goal",
        "requests a second    812  7,412   9.1x  5x",
        "ms                  18.2    2.4   7.6x",
    ]
