"""What `make bounds` tries is all that the distribution asks for."""

from __future__ import annotations

from packaging.version import Version

from tests.wheel import bounds
from tests.wheel.extras import TRIES


def test_every_extra_is_tried_on_its_own() -> None:
    assert set(TRIES) == {"sdk", *bounds.extras()}


def test_every_dependency_has_a_lower_bound_and_is_tested_within_its_bounds() -> None:
    lines = (bounds.ROOT / "requirements" / "constraints.txt").read_text("utf-8").lower().replace("_", "-").splitlines()
    pinned = dict(line.split("==") for line in lines if "==" in line)
    wanted = bounds.requirements(tuple(extra for extra in bounds.extras() if extra != "keyring"))
    assert wanted
    for each in wanted:
        assert bounds.lowest(each) <= Version(pinned[each.name.lower()])
        assert each.specifier.contains(pinned[each.name.lower()])
    assert all(bounds.lowest(each) for each in bounds.requirements(("keyring",)))
