"""Gold from judgements: what a person put right is what later readings are measured against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tocsin.exports.files import replacing
from tocsin.exports.holding import Holding
from tocsin.exports.judgement_columns import withdrawn
from tocsin.exports.record import encode
from tocsin.model import Actor, Event, Place, Quantity, Reading, Span, Voice

FILES = ("gold.json", "gold_documents.jsonl")
_RULE = "judgement:"


def write(holding: Holding, folder: Path) -> tuple[Path, ...]:
    """Write the documents with judged events in the form that tocsin evaluate events takes.

    An event that a person corrected, or confirmed by a correction to what it was, is asked for.
    The others of its document are optional, since nobody vouches for them. A rejected event is
    left out: to read it again is an error.
    """
    judged = _judged(holding)
    found = (reading for reading in holding.readings() if reading.document.id in judged)
    with (
        replacing(folder, *FILES) as (gold, documents),
        gold.open("wb") as out,
        documents.open("wb") as texts,
    ):
        out.write(b"[")
        for number, reading in enumerate(found):
            out.write((b",\n" if number else b"\n") + encode(gold_of(reading)))
            texts.write(encode(reading.document) + b"\n")
        out.write(b"\n]\n")
    return tuple(folder / name for name in FILES)


def _judged(holding: Holding) -> frozenset[str]:
    """Name the documents of which a person rejected or corrected an event, and nobody since."""
    gone = withdrawn(holding.judgements())
    return frozenset(
        pointer.document
        for one in holding.judgements()
        if one.id not in gone and one.kind in ("reject", "correct")
        if not (one.field or "").startswith("incident.")
        for pointer in one.events
    )


def gold_of(reading: Reading) -> dict[str, object]:
    """Code a document as gold, from its reading with the judgements applied."""
    text = reading.document.text
    return {
        "id": reading.document.id,
        "events": [_event(event, text) for event in reading.events],
    }


def _event(event: Event, text: str) -> dict[str, object]:
    """Write an event as gold does: every span with its words."""
    vouched = [rule.removeprefix(_RULE) for rule in event.rules if rule.startswith(_RULE)]
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "trigger": _quote(event.trigger, text),
        "status": event.status,
        "certainty": event.certainty,
        "polarity": event.polarity,
        "actors": _parts(event.actors, text),
        "recipients": _parts(event.recipients, text),
        "places": _parts(event.places, text),
        "time": _time(event, text),
        "quantities": [_quantity(quantity, text) for quantity in event.quantities],
        "voices": [_voice(voice, text) for voice in event.voices],
        "same_as": event.same_as,
        "optional": not vouched,
        "judgements": vouched,
    }


def _quote(span: Span, text: str) -> dict[str, object]:
    """Write a span with its words."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _parts(parts: Iterable[Actor | Place], text: str) -> list[Mapping[str, object]]:
    """Write participants or places with the codes they have."""
    known = ("name", "country", "sector", "sponsor", "admin1", "geonames", "role", "relation")
    return [
        _quote(part.span, text)
        | {name: getattr(part, name) for name in known if getattr(part, name, None) is not None}
        for part in parts
    ]


def _time(event: Event, text: str) -> dict[str, object] | None:
    """Write the period."""
    period = event.period
    if period is None:
        return None
    return _quote(period.span, text) | {"from": period.start, "to": period.end}


def _quantity(quantity: Quantity, text: str) -> dict[str, object]:
    """Write a count."""
    bounds = {"kind": quantity.kind, "low": quantity.low, "high": quantity.high}
    return _quote(quantity.span, text) | bounds


def _voice(voice: Voice, text: str) -> dict[str, object]:
    """Write a voice."""
    speaker = _quote(voice.speaker, text) if voice.speaker else None
    return {"speaker": speaker, "cue": _quote(voice.cue, text), "kind": voice.kind}
