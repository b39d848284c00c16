"""A project whose record is a PostgreSQL database holds what one in a file holds."""

from pathlib import Path

import pytest

from tests.corroboration.test_incidents import front_denies, radio, wire
from tests.project.test_project import AT, add, derived, judge
from tests.store.server import Server
from tocsin.project.project import create_project, open_project


def test_a_project_on_postgresql(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TOCSIN_DATABASE keeps the record in PostgreSQL; incidents, stories and judgements agree."""
    held = []
    with server.database() as url:
        for folder, address in ((tmp_path / "file", ""), (tmp_path / "server", url)):
            monkeypatch.setenv("TOCSIN_DATABASE", address)
            with create_project(folder, "Kaduna") as project:
                add(project, wire(), radio(), front_denies())
                judge(project, "not_same", wire().events[0].id, radio().events[0].id)
                project.rebuild(at=AT)
            with open_project(folder) as project:
                held.append((derived(project), [one.kind for one in project.judgements()]))
    assert held[0] == held[1]
    assert not (tmp_path / "server" / "record.sqlite").exists()
