"""The demo tells the truth: it ends with 0 when everything is as expected, and with 1 when anything is not."""

from __future__ import annotations

import pytest
from attrs import evolve

from examples.demo import __main__ as demo
from examples.demo import corpus, month, replay


def test_the_demo_replays_every_example_with_both_clients_and_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if line.startswith("  ok ")]) == 2 * len(corpus.load())
    assert not [line for line in lines if "FAIL" in line]
    assert "  It took 58 requests." in lines
    assert lines[-1].endswith("no differences.")


def test_an_example_that_answers_otherwise_is_shown_and_the_demo_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = corpus.load()
    name = "list all clients"
    wrong = {**examples, name: evolve(examples[name], records=7)}
    monkeypatch.setattr(replay, "load", lambda: wrong)
    assert demo.main() == 1
    assert "       expected 7 records" in capsys.readouterr().out.splitlines()


def test_a_month_with_other_figures_is_shown_and_the_demo_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(replay, "load", dict)
    monkeypatch.setattr(month, "EXPECTED_EXPENSES", 100.0)
    assert demo.main() == 1
    assert "  FAIL expenses: 99.8 instead of 100.0" in capsys.readouterr().out.splitlines()
