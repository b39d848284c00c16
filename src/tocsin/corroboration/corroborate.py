"""Fold readings into stories and incidents, in memory and all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.corroboration.bench import Bench
from tocsin.corroboration.judged import decisions, judged, refused
from tocsin.corroboration.shelf import MemoryShelf
from tocsin.corroboration.update import update
from tocsin.model import Incident, Judgement, Outlet, Reading, Reprint, Story


@dataclass(frozen=True, slots=True)
class Corroborated:
    """What follows from readings and judgements, each sorted by id."""

    readings: tuple[Reading, ...]
    stories: tuple[Story, ...]
    reprints: tuple[Reprint, ...]
    incidents: tuple[Incident, ...]


def corroborate(
    readings: Iterable[Reading],
    *,
    judgements: Iterable[Judgement] = (),
    outlets: Mapping[str, Outlet] | None = None,
    ranks: Mapping[str, int] | None = None,
) -> Corroborated:
    """Fold readings; their order changes nothing.

    ranks = the order in which documents arrived, which names incidents after their first event;
    without it, the order of publication.
    """
    made = tuple(judgements)
    given = sorted(readings, key=lambda r: (r.document.published or "9999", r.document.id))
    words = refused(made, given)
    read = [judged(reading, made, refused=words) for reading in given]
    shelf = MemoryShelf(outlets=outlets or {})
    for number, reading in enumerate(read, 1):
        name = reading.document.id
        shelf.put(reading, ranks[name] if ranks else number)
    shelf.apply(update(Bench(shelf), shelf.known, decisions=decisions(read, made)))
    return Corroborated(
        readings=tuple(sorted(read, key=lambda r: shelf.rank[r.document.id])),
        stories=tuple(shelf.texts[key] for key in sorted(shelf.texts)),
        reprints=tuple(shelf.copies[key] for key in sorted(shelf.copies)),
        incidents=tuple(shelf.happenings[key] for key in sorted(shelf.happenings)),
    )
