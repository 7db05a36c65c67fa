# Generated from openapi/timetrack.yaml by `make client`. Do not edit.
"""The model `ProjectTimer`, which is received."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import Factory, define

from .. import reading, writing

KNOWN = frozenset(
    {
        "username",
        "startedAt",
        "workedSeconds",
        "breakSeconds",
        "playing",
        "stopped",
        "paused",
        "clientName",
        "projectName",
        "taskName",
        "note",
    }
)


@define
class ProjectTimer:
    """The state of a project timer."""

    username: str | None = None
    """The user name."""
    started_at: datetime.datetime | None = None
    """When it was started, wall-clock time."""
    worked_seconds: int | None = None
    """Seconds worked at the last change; while it runs, count from startedAt and subtract the breaks."""
    break_seconds: int | None = None
    """Seconds of breaks at the last change; while it is paused, count from startedAt and subtract the work."""
    playing: bool | None = None
    """Whether it runs."""
    stopped: bool | None = None
    """Whether it is stopped."""
    paused: bool | None = None
    """Whether it is paused."""
    client_name: str | None = None
    """The client's name."""
    project_name: str | None = None
    """The project's name."""
    task_name: str | None = None
    """The task's name."""
    note: str | None = None
    """Notes."""
    additional_properties: dict[str, Any] = Factory(dict[str, Any])
    """What came beyond the contract, by the API's own names."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object leniently; raises `UnreadableResponse`."""
        get = src.get
        username = get("username")
        if username is not None and type(username) is not str:
            username = reading.text(username, "username")
        started_at = get("startedAt")
        if started_at is not None:
            started_at = reading.moment(started_at, "startedAt")
        worked_seconds = get("workedSeconds")
        if worked_seconds is not None and type(worked_seconds) is not int:
            worked_seconds = reading.integer(worked_seconds, "workedSeconds")
        break_seconds = get("breakSeconds")
        if break_seconds is not None and type(break_seconds) is not int:
            break_seconds = reading.integer(break_seconds, "breakSeconds")
        playing = get("playing")
        if playing is not None and type(playing) is not bool:
            playing = reading.boolean(playing, "playing")
        stopped = get("stopped")
        if stopped is not None and type(stopped) is not bool:
            stopped = reading.boolean(stopped, "stopped")
        paused = get("paused")
        if paused is not None and type(paused) is not bool:
            paused = reading.boolean(paused, "paused")
        client_name = get("clientName")
        if client_name is not None and type(client_name) is not str:
            client_name = reading.text(client_name, "clientName")
        project_name = get("projectName")
        if project_name is not None and type(project_name) is not str:
            project_name = reading.text(project_name, "projectName")
        task_name = get("taskName")
        if task_name is not None and type(task_name) is not str:
            task_name = reading.text(task_name, "taskName")
        note = get("note")
        if note is not None and type(note) is not str:
            note = reading.text(note, "note")
        extra = {} if src.keys() <= KNOWN else {key: src[key] for key in src if key not in KNOWN}
        return cls(
            username,
            started_at,
            worked_seconds,
            break_seconds,
            playing,
            stopped,
            paused,
            client_name,
            project_name,
            task_name,
            note,
            extra,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; raises `InvalidValue` for what cannot be sent."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["username"] = None if self.username is None else writing.text(self.username, "username")
        fields["startedAt"] = (
            None if self.started_at is None else writing.moment(self.started_at, "started_at")
        )
        fields["workedSeconds"] = (
            None if self.worked_seconds is None else writing.integer(self.worked_seconds, "worked_seconds")
        )
        fields["breakSeconds"] = (
            None if self.break_seconds is None else writing.integer(self.break_seconds, "break_seconds")
        )
        fields["playing"] = None if self.playing is None else writing.boolean(self.playing, "playing")
        fields["stopped"] = None if self.stopped is None else writing.boolean(self.stopped, "stopped")
        fields["paused"] = None if self.paused is None else writing.boolean(self.paused, "paused")
        fields["clientName"] = (
            None if self.client_name is None else writing.text(self.client_name, "client_name")
        )
        fields["projectName"] = (
            None if self.project_name is None else writing.text(self.project_name, "project_name")
        )
        fields["taskName"] = None if self.task_name is None else writing.text(self.task_name, "task_name")
        fields["note"] = None if self.note is None else writing.text(self.note, "note")
        return fields
