"""The tables of actors hold as many as they promise, with sound days, sources and names."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from importlib.resources import files
from itertools import combinations

import pytest

from tocsin.knowledge.known_actors import ActorEntry, known_actors, names_of
from tocsin.knowledge.spelling import fold, is_abbreviation

DAY = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")
BEGINNING, END = date(2010, 1, 1), date(2026, 1, 1)
OFFICES = ("head", "foreign minister", "defence minister")
ARMED_KINDS = frozenset({"armed group", "criminal group", "private force"})
ARMED_SECTORS = frozenset({"REB", "PRM", "CRM", "PMC"})
SECTORS = frozenset(
    """AGR BUS COP CRM CVL EDU ELI GOV IGO JRN JUD LAB LEG MED MIL NGO NSA OPP PMC PRM PTY REB REF
    REL SPY STU UAF""".split()
)


def text_of(name: str) -> str:
    """Return a file of the folder of the tables."""
    return files("tocsin.knowledge").joinpath("actors", name).read_text("utf-8")


def rows_of(table: str) -> list[dict[str, str]]:
    """Return a table's rows by heading."""
    heading, *lines = text_of(f"{table}.tsv").splitlines()
    return [dict(zip(heading.split("\t"), line.split("\t"), strict=True)) for line in lines]


def day(words: str) -> date:
    """Return the first day of a day, month or year; an open end lasts for good."""
    if not words:
        return date(2100, 1, 1)
    year, month, of_month = (*words.split("-"), "01", "01")[:3]
    return date(int(year), int(month), int(of_month))


def coverage() -> dict[str, list[float]]:
    """Return, by state, the part of the days of 2010 to 2025 whose holder is listed, by office."""
    held: dict[tuple[str, str], set[date]] = defaultdict(set)
    for row in rows_of("offices"):
        office = next((name for name in OFFICES if row["office"].startswith(name)), None)
        first, last = max(day(row["from"]), BEGINNING), min(day(row["to"]), END)
        if office:
            days = range((last - first).days)
            held[row["country"], office] |= {first + timedelta(n) for n in days}
    length = (END - BEGINNING).days
    return {
        state: [len(held[state, office]) / length for office in OFFICES]
        for state in {state for state, _ in held}
    }


def test_offices_of_many_states_are_covered() -> None:
    """At least 60 states have a head, foreign and defence minister for 19 of 20 days since 2010.

    So it is counted: a day is covered where some row of the office holds; a head is one of state
    or of government.
    """
    found = coverage()
    assert sum(all(part >= 0.95 for part in parts) for parts in found.values()) >= 90
    assert sum(parts[0] == 1 for parts in found.values()) >= 150


def test_armed_groups_of_all_regions() -> None:
    """At least 400 names are of rebels, militias, gangs or private forces, in 80 states."""
    armed = {
        row["name"]: row["country"]
        for row in rows_of("groups")
        if row["kind"] in ARMED_KINDS and row["sector"] in ARMED_SECTORS
    }
    assert len(armed) >= 600
    assert len(set(armed.values())) >= 80


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("state force", 100),
        ("agency", 80),
        ("party", 300),
        ("IGO", 90),
        ("NGO", 60),
        ("media", 80),
    ],
)
def test_other_bodies(kind: str, number: int) -> None:
    """Forces, services, parties, IGOs, relief groups and outlets are there in number."""
    assert len({row["name"] for row in rows_of("groups") if row["kind"] == kind}) >= number


@pytest.mark.parametrize("table", ["groups", "persons", "offices"])
def test_every_row_is_sound(table: str) -> None:
    """Days are ISO and in order, codes are known ones, and a source in the legend is named."""
    sources = set(re.findall(r"^- `([a-z-]+)`:", text_of("README.md"), re.MULTILINE))
    for row in rows_of(table):
        assert DAY.fullmatch(row["from"]), row
        assert DAY.fullmatch(row["to"]), row
        assert not row["to"] or row["from"] < row["to"], row
        assert row.get("sector", "GOV") in SECTORS, row
        assert re.fullmatch(r"[A-Z]{3}", row["country"]) or not row["country"], row
        assert row["source"] in sources, row


def test_no_words_mean_two_things_at_a_time() -> None:
    """Whoever share a name are told apart by the day, or are coded alike."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in known_actors():
        for words in names_of(name):
            bearers[words if is_abbreviation(words) or words.islower() else fold(words)].add(name)
    shared = {words: names for words, names in bearers.items() if len(names) > 1}
    for words, names in shared.items():
        for one, other in combinations(sorted(names), 2):
            assert not any(
                _at_once(a, b) and (a.country, a.sector) != (b.country, b.sector)
                for a in known_actors()[one]
                for b in known_actors()[other]
            ), words


def _at_once(one: ActorEntry, other: ActorEntry) -> bool:
    """Tell whether two roles are held on one day."""
    return one.begins < (other.ends or "9999") and other.begins < (one.ends or "9999")


def test_a_group_has_one_role_at_a_time() -> None:
    """The roles of a group follow one another."""
    for name, roles in known_actors().items():
        if roles[0].kind != "person":
            assert not any(_at_once(a, b) for a, b in combinations(roles, 2)), name
