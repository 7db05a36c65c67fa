# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The enum `AbsenceStatus`."""

from ..types import OpenIntEnum


class AbsenceStatus(OpenIntEnum):
    """Where the approval of an absence stands. Later versions of a server may add values."""

    NEW = 0
    APPROVED = 1
    DISAPPROVED = 2
