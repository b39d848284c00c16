"""Events against gold: trigger and type, then with status, then with every field.

Triggers match by overlap, one to one. Optional gold events are neither right nor wrong: an event
that matches only an optional one is dropped, an optional one nobody read is no miss.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tocsin.evaluation.gold import GoldText
from tocsin.evaluation.matching import Alignment, Pair, agree, align, pair_up, percent
from tocsin.model import Reading

ALL_FIELDS = ("status", "certainty", "polarity", "actors", "recipients", "voices")
DIAGNOSTICS = {
    "status_accuracy": "status",
    "voices_accuracy": "voices",
    "actors_overlap": "actors",
    "recipients_overlap": "recipients",
    "places_overlap": "places",
}


def score(readings: Iterable[Reading], gold: Iterable[GoldText]) -> dict[str, object]:
    """Score event readings; figures are percentages, per_type gives precision, recall and count."""
    paired = pair_up(readings, gold)
    counted = [_count(reading, text, typed=True) for reading, text in paired]
    on_trigger = [_count(reading, text, typed=False) for reading, text in paired]
    whole = _merge(counted)
    precision, recall, f1 = _rates(whole, ())
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "f1_status": _rates(whole, ("status",))[2],
        "f1_all": _rates(whole, ALL_FIELDS)[2],
        **{key: _share(whole.pairs, field) for key, field in DIAGNOSTICS.items()},
        "type_accuracy": _share(_merge(on_trigger).pairs, "type"),
        "per_type": _per_type(whole),
    }


def _count(reading: Reading, text: GoldText, *, typed: bool) -> Alignment:
    """Align one reading with its gold, required events first; matches of optional ones drop out."""
    required = [event for event in text.events if not event.optional]
    optional = [event for event in text.events if event.optional]
    found = align(reading.events, required, typed=typed)
    spare = align(found.extra, optional, typed=typed)
    return Alignment(found.pairs, spare.extra, found.missed)


def _merge(alignments: Sequence[Alignment]) -> Alignment:
    """Pool the alignments of all documents, so that every event weighs the same."""
    return Alignment(
        tuple(pair for one in alignments for pair in one.pairs),
        tuple(event for one in alignments for event in one.extra),
        tuple(event for one in alignments for event in one.missed),
    )


def _rates(alignment: Alignment, fields: Iterable[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 where a match must also agree in these fields."""
    wanted = tuple(fields)
    right = sum(agree(pair, wanted) for pair in alignment.pairs)
    read = len(alignment.pairs) + len(alignment.extra)
    coded = len(alignment.pairs) + len(alignment.missed)
    return percent(right, read), percent(right, coded), percent(2 * right, read + coded)


def _share(pairs: Sequence[Pair], field: str) -> float:
    """Return the percentage of found events that agree in one field."""
    return percent(sum(agree(pair, (field,)) for pair in pairs), len(pairs))


def _per_type(alignment: Alignment) -> dict[str, list[float]]:
    """Return precision, recall and the number of gold events of every type, sorted by name."""
    types = {event.type for event in alignment.extra + alignment.missed}
    types |= {gold.type for _, gold in alignment.pairs}
    rows = {}
    for name in sorted(types):
        part = _of_type(alignment, name)
        precision, recall, _ = _rates(part, ())
        rows[name] = [precision, recall, len(part.pairs) + len(part.missed)]
    return rows


def _of_type(alignment: Alignment, name: str) -> Alignment:
    """Keep what concerns one type; paired events have the same type on both sides."""
    return Alignment(
        tuple(pair for pair in alignment.pairs if pair[1].type == name),
        tuple(event for event in alignment.extra if event.type == name),
        tuple(event for event in alignment.missed if event.type == name),
    )
