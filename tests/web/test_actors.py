"""The network of actors: who acts on whom, counted by incidents, and the words behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corroboration import made
from tests.web.made import add, arrests, filled, whole, wire
from tocsin.exports.record import encode
from tocsin.model import Party, Reading
from tocsin.project.project import Project
from tocsin.store.rows import Query
from tocsin.web.actors import Parties, actors_page, edge_page
from tocsin.web.parties import key_of

ALL = Query()
GUNMEN, SOLDIERS = "-UAF-:gunmen", "NGA-MIL-:soldiers"
FOUR, FRONT, FARMERS = "-UAF-:four gunmen", "-REB-:the savanna front", "-AGR-:farmers"


def raid(day: int, *, who: str = "gunmen", status: str = "happened") -> Reading:
    """Make a report of a raid on farmers."""
    told = f"On {day} March {who} attacked farmers in Kaduna; herd {day * 7} was lost, Musa said."
    of = made.document(told, outlet=f"Outlet {day}", published=f"2026-03-{day + 1:02}")
    done = made.event(
        of,
        "attacked",
        status=status,
        actors=(made.actor(of, who, sector="UAF"),),
        recipients=(made.actor(of, "farmers", sector="AGR"),),
        places=(made.place(of, made.TOWN),),
        period=made.day(of, f"{day} March", f"2026-03-{day:02}"),
    )
    return made.reading(of, done)


@pytest.fixture
def raids(tmp_path: Path) -> Iterator[Project]:
    """Give a project of raids on four days, one of them only planned."""
    reports = (raid(2), raid(9), raid(16), raid(23, status="planned"), raid(28, who="bandits"))
    with filled(tmp_path / "p", *reports) as project:
        yield project


def test_keys() -> None:
    """A party's key is its entry, else its codes and name, however it is written."""
    known = Party("Boko Haram", "NGA", "REB", None, "group:boko", "reported", ())
    assert key_of(known) == "group:boko"
    plain = Party("The  Raiders", "COD", None, "RWA", None, "reported", ())
    assert key_of(plain) == "COD--RWA:the raiders"


def test_the_most_active_come_first(raids: Project) -> None:
    """Without an actor parties are listed by the incidents they take part in, without edges."""
    page = actors_page(raids, Parties(), ALL)
    assert [(one.key, one.incidents) for one in page.nodes] == [
        (FARMERS, 5),
        (GUNMEN, 4),
        ("-UAF-:bandits", 1),
    ]
    assert (page.actor, page.edges, page.more) == (None, (), 0)
    assert sum(bar.yes for bar in page.histogram.bars) == 4
    assert sum(bar.expected for bar in page.histogram.bars) == 1


def test_the_network_of_one(raids: Project) -> None:
    """Edges of an actor are counted by incidents, and by whether they count as having happened."""
    page = actors_page(raids, Parties(), ALL, actor=GUNMEN)
    assert page.actor is not None
    assert (page.actor.key, page.actor.name, page.actor.sector) == (GUNMEN, "gunmen", "UAF")
    assert [one.key for one in page.nodes] == [GUNMEN, FARMERS]
    (edge,) = page.edges
    assert (edge.actor, edge.recipient, edge.type) == (GUNMEN, FARMERS, "ASSAULT")
    assert (edge.count, edge.yes, edge.flagged, edge.expected, edge.no) == (4, 3, 0, 1, 0)
    assert sum(bar.yes for bar in page.histogram.bars) == 3
    assert b'"edges":[{"from":"-UAF-:gunmen","to":"-AGR-:farmers","type":"ASSAULT"' in encode(page)


def test_filters_narrow_the_network(raids: Project) -> None:
    """Only the incidents that are asked for are counted."""
    late = Query(since="2026-03-15")
    page = actors_page(raids, Parties(), late, actor=FARMERS)
    assert {(one.actor, one.count) for one in page.edges} == {(GUNMEN, 2), ("-UAF-:bandits", 1)}
    assert actors_page(raids, Parties(), Query(types=("AID",))).nodes == ()


def test_the_strongest_are_sent(raids: Project) -> None:
    """Beyond the limit parties are left out and counted, and so are their edges."""
    page = actors_page(raids, Parties(), ALL, actor=FARMERS, limit=1)
    assert [one.key for one in page.nodes] == [FARMERS, GUNMEN]
    assert [one.actor for one in page.edges] == [GUNMEN]
    assert page.more == 1
    assert actors_page(raids, Parties(), ALL, limit=1).more == 2


def test_an_actor_nobody_knows(raids: Project) -> None:
    """An unknown key gives the most active, and no actor."""
    page = actors_page(raids, Parties(), ALL, actor="group:none")
    assert page.actor is None
    assert len(page.nodes) == 3


def test_the_words_behind_an_edge(raids: Project) -> None:
    """An edge's incidents come the latest first, with the sentences in which the two meet."""
    parties = Parties()
    page = edge_page(raids, parties, ALL, actor=GUNMEN, recipient=FARMERS, limit=2)
    assert page.total == 4
    assert [item.row.start for item in page.items] == ["2026-03-23", "2026-03-16"]
    (quote,) = page.items[1].quotes
    assert quote.text.startswith("On 16 March gunmen attacked farmers in Kaduna;")
    assert {"actor", "recipient", "trigger"} <= {mark.field for mark in quote.marks}
    other = edge_page(raids, parties, Query(types=("AID",)), actor=GUNMEN, recipient=FARMERS)
    back = edge_page(raids, parties, ALL, actor=FARMERS, recipient=GUNMEN)
    none = edge_page(raids, parties, ALL, actor="?", recipient="?")
    assert [(one.total, one.items) for one in (other, back, none)] == [(0, ())] * 3


def test_parties_follow_the_record(tmp_path: Path) -> None:
    """What is added later is in the network."""
    parties = Parties()
    with filled(tmp_path / "p", wire()) as project:
        assert [one.key for one in actors_page(project, parties, ALL).nodes] == [GUNMEN]
        add(project, arrests())
        keys = {one.key for one in actors_page(project, parties, ALL).nodes}
        assert keys == {GUNMEN, SOLDIERS, FOUR}


def test_who_only_denies_counts_as_no(tmp_path: Path) -> None:
    """The whole project's network holds all who take part, in their groups."""
    with whole(tmp_path / "p") as project:
        page = actors_page(project, Parties(), ALL, actor=SOLDIERS)
        assert [(e.actor, e.recipient, e.type, e.yes) for e in page.edges] == [
            (SOLDIERS, FOUR, "COERCE", 1)
        ]
        assert FRONT in {one.key for one in actors_page(project, Parties(), ALL).nodes}
