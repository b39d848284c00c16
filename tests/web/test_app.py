"""The desk's addresses: no request makes it fail, and each page has its twin."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
)
from starlette.testclient import TestClient

from tests.store.made import AT, derived, edge, reading
from tocsin.exports.record import decode_incidents
from tocsin.project.project import Project, create_project, open_project
from tocsin.web.app import PAGES, create_app, router

OWN = {"X-Tocsin": "desk", "Host": "127.0.0.1"}
CHECKED = [not_a_server_error, content_type_conformance, response_schema_conformance]
REJECT = {"kind": "reject", "events": ["e1"], "who": "Awa", "why": "a film"}


def fill(project: Project) -> Project:
    """Keep three reports, each of one incident."""
    for number in (1, 2, 3):
        project.record.add(reading(number), at=AT)
    change = derived(1, 2, 3, edges=(edge(1, 2),))
    project.record.replace_derived(change, at=AT)
    return project


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project of three incidents."""
    place = Path(tmp_path_factory.mktemp("app")) / "p"
    fill(create_project(place, "Three")).record.close()
    return place


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    """Ask the desk of that project."""
    with open_project(folder) as project:
        app = create_app(project)
        yield TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture(scope="module")
def api(folder: Path) -> Iterator[object]:
    """Read the desk's own description of its addresses; nothing is judged through it."""
    with open_project(folder, readonly=True) as project:
        app = create_app(project)
        yield schemathesis.openapi.from_asgi("/openapi.json", app, headers=OWN)


ADDRESSES = sorted(
    (route.path, method.lower())
    for route in router.routes
    if isinstance(route, APIRoute) and route.include_in_schema
    for method in route.methods
)


@pytest.mark.parametrize(("path", "method"), ADDRESSES)
def test_no_request_makes_the_desk_fail(api: BaseSchema, path: str, method: str) -> None:
    """Whatever is sent: no 500, and every answer is one that /openapi.json describes."""
    operation = api[path.replace(":path", "")][method]

    @given(case=operation.as_strategy())
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def asked(case: Case) -> None:
        answer = case.call(headers=OWN)
        case.validate_response(answer, checks=CHECKED)

    asked()


@pytest.mark.parametrize("name", ["", *PAGES, "incident/i1", "document/d1", "incident/a/b"])
def test_each_page_is_the_same_file(client: TestClient, name: str) -> None:
    """Send one page for every address; it asks for the twin of its own."""
    answer = client.get(f"/{name}")
    assert answer.status_code == 200
    assert '<div id="desk">' in answer.text


@pytest.mark.parametrize("name", [*PAGES, "incident/i1", "document/d1"])
def test_each_page_has_a_json_twin(client: TestClient, name: str) -> None:
    """Answer each page's address with .json behind it."""
    answer = client.get(f"/{name}.json")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"


def test_filters_narrow_and_bad_ones_are_named(client: TestClient) -> None:
    """Apply filters, and say which of them makes no sense."""
    assert client.get("/explore.json?country=CIV&type=ASSAULT").json()["total"] == 3
    assert client.get("/explore.json?country=CIV&country=LBR").json()["total"] == 3
    assert client.get("/explore.json?box=10,0,20,10").json()["total"] == 0
    for wrong in ("box=1,2,3", "since=yesterday", "standing=sure", "voices=-1", "sort=size"):
        answer = client.get(f"/explore.json?{wrong}")
        assert answer.status_code == 422, wrong


def test_what_is_not_there_is_said(client: TestClient) -> None:
    """Answer 404 for what the record does not hold."""
    assert client.get("/incident/i9.json").status_code == 404
    assert client.get("/document/nope.json").status_code == 404
    assert client.get("/data/spss").status_code == 404
    assert client.get("/nonsense").json() == {"detail": "Not Found"}
    shown = client.get("/nonsense", headers={"Accept": "text/html"})
    assert (shown.status_code, '<div id="desk">' in shown.text) == (404, True)


def test_a_download_holds_the_view_and_nothing_else(client: TestClient) -> None:
    """Pack the incidents that filters find, with a data package."""
    answer = client.get("/data/jsonl?text=herders&type=ASSAULT")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        lines = packed.read("incidents.jsonl").splitlines()
        assert "datapackage.json" in packed.namelist()
    assert [one.id for one in decode_incidents(lines, name="x")] == ["i1", "i2", "i3"]
    with zipfile.ZipFile(io.BytesIO(client.get("/data/jsonl?type=AID").content)) as packed:
        assert packed.read("incidents.jsonl") == b""


def test_a_judgement_is_kept_and_changes_the_record(tmp_path: Path) -> None:
    """Keep a judgement, fold anew, and take it back."""
    with create_project(tmp_path / "p", "Judged") as project:
        project.record.add(reading(1), at=AT)
        project.corroborate(at=AT)
        client = TestClient(create_app(project), base_url="http://127.0.0.1")
        assert client.get("/explore.json").json()["total"] == 1
        assert client.post("/judgements.json", json=REJECT).status_code == 403
        answer = client.post("/judgements.json", json=REJECT, headers=OWN)
        assert answer.status_code == 200
        assert client.get("/explore.json").json()["total"] == 0
        undo = {"kind": "withdraw", "events": [], "value": answer.json()["id"]}
        undone = client.post("/judgements.json", json={**REJECT, **undo}, headers=OWN)
        assert undone.status_code == 200
        assert client.get("/explore.json").json()["total"] == 1


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"events": ["e999"]}, 404),
        ({"who": "  "}, 422),
        ({"kind": "same"}, 422),
        ({"kind": "adore"}, 422),
        ({"kind": "correct", "field": "type", "value": "NONSENSE"}, 422),
        ({"kind": "correct", "field": "colour", "value": "red"}, 422),
    ],
)
def test_a_wrong_judgement_is_refused_in_words(
    client: TestClient, change: dict[str, object], status: int
) -> None:
    """Refuse what is no judgement and say why."""
    answer = client.post("/judgements.json", json={**REJECT, **change}, headers=OWN)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_desk_that_only_reads_takes_no_judgement(folder: Path) -> None:
    """Refuse judgements where the record is open for reading only."""
    with open_project(folder, readonly=True) as project:
        client = TestClient(create_app(project), base_url="http://127.0.0.1")
        answer = client.post("/judgements.json", json=REJECT, headers=OWN)
        assert (answer.status_code, answer.json()) == (
            403,
            {"detail": "the desk was started with --read-only"},
        )
        assert client.get("/project.json").json()["readonly"] is True


def test_what_another_process_adds_is_seen(folder: Path, client: TestClient) -> None:
    """Answer from the record as it is now, whoever wrote to it."""
    before = client.get("/project.json").json()["counts"]["documents"]
    with open_project(folder) as other:
        other.record.add(reading(7), at=AT)
        other.record.replace_derived(derived(7), at=AT)
    info = client.get("/project.json").json()
    assert info["counts"]["documents"] == before + 1
    assert client.get("/incident/i7.json").status_code == 200
    assert client.get("/explore.json").json()["total"] == 4
