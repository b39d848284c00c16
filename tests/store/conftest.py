"""Each test of the store runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.server import Server, pair, running
from tocsin.store.record import Record, open_record


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests on PostgreSQL out where a person says so, and print that."""
    if os.environ.get("TOCSIN_NO_POSTGRES") != "1":
        return
    left_out = [item for item in items if _needs_server(item)]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)
        note = f"TOCSIN_NO_POSTGRES=1: {len(left_out)} tests on PostgreSQL are left out"
        config.get_terminal_writer().line(note, yellow=True)


def _needs_server(item: pytest.Item) -> bool:
    """Tell whether a test runs on PostgreSQL."""
    call = getattr(item, "callspec", None)
    return "server" in getattr(item, "fixturenames", ()) or (
        call is not None and call.params.get("place") == "postgresql"
    )


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Run PostgreSQL as long as its tests do."""
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty database."""
    if request.param == "sqlite":
        yield str(tmp_path / "record.sqlite")
        return
    with request.getfixturevalue("server").database() as url:
        yield url


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """Give a new record."""
    with open_record(place, create=True) as record:
        yield record


@pytest.fixture
def both(tmp_path: Path, server: Server) -> Iterator[tuple[Record, Record]]:
    """Give a record on SQLite and one on PostgreSQL, for what both must answer alike."""
    with pair(server, tmp_path) as both:
        yield both
