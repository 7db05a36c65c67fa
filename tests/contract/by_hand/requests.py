"""Checks of which requests are understood: bodies, slashes, paths, methods, parameters."""

from tests.contract.by_hand.api import JSON, Api
from tests.contract.by_hand.contract import LISTS, OPERATIONS, methods
from tests.contract.by_hand.stage import check


@check()
def a_body_that_is_no_json_object_is_refused(api: Api) -> None:
    before = api.records("/tasks")
    for raw in (
        b"",
        b"name=Task",
        b'{"name": "Task"',
        b'{"name": "T\xfcr"}',
        b'{"name": "T", "hourRate": NaN}',
        b"[]",
        b'"Task"',
    ):
        assert api.send("POST", "/tasks", raw=raw).status in (400, 422), raw
    form = (("Content-Type", "application/x-www-form-urlencoded"),)
    assert api.send("POST", "/tasks", body={"name": "Task"}, headers=form).status == 400
    assert api.records("/tasks") == before


@check()
def a_body_of_a_read_or_a_deletion_is_ignored(api: Api) -> None:
    """The vendor's examples send an empty object there (E16, E17)."""
    for method, path in [("GET", "/clients"), ("GET", "/clients/1"), ("DELETE", "/clients/1")]:
        assert api.send(method, path, raw=b"{}", headers=(JSON,)).status in (200, 204), f"{method} {path}"


@check()
def a_slash_at_the_end_does_not_matter(api: Api) -> None:
    """The vendor's examples write it, its integrations do not (E15)."""
    for operation in LISTS:
        assert api.records(f"{operation.path}/") == api.records(operation.path)
    assert api.one("/clients/1/") == api.one("/clients/1")


@check()
def a_path_that_is_not_declared_is_404(api: Api) -> None:
    for path in ("", "/", "/Clients", "/client", "/clients/1/notes", "/clients/0", "/clients/one", "/timers"):
        assert api.get(path).status == 404, path


@check()
def a_method_that_is_not_declared_is_405_and_told_which_are(api: Api) -> None:
    for path in {each.path for each in OPERATIONS}:
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - methods(path):
            answer = api.send(method, path.replace("{id}", "1"))
            assert answer.status == 405, f"{method} {path}: {answer.status}"
            allowed = {name.strip() for name in answer.headers.get("allow", "").split(",")}
            assert allowed == methods(path), f"{method} {path}: {allowed}"


@check()
def a_query_parameter_that_is_not_declared_is_ignored(api: Api) -> None:
    """A published integration sends `page=1`."""
    for operation in LISTS:
        assert api.records(operation.path, page=1, colour="red") == api.records(operation.path), operation.id
