"""Incidents for people: a block a happening; who says so, how sure, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched
from types import MappingProxyType
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.exports.gathered import Report
from tocsin.exports.incident_words import (
    origin_words,
    party_words,
    support_words,
    toll_words,
)
from tocsin.exports.row import days_words, place_words
from tocsin.exports.terminal import NARROW, STYLES, card, show, styled_standing
from tocsin.exports.words import clipped, one_line
from tocsin.model import Dispute, Incident, Party, Reprint, Side

_NOTHING: Mapping[str, Report] = MappingProxyType({})
_QUOTE, _TITLE, _LISTED = 400, 60, 6
# The narrowest column in which a side of a dispute can be read, and what stands left of it.
_SIDE, _LEFT = 16, 18
_DEBTS = {
    "copy": "copy of",
    "cut": "cut from",
    "edited": "edited from",
    "merged": "merged from",
    "credited": "credited to",
}


def write(
    incidents: Iterable[Incident],
    quotes: Mapping[str, str],
    out: TextIO,
    *,
    reports: Mapping[str, Report] = _NOTHING,
) -> None:
    """Print each incident as soon as it is there; quotes by event, reports by document.

    gather() gives both.
    """

    def block(incident: Incident, width: int) -> RenderableType:
        """Lay out one incident."""
        return render(incident, quotes, reports=reports, width=width)

    show(incidents, block, out)


def render(
    incident: Incident, quotes: Mapping[str, str], *, reports: Mapping[str, Report], width: int
) -> RenderableType:
    """Lay out one incident: heading, words, what happened, what it rests on, disputes."""
    quote = quotes.get(incident.events[0], "") if incident.events else ""
    words = [Text(f"“{clipped(quote, _QUOTE)}”", style="italic")] if quote else []
    facts, support = list(_facts(incident)), list(_support(incident, reports))
    body = _beside(facts, support) if width >= NARROW else card([*facts, *support])
    disputes = [
        line for dispute in incident.disputes for line in _dispute(dispute, room=width - _LEFT)
    ]
    return Group(heading(incident, width=width), *words, body, *disputes, Text(""))


def heading(incident: Incident, *, width: int) -> Text:
    """Name an incident by what is done and how, its standing, and its id at the right."""
    what = f"{incident.type}, {incident.mode}" if incident.mode else incident.type
    status = incident.status.replace("_", " ")
    said = Text.assemble(
        (one_line(what), "bold"),
        "  ",
        styled_standing(incident.standing),
        ("" if status == incident.standing else f", {status}", "dim"),
    )
    gap = " " * max(2, width - len(said.plain) - len(incident.id))
    return said.append(f"{gap}{one_line(incident.id)}", "dim")


def _facts(incident: Incident) -> Iterator[tuple[str, Text]]:
    """Give what happened, as far as it is known."""
    when, tolls = incident.period, incident.tolls
    counts = [toll_words(toll) for toll in tolls]
    known = (
        ("Who", _parties(incident.actors, incident)),
        ("To whom", _parties(incident.recipients, incident)),
        ("Where", _lines(place_words(site) for site in incident.places)),
        ("When", Text(days_words(when.start, when.end) if when else "")),
        ("Counts", Text("; ".join(counts))),
        ("About", Text(one_line(", ".join(incident.contexts).replace("_", " ")))),
        ("Carries out", _lines(incident.fulfils)),
    )
    return (pair for pair in known if pair[1].plain)


def _parties(parties: Sequence[Party], incident: Incident) -> Text:
    """List participants; one whose part is less sure than the incident has its own standing."""
    lines = [Text(party_words(party)) for party in parties]
    for party, line in zip(parties, lines, strict=True):
        if party.standing != incident.standing:
            line.append(" ").append(styled_standing(party.standing))
    return _capped(lines)


def _support(incident: Incident, reports: Mapping[str, Report]) -> Iterator[tuple[str, Text]]:
    """Give what it rests on: numbers, whose word it is, the reports."""
    support = incident.support
    rests = Text.assemble(
        support_words(support), (f" ({one_line(support.credibility_rule)})", "dim")
    )
    origins = [
        Text(origin_words(origin), STYLES["not occurred"] if origin.denies else "")
        for origin in support.origins
    ]
    known = (
        ("Rests on", rests),
        ("Both sides", _lines(support.opposing)),
        ("According to", _capped(origins)),
        ("Reports", _capped([_report(document, reports) for document in incident.documents])),
        ("Judged", _lines(incident.judgements)),
    )
    return (pair for pair in known if pair[1].plain)


def _report(document: str, reports: Mapping[str, Report]) -> Text:
    """Name a report by outlet, day and title, a reprint by what it is a reprint of."""
    report = reports.get(document, Report(document))
    if debts := [_debt(reprint, reports) for reprint in report.reprints]:
        return Text.assemble(_named(document, reports), (f" ({'; '.join(debts)})", "yellow"))
    title = clipped(one_line(report.title or ""), _TITLE) if report.outlet else ""
    return Text.assemble(_named(document, reports), (f"  {title}" if title else "", "dim"))


def _debt(reprint: Reprint, reports: Mapping[str, Report]) -> str:
    return f"{_DEBTS[reprint.kind]} {_named(reprint.of, reports)}"


def _named(document: str, reports: Mapping[str, Report]) -> str:
    """Name a report by outlet and day, or by its title, else its id."""
    report = reports.get(document, Report(document))
    parts = (report.outlet or clipped(report.title or document, _TITLE), report.published)
    return ", ".join(one_line(part) for part in parts if part)


def _lines(words: Iterable[str]) -> Text:
    return _capped([Text(one_line(word)) for word in words])


def _capped(lines: Sequence[Text]) -> Text:
    """Put parts on lines of their own, and count those beyond the first few."""
    more = [Text(f"… and {len(lines) - _LISTED} more", "dim")] if len(lines) > _LISTED else []
    return Text("\n").join([*lines[:_LISTED], *more])


def _beside(*cards: Sequence[tuple[str, Text]]) -> Table:
    """Set what happened beside what it rests on."""
    table = Table.grid(padding=(0, 1), expand=True)
    for _ in cards:
        table.add_column(ratio=1)
    table.add_row(*(card(fields) for fields in cards))
    return table


def _dispute(dispute: Dispute, *, room: int) -> Iterator[RenderableType]:
    """Set the sides of a dispute beside each other, as many in a row as can be read."""
    fit = max(1, min(len(dispute.sides), room // _SIDE))
    for number, sides in enumerate(batched(dispute.sides, fit)):
        name = Text("Disputed" if not number else "", STYLES["disputed"])
        table = Table.grid(padding=(0, 1), expand=True)
        table.add_column(width=12)
        for _ in range(fit + 1):
            table.add_column(ratio=1, overflow="fold")
        field = Text(one_line(dispute.field) if not number else "", "bold")
        table.add_row(name, field, *(_side(side) for side in sides))
        yield Padding(table, (0, 0, 0, 2))


def _side(side: Side) -> Text:
    """Show what one side holds, and under it who holds it."""
    who = Text(", ".join(one_line(name) for name in side.who), "dim")
    return Text("\n").join([Text(one_line(side.says)), who])
