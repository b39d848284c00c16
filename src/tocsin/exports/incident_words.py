"""An incident as plain words: parties, sites, tolls, disputes, origins, support."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.exports.row import coded
from tocsin.exports.words import one_line
from tocsin.model import Dispute, Figure, Incident, Origin, Party, Side, Standing, Support, Toll

# Whether an incident counts as having happened: the table of standings in the glossary.
COUNTS: dict[Standing, str] = {
    "established": "yes",
    "reported": "yes",
    "claimed": "flagged",
    "disputed": "flagged",
    "expected": "expected",
    "conjectured": "no",
    "not occurred": "no",
}


def party_words(party: Party) -> str:
    """Show who takes part by name and codes."""
    return coded(one_line(party.name), party)


def range_words(low: int, high: int | None) -> str:
    """Show inclusive bounds; no upper bound is at least."""
    if high is None:
        return f"≥ {low}"
    return f"{low}" if low == high else f"{low}–{high}"


def toll_words(toll: Toll) -> str:
    """Show the best supported count, and the span of all figures where they differ."""
    span = range_words(toll.low, toll.high)
    alone = toll.low == toll.best and toll.high in (toll.best, None)
    return f"{toll.kind} {span}" if alone else f"{toll.kind} {toll.best} ({span})"


def figure_words(figure: Figure) -> str:
    """Show a number and who gives it."""
    return attributed(range_words(figure.low, figure.high), figure.who)


def side_words(side: Side) -> str:
    """Show what one side holds and who holds it."""
    return attributed(one_line(side.says), side.who)


def attributed(said: str, who: Iterable[str]) -> str:
    """Put those who say it in parentheses behind what they say."""
    names = ", ".join(one_line(name) for name in who)
    return f"{said} ({names})" if names else said


def dispute_words(dispute: Dispute) -> str:
    """Show the sides of a dispute one after another: "deaths: 4 (police), 7 (hospital)"."""
    return f"{one_line(dispute.field)}: {', '.join(side_words(side) for side in dispute.sides)}"


def origin_words(origin: Origin) -> str:
    """Name somebody whose word it rests on, the kind of voice, and whether it denies."""
    kind = origin.kind.replace("_", " ")
    return f"{one_line(origin.name)} ({kind}{', denies' if origin.denies else ''})"


def support_words(support: Support) -> str:
    """Say what an incident rests on: "3 reports, 2 texts, 1–2 independent voices; NATO 3"."""
    independent = range_words(support.low, support.high)
    voices = "voice" if support.low == support.high == 1 else "voices"
    counts = (
        _counted(support.reports, "report"),
        _counted(len(support.texts), "text"),
        f"{independent} independent {voices}",
    )
    return f"{', '.join(counts)}; NATO {support.reliability or ''}{support.credibility}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def toll_of(incident: Incident, kind: str) -> Toll | None:
    """Return the toll of one kind, if any is told."""
    return next((toll for toll in incident.tolls if toll.kind == kind), None)
