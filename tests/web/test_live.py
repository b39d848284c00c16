"""Pages are told of what comes while they are open."""

import asyncio
import json
from pathlib import Path

import pytest

from tests.store.made import AT, derived, incident, reading
from tocsin.project.project import create_project
from tocsin.store.record import Record
from tocsin.store.rows import Derived
from tocsin.web import live


def told(event: str) -> dict[str, int]:
    """Return the data of an event of the stream."""
    lines = dict(line.split(": ", 1) for line in event.strip().splitlines() if ": " in line)
    assert lines["event"] == "change"
    found: dict[str, int] = json.loads(lines["data"])
    return found


def test_new_and_changed_incidents_are_counted(tmp_path: Path) -> None:
    """Tell the newest line of the log at once, then what came and what changed."""
    with create_project(tmp_path / "p", "Live") as project:
        asyncio.run(watched(project.record))


async def watched(record: Record) -> None:
    """Write to a record while its changes are watched."""
    stream = live.changes(record, every=0.01)
    assert told(await anext(stream)) == {"seq": record.newest(), "new": 0, "changed": 0}
    for number in (1, 2):
        record.add(reading(number), at=AT)
    record.replace_derived(derived(1, 2), at=AT)
    assert told(await anext(stream)) == {"seq": record.newest(), "new": 2, "changed": 0}
    record.replace_derived(Derived(incidents=(incident(1, type="AID"),)), at=AT)
    assert told(await anext(stream)) == {"seq": record.newest(), "new": 0, "changed": 1}
    await stream.aclose()  # type: ignore[attr-defined]


def test_a_quiet_record_keeps_the_connection_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Send a comment now and then."""
    monkeypatch.setattr(live, "BREATH", 2)

    async def second(record: Record) -> str:
        """Return what comes after the first event."""
        stream = live.changes(record, every=0.01)
        await anext(stream)
        return await anext(stream)

    with create_project(tmp_path / "p", "Quiet") as project:
        assert asyncio.run(second(project.record)).startswith(": ")
