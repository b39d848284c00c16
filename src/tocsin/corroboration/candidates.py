"""Which events are worth comparing: those near in time that share a telling anchor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tocsin.corroboration.pairs import may_be_one
from tocsin.corroboration.sketches import PageSketch, PartySketch, Sketch

SPAN = 10  # days of one stretch; events of neighbouring stretches are compared
LONG = 45  # a longer period is filed under its own bounds
TELLING = 6  # names, and towns, that an event of a report is filed under
PRECISE = frozenset({"exact", "city", "district", "admin1"})


def keys(sketch: Sketch) -> tuple[str, ...]:
    """Return the keys an event is filed under, sorted."""
    return _keys(sketch, _stretches(sketch))


def asked(sketch: Sketch) -> tuple[str, ...]:
    """Return the keys under which an event looks for others: its own, and the stretches beside.

    The relation is symmetric: one finds the other exactly where the other finds the one.
    """
    own = _stretches(sketch)
    beside = {str(int(s) + step) for s in own if s.isdigit() for step in (-1, 1)}
    return _keys(sketch, sorted({*own, *beside}))


def pairs(sketched: Iterable[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    """Yield each pair of events worth comparing, once, the smaller id first."""
    filed: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in sorted(sketched, key=lambda one: one.id):
        met = {other.id: other for key in asked(sketch) for other in filed.get(key, ())}
        yield from ((met[name], sketch) for name in sorted(met) if may_be_one(met[name], sketch))
        for key in keys(sketch):
            filed[key].append(sketch)


def _keys(sketch: Sketch, stretches: Iterable[str]) -> tuple[str, ...]:
    """Return a key for each stretch of days and each anchor."""
    anchors = sorted(_anchors(sketch))
    start = f"{sketch.stage[0]}:{sketch.family}"
    return tuple(f"{start}:{when}:{anchor}" for when in stretches for anchor in anchors)


def _stretches(sketch: Sketch) -> list[str]:
    """Return the stretches of days of an act; a plan and an undated act lie at their report."""
    start, end = sketch.start, sketch.end
    if sketch.stage == "ahead" or (start is None and end is None):
        published = sketch.page.published
        return ["?"] if published is None else [str(published // SPAN)]
    if start is None or end is None or end - start > LONG:
        reported = [] if sketch.page.published is None else [str(sketch.page.published // SPAN)]
        return [f"{start}-{end}", *reported]
    return [str(stretch) for stretch in range(start // SPAN, end // SPAN + 1)]


def _anchors(sketch: Sketch) -> set[str]:
    """Return what an event is filed under: its document, its places, telling names, parties."""
    anchors = {f"d={sketch.page.document}"} | telling(sketch.page)
    for place in sketch.places:
        if place.precision in PRECISE:
            anchors.add(f"g={place.geonames or place.name.lower()}")
    countries = {place.country for place in sketch.places if place.country}
    anchors |= {
        f"p={where}:{who}"
        for where in countries
        for party in sketch.actors + sketch.recipients
        if (who := _party_key(party))
    }
    return anchors


def telling(page: PageSketch) -> set[str]:
    """Return a report's most telling names and its towns, as anchors."""
    return {f"w={name}" for name in (*page.names[:TELLING], *sorted(page.towns)[:TELLING])}


def _party_key(party: PartySketch) -> str | None:
    """Return an entry, or country and sector where both are known."""
    if party.entry:
        return party.entry
    return f"{party.country}-{party.sector}" if party.country and party.sector else None
