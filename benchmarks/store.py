"""The record at size: how fast reports go in, derived rows are written, and pages come out."""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import batched
from pathlib import Path

from tocsin.model import Document, Figure, Incident, Reading, Site, Support, Toll, Versions, When
from tocsin.store.record import Record, open_record
from tocsin.store.rows import Box, Derived, EdgeRow, EventRow, KeyRow, Query

AT = "2026-11-25T00:00:00Z"
MADE = Versions("bench", "plover", None, "none")
COUNTRIES = [f"{a}{b}{c}" for a in "ABCDE" for b in "KLM" for c in "XYZ"]
TYPES = ["ASSAULT", "PROTEST", "COERCE", "AID", "CONSULT", "AGREE", "ACCUSE", "MOBILIZE"]
STANDINGS = ["established", "reported", "claimed", "disputed"]
MONTHS = [f"{year}-{month:02}" for year in range(2020, 2026) for month in range(1, 13)]
BATCH = 500


@dataclass(frozen=True, slots=True)
class Figures:
    """One thing measured: seconds for the whole, or milliseconds for the median and the worst."""

    name: str
    unit: str
    median: float
    worst: float


def main() -> None:
    """Fill a record and ask it; print a table or one JSON line."""
    options = parse_options()
    with tempfile.TemporaryDirectory() as folder:
        place = options.place or str(Path(folder) / "record.sqlite")
        with open_record(place, create=True) as record:
            figures = [*fill(record, options), *ask(record, options.runs)]
            figures += [size(folder)] if not options.place else []
    figures.append(once("peak memory", "MiB", peak()))
    print(json.dumps([asdict(one) for one in figures]) if options.json else table(figures))


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000, help="reports (default 20,000)")
    parser.add_argument("--incidents", type=int, default=100_000, help="(default 100,000)")
    parser.add_argument("--runs", type=int, default=21, help="runs a question (default 21)")
    parser.add_argument("--place", help="an empty postgresql:// database instead of a file")
    parser.add_argument("--json", action="store_true", help="print one JSON line")
    return parser.parse_args()


def fill(record: Record, options: argparse.Namespace) -> Iterator[Figures]:
    """Add reports, write what is derived, and write it again."""
    chance = random.Random(6)
    words = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "bdklmnrst"] * 3
    began = time.perf_counter()
    for numbers in batched(range(options.documents), BATCH):
        with record.writing():
            for number in numbers:
                record.add(reading(number, chance.choices(words, k=200)), at=AT)
    yield once(f"add {options.documents:,} reports", "s", time.perf_counter() - began)
    began = time.perf_counter()
    record.rewrite_derived(everything(options), at=AT)
    yield once(f"write {options.incidents:,} incidents", "s", time.perf_counter() - began)
    began = time.perf_counter()
    record.rewrite_derived(everything(options), at=AT)
    yield once("write them again", "s", time.perf_counter() - began)


def reading(number: int, words: list[str]) -> Reading:
    """Make the reading of a report without events; events are rows here."""
    published = f"{MONTHS[number % len(MONTHS)]}-05"
    text = " ".join(words)
    made = Document(f"d{number}", text, f"Report {number}", None, "Bench", published, "en")
    return Reading(made, (), (), (), (), MADE)


def everything(options: argparse.Namespace) -> Iterator[Derived]:
    """Make all that is derived, part by part; three incidents in four share a month's key."""
    chance = random.Random(7)
    for numbers in batched(range(options.incidents), 5000):
        made = [incident(number, options.documents, chance) for number in numbers]
        yield Derived(
            events=tuple(event_row(one) for one in made),
            event_keys=tuple(key for one in made for key in keys(one)),
            edges=tuple(edge(one) for one in made),
            incidents=tuple(made),
        )


def incident(number: int, documents: int, chance: random.Random) -> Incident:
    """Make an incident of one event somewhere on some day."""
    events = (f"e{number}",)
    name = chance.randrange(3000)
    precision = chance.choice(["city", "city", "admin1", "country"])
    country = COUNTRIES[name % len(COUNTRIES)]
    latitude, longitude = (name % 60) * 2 - 59.5, (name % 170) * 2 - 169.5
    place = Site(
        f"Place {name}", country, None, latitude, longitude, precision, name, "reported", events
    )
    day = f"{chance.choice(MONTHS)}-{chance.randrange(1, 29):02}"
    deaths = chance.randrange(20)
    figure = Figure(deaths, deaths, ("an officer",), events)
    low = chance.choice([1, 1, 1, 2, 3])
    support = Support(
        reports=low,
        outlets=("Bench",),
        owners=(),
        texts=(f"s{number}",),
        origins=(),
        opposing=(),
        low=low,
        high=low + 1,
        credibility=3,
        credibility_rule="bench",
        reliability=None,
    )
    return Incident(
        id=f"i{number}",
        type=chance.choice(TYPES),
        mode=None,
        contexts=("military",),
        status="happened",
        standing=chance.choice(STANDINGS),
        actors=(),
        recipients=(),
        places=(place,),
        period=When(day, day, "reported", events),
        tolls=(Toll("deaths", deaths, deaths, deaths, (figure,)),),
        support=support,
        disputes=(),
        fulfils=(),
        events=events,
        documents=(f"d{number % documents}",),
        bonds=(),
        judgements=(),
    )


def event_row(one: Incident) -> EventRow:
    """Make the row of an incident's event."""
    day = one.period.start if one.period else None
    return EventRow(
        id=one.events[0],
        document=one.documents[0],
        type=one.type,
        mode=one.mode,
        status=one.status,
        polarity="+",
        certainty="CT",
        standing=one.standing,
        start=day,
        end=day,
        country=one.places[0].country,
    )


def keys(one: Incident) -> list[KeyRow]:
    """Make five keys for an event."""
    month = one.period.start[:7] if one.period and one.period.start else ""
    return [KeyRow(f"{one.type}:{one.places[0].name}:{month}:{n}", one.events[0]) for n in range(5)]


def edge(one: Incident) -> EdgeRow:
    """Make an edge to the event before."""
    number = int(one.events[0][1:])
    return EdgeRow(one.events[0], f"e{max(number - 1, 0)}x", "same", 0.5, {"place": 0.25})


def ask(record: Record, runs: int) -> Iterator[Figures]:
    """Ask what a page, a map and an update ask."""
    chance = random.Random(8)
    questions: dict[str, Callable[[], object]] = {
        "page by country and month": lambda: record.incidents(place_and_month(chance)),
        "its number": lambda: record.count(place_and_month(chance)),
        "page by place and month": lambda: record.incidents(town_and_month(chance)),
        "page by box and month": lambda: record.incidents(box_and_month(chance)),
        "page of the newest": record.incidents,
        "page of the newest in a country": lambda: record.incidents(
            Query(countries=(chance.choice(COUNTRIES),))
        ),
        "page 200 of the newest": lambda: record.incidents(offset=10_000),
        "page by most deaths": lambda: record.incidents(order="deaths"),
        "page by most reports": lambda: record.incidents(order="reports"),
        "page by a week": lambda: record.incidents(week(chance)),
        "page by two words": lambda: record.incidents(Query(text="bab del")),
        "documents by two words": lambda: record.search_text("bab del"),
        "months by country, all": record.months,
        "months of a country": lambda: record.months(Query(countries=(chance.choice(COUNTRIES),))),
        "events under 50 keys": lambda: record.events_with_keys(some_keys(chance)),
        "edges of 50 events": lambda: record.edges_of(some_events(chance)),
        "change one document": lambda: change(record, chance),
    }
    for name, question in questions.items():
        question()
        yield timed(name, question, runs)


def place_and_month(chance: random.Random) -> Query:
    """Ask for a country and a month."""
    return Query(countries=(chance.choice(COUNTRIES),), months=(chance.choice(MONTHS),))


def town_and_month(chance: random.Random) -> Query:
    """Ask for a place and a month."""
    return Query(places=(f"Place {chance.randrange(3000)}",), months=(chance.choice(MONTHS),))


def box_and_month(chance: random.Random) -> Query:
    """Ask for a box of ten degrees and a month."""
    west, south = chance.randrange(-180, 170), chance.randrange(-60, 50)
    box = Box(west, south, west + 10, south + 10)
    return Query(box=box, months=(chance.choice(MONTHS),))


def week(chance: random.Random) -> Query:
    """Ask for a week."""
    month = chance.choice(MONTHS)
    return Query(since=f"{month}-10", until=f"{month}-16")


def some_keys(chance: random.Random) -> list[str]:
    """Return fifty keys."""
    return [
        f"{chance.choice(TYPES)}:Place {chance.randrange(3000)}:{chance.choice(MONTHS)}:0"
        for _ in range(50)
    ]


def some_events(chance: random.Random) -> list[str]:
    """Return fifty events."""
    return [f"e{chance.randrange(10_000)}" for _ in range(50)]


def change(record: Record, chance: random.Random) -> None:
    """Replace what is derived of one document, as a single `tocsin add` does."""
    name = f"d{chance.randrange(1000)}"
    found = record.events_in([name])
    homes = record.incidents_of(list(found))
    old = list(record.every_incident(list(homes.values())))
    rows = tuple(record.event_rows(list(found)).values())
    keys_of = tuple(key for one in old for key in keys(one))
    record.replace_derived(
        Derived(documents=(name,), events=rows, event_keys=keys_of, incidents=tuple(old)), at=AT
    )


def timed(name: str, question: Callable[[], object], runs: int) -> Figures:
    """Time a question."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        question()
        times.append((time.perf_counter() - began) * 1000)
    return Figures(name, "ms", round(statistics.median(times), 2), round(max(times), 2))


def once(name: str, unit: str, value: float) -> Figures:
    """Keep what was measured once."""
    return Figures(name, unit, round(value, 1), round(value, 1))


def size(folder: str) -> Figures:
    """Measure the files of a record."""
    files = Path(folder).iterdir()
    return once("size on disk", "MiB", sum(path.stat().st_size for path in files) / 2**20)


def peak() -> float:
    """Return the peak memory of this process in mebibytes (Linux counts kibibytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(figures: list[Figures]) -> str:
    """Draw the results as text."""
    lines = [f"{'what':<36}{'median':>10}{'worst':>10}  unit"]
    lines += [f"{f.name:<36}{f.median:>10}{f.worst:>10}  {f.unit}" for f in figures]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
