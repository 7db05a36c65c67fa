# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The enum `AbsenceStatus`."""

from ..types import OpenIntEnum


class AbsenceStatus(OpenIntEnum):
    """Where the approval of an absence stands. Readers must accept other values (E25)."""

    NEW = 0
    APPROVED = 1
    DISAPPROVED = 2
