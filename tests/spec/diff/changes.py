"""The catalogue of seeded changes."""

from tests.spec.diff import (
    changes_answers,
    changes_defaults,
    changes_harmless,
    changes_names,
    changes_operations,
    changes_requests,
)
from tests.spec.diff.change import Change

CHANGES: tuple[Change, ...] = (
    *changes_requests.CHANGES,
    *changes_answers.CHANGES,
    *changes_operations.CHANGES,
    *changes_names.CHANGES,
    *changes_harmless.CHANGES,
    *changes_defaults.CHANGES,
)
