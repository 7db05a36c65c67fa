"""Which numbers fit which change."""

import pytest

from spec.diff.versions import NoVersion, Version, fitting, refusal

FITTING = {
    ("0.1.0", "breaking"): "0.2.0 1.0.0",
    ("0.1.0", "additive"): "0.1.1 0.2.0 1.0.0",
    ("0.1.0", "editorial"): "0.1.1 0.2.0 1.0.0",
    ("0.1.0", ""): "0.1.0 0.1.1 0.2.0 1.0.0",
    ("0.9.9", "breaking"): "0.10.0 1.0.0",
    ("0.9.9", "editorial"): "0.9.10 0.10.0 1.0.0",
    ("1.0.0", "breaking"): "2.0.0",
    ("1.2.3", "additive"): "1.3.0 2.0.0",
    ("1.2.3", "editorial"): "1.2.4 1.3.0 2.0.0",
    ("1.2.3", ""): "1.2.3 1.2.4 1.3.0 2.0.0",
}


@pytest.mark.parametrize(("base", "group"), FITTING, ids=lambda value: value or "nothing")
def test_a_change_has_the_numbers_that_fit(base: str, group: str) -> None:
    assert " ".join(map(str, fitting(Version.parse(base), group))) == FITTING[base, group]


REFUSED = {
    "the same number after a change": ("0.1.0", "0.1.0", "editorial"),
    "a patch for a breaking change": ("0.1.0", "0.1.1", "breaking"),
    "a patch that leaves one out": ("0.1.0", "0.1.2", "editorial"),
    "a minor that leaves one out": ("0.1.0", "0.3.0", "breaking"),
    "a minor with a patch": ("0.1.0", "0.2.1", "breaking"),
    "a number that goes back": ("0.2.0", "0.1.0", "editorial"),
    "a number that goes back for nothing": ("0.2.0", "0.1.9", ""),
    "a step too many for nothing": ("0.1.0", "0.1.2", ""),
    "a minor for a breaking change from 1.0 on": ("1.0.0", "1.1.0", "breaking"),
    "a patch for more to use from 1.0 on": ("1.0.0", "1.0.1", "additive"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_number_that_does_not_fit_is_refused_in_one_sentence(case: str) -> None:
    base, revision, group = REFUSED[case]
    sentence = refusal(Version.parse(base), Version.parse(revision), group)
    assert sentence.startswith(f"{revision} does not fit: ")
    assert sentence.count(". ") == 0
    assert all(str(version) in sentence for version in fitting(Version.parse(base), group))


@pytest.mark.parametrize(("base", "group"), FITTING, ids=lambda value: value or "nothing")
def test_a_number_that_fits_is_not_refused(base: str, group: str) -> None:
    assert [refusal(Version.parse(base), Version.parse(text), group) for text in FITTING[base, group].split()] == [
        "" for _ in FITTING[base, group].split()
    ]


def test_the_sentence_says_what_to_write() -> None:
    assert refusal(Version.parse("0.1.0"), Version.parse("0.1.1"), "breaking") == (
        "0.1.1 does not fit: what changed since 0.1.0 is breaking, so info.version has to be 0.2.0 or 1.0.0."
    )
    assert refusal(Version.parse("1.0.0"), Version.parse("1.1.0"), "breaking").endswith("has to be 2.0.0.")


@pytest.mark.parametrize("text", ["", "1", "1.0", "1.0.0.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "1.0.x", "1.0.0 "])
def test_what_is_no_version_number_is_said(text: str) -> None:
    with pytest.raises(NoVersion, match=r"MAJOR\.MINOR\.PATCH"):
        Version.parse(text)


def test_versions_compare_as_numbers() -> None:
    assert Version.parse("0.10.0") > Version.parse("0.9.1")
