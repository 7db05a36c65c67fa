"""TimeTrack Enterprise from Python: typed, paced to the limit of the API, and complete.

from timetrack import TimeTrack

with TimeTrack(account="acme", key="…", secret="…") as tt:
for entry in tt.project_time_entries.list(username="test"):
print(entry.project_name, entry.worked_minutes)
"""

from timetrack._version import __version__
from timetrack.errors import (
    AnswerTooLarge,
    BadRequest,
    BrokenAnswer,
    BudgetSpent,
    ClientClosed,
    ConnectionFailed,
    DeadlineExceeded,
    EmptyAnswer,
    HtmlAnswer,
    NotAllowed,
    NotAuthenticated,
    NotConfigured,
    NotFound,
    NotJson,
    NotOffered,
    OutcomeUnknown,
    RateLimited,
    ReceivedResponse,
    Redirected,
    Refused,
    SentRequest,
    ServerFailed,
    StatusError,
    ThrottleUnavailable,
    TimeTrackError,
    TruncatedAnswer,
    UnexpectedStatus,
    UnreadableAnswer,
    WrongShape,
)
from timetrack.estimate import Estimate
from timetrack.listing import AsyncListing, Listing
from timetrack.retry import RetryPolicy
from timetrack.session import AsyncTimeTrack, TimeTrack
from timetrack.throttle import BudgetState
from timetrack.timing import Timing
from timetrack_client.errors import InvalidValue
from timetrack_client.operations import Position
from timetrack_client.types import CLEAR, Clear

__all__ = [
    "CLEAR",
    "AnswerTooLarge",
    "AsyncListing",
    "AsyncTimeTrack",
    "BadRequest",
    "BrokenAnswer",
    "BudgetSpent",
    "BudgetState",
    "Clear",
    "ClientClosed",
    "ConnectionFailed",
    "DeadlineExceeded",
    "EmptyAnswer",
    "Estimate",
    "HtmlAnswer",
    "InvalidValue",
    "Listing",
    "NotAllowed",
    "NotAuthenticated",
    "NotConfigured",
    "NotFound",
    "NotJson",
    "NotOffered",
    "OutcomeUnknown",
    "Position",
    "RateLimited",
    "ReceivedResponse",
    "Redirected",
    "Refused",
    "RetryPolicy",
    "SentRequest",
    "ServerFailed",
    "StatusError",
    "ThrottleUnavailable",
    "TimeTrack",
    "TimeTrackError",
    "Timing",
    "TruncatedAnswer",
    "UnexpectedStatus",
    "UnreadableAnswer",
    "WrongShape",
    "__version__",
]
