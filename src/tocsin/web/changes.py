"""What a line of the log says became of an incident, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tocsin.exports.incident_words import range_words
from tocsin.exports.words import one_line
from tocsin.store.rows import LogLine

Detail = Mapping[str, Any]
UNSAID = "not said"
_FACTS = {
    "type": "type",
    "mode": "mode",
    "status": "status",
    "standing": "standing",
    "start": "first day",
    "end": "last day",
    "reports": "reports",
    "voices": "independent voices",
    "credibility": "NATO number",
    "disputes": "disputes",
}
_COUNTED = ("disputes",)  # None = there are none
_LISTS = (
    ("events", "event", "events"),
    ("documents", "report", "reports"),
    ("fulfils", "plan carried out", "plans carried out"),
)
# Told by the facts above, or of no interest by itself.
_QUIET = frozenset({"bonds", "support", "events", "documents", "judgements", "period"})


def change_words(line: LogLine) -> tuple[str, ...]:
    """Say in a few words each what a line tells; at least one."""
    said = tuple(_SAYERS[line.what](line.detail)) if line.what in _SAYERS else ()
    return said or (line.what,)


def _created(detail: Detail) -> Iterator[str]:
    """Say what a new incident began with."""
    events = _counted(len(detail.get("events", ())), "event")
    reports = detail.get("reports")
    yield f"new: {events} in {_counted(reports, 'report')}" if reports else f"new: {events}"


def _changed(detail: Detail) -> Iterator[str]:
    """Say what became other, what people look for first."""
    if detail.get("fields") == ["form"]:
        yield "kept in a new form"
        return
    yield from _tolls(detail)
    yield from _facts(detail)
    yield from _places(detail)
    yield from _lists(detail)
    known = {*_FACTS, *_QUIET, "tolls", "places", "fulfils"}
    others = [name for name in detail.get("fields", ()) if name not in known]
    if others:
        yield f"{', '.join(others)} changed"


def _tolls(detail: Detail) -> Iterator[str]:
    """Say which counts moved: the best figure, or the span where the best one stays."""
    old, new = (side or {} for side in detail.get("tolls", ({}, {})))
    for kind in sorted({*old, *new}):
        before, after = old.get(kind), new.get(kind)
        if before == after:
            continue
        if before and after and before[1] == after[1]:
            spans = (range_words(side[0], side[2]) for side in (before, after))
            yield f"{kind} {after[1]}, range {' → '.join(spans)}"
        else:
            yield f"{kind} {' → '.join(str(s[1]) if s else UNSAID for s in (before, after))}"


def _facts(detail: Detail) -> Iterator[str]:
    """Say which single values moved."""
    for name, label in _FACTS.items():
        if name in detail:
            yield f"{label} {' → '.join(_fact(name, side) for side in detail[name])}"


def _fact(name: str, value: object) -> str:
    """Write one value."""
    if name == "voices" and isinstance(value, list):
        return range_words(*value)
    if value is None:
        return "0" if name in _COUNTED else UNSAID
    return str(value).replace("_", " ")


def _places(detail: Detail) -> Iterator[str]:
    """Say which places came and went."""
    old, new = (side or [] for side in detail.get("places", ([], [])))
    for label, some, others in (("place added", new, old), ("place gone", old, new)):
        names = dict.fromkeys(one_line(name) for name in some if name not in others)
        if names:
            yield f"{label}: {', '.join(names)}"


def _lists(detail: Detail) -> Iterator[str]:
    """Say how many events, reports and plans came and went, and whether people decided."""
    for name, one, many in _LISTS:
        if name == "documents" and "reports" in detail:
            continue
        moved = detail.get(name, {})
        for key, word in (("added", "more"), ("gone", "fewer")):
            if number := len(moved.get(key, ())):
                yield f"{number} {word} {one if number == 1 else many}"
    judged = detail.get("judgements", {})
    for key, word in (("added", "applied"), ("gone", "no longer applied")):
        if judged.get(key):
            yield f"{_counted(len(judged[key]), 'judgement')} {word}"


def _gone(detail: Detail) -> Iterator[str]:
    """Say where the events of an incident that is no more are now."""
    into = detail.get("into", ())
    yield f"gone: its events are in {', '.join(into)}" if into else "gone: no report tells of it"


def _judged(detail: Detail) -> Iterator[str]:
    """Say what somebody decided."""
    kind = str(detail.get("kind", "")).replace("_", " ")
    why = one_line(str(detail.get("why", "")))
    said = f"judged {kind} by {one_line(str(detail.get('who', '')))}"
    yield f"{said}: {why}" if why else said


def _counted(number: int, noun: str) -> str:
    """Count a noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_SAYERS: dict[str, Callable[[Detail], Iterator[str]]] = {
    "incident created": _created,
    "incident changed": _changed,
    "incident gone": _gone,
    "judged": _judged,
}
