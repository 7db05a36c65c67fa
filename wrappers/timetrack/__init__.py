"""TimeTrack Enterprise from Python: typed, paced to the limit of the API, and complete.

from timetrack import TimeTrack

with TimeTrack(account="acme", key="…", secret="…") as tt:
for entry in tt.project_time_entries.list(username="test"):
print(entry.project_name, entry.worked_minutes)
"""

from timetrack._version import __version__
from timetrack.errors import (
    BadRequest,
    ConnectionFailed,
    NotAllowed,
    NotAuthenticated,
    NotConfigured,
    NotFound,
    NotOffered,
    OutcomeUnknown,
    RateLimited,
    Refused,
    ServerFailed,
    StatusError,
    TimeTrackError,
    UnexpectedStatus,
    UnreadableAnswer,
)
from timetrack.retry import RetryPolicy
from timetrack.session import AsyncListing, AsyncTimeTrack, Listing, TimeTrack
from timetrack.transport import Timing
from timetrack_client.errors import InvalidValue

__all__ = [
    "AsyncListing",
    "AsyncTimeTrack",
    "BadRequest",
    "ConnectionFailed",
    "InvalidValue",
    "Listing",
    "NotAllowed",
    "NotAuthenticated",
    "NotConfigured",
    "NotFound",
    "NotOffered",
    "OutcomeUnknown",
    "RateLimited",
    "Refused",
    "RetryPolicy",
    "ServerFailed",
    "StatusError",
    "TimeTrack",
    "TimeTrackError",
    "Timing",
    "UnexpectedStatus",
    "UnreadableAnswer",
    "__version__",
]
