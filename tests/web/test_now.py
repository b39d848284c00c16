"""Now lists each incident once, by its latest change, and says why it is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.made import AT, derived, incident, reading
from tocsin.model import When
from tocsin.project.project import Project, create_project
from tocsin.store.rows import Derived
from tocsin.web.now import now_page


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Make a project of five incidents, of which the first changed and the second went."""
    with create_project(tmp_path / "p", "Now") as made:
        for number in range(1, 6):
            made.record.add(reading(number), at=AT)
        made.record.replace_derived(derived(1, 2, 3, 4, 5), at=AT)
        changed = incident(1, standing="disputed", reports=3)
        made.record.replace_derived(Derived(incidents=(changed,), gone=("i2",)), at=AT)
        yield made


def test_the_latest_comes_first_and_each_once(project: Project) -> None:
    """What changed stands before what came, and what went is not there."""
    page = now_page(project, before=None, limit=10)
    assert [(item.row.id, item.what) for item in page.items] == [
        *(("i1", "changed"), ("i5", "new"), ("i4", "new"), ("i3", "new")),
    ]
    assert (page.next, page.seq) == (None, project.record.newest())


def test_it_says_why(project: Project) -> None:
    """Name what became other, in plain words."""
    changed, new, *_ = now_page(project, before=None, limit=10).items
    assert "standing reported → disputed" in changed.why
    assert any("reports 1 → 3" in words for words in changed.why)
    assert new.why == ("new: 1 event in 1 report",)


def test_pages_go_on_without_repeating(project: Project) -> None:
    """Ask for what came before, until nothing is left."""
    found, before = [], None
    for _ in range(10):
        page = now_page(project, before=before, limit=2)
        found += [item.row.id for item in page.items]
        before = page.next
        if before is None:
            break
    assert found == ["i1", "i5", "i4", "i3"]


def test_what_reports_only_recall_is_no_news(project: Project) -> None:
    """Leave out what was over a month before its first report, and count it."""
    old = incident(3, period=When("1994-04-07", "1994-07-15", "reported", ("e3",)))
    project.record.replace_derived(Derived(incidents=(old,)), at=AT)
    page = now_page(project, before=None, limit=10)
    assert [item.row.id for item in page.items] == ["i1", "i5", "i4"]
    assert page.recalled == 1
    every = now_page(project, before=None, limit=10, past=True)
    assert [item.row.id for item in every.items] == ["i3", "i1", "i5", "i4"]
    assert every.recalled == 0
