"""The columns of judgements: one row a person's decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from tocsin.exports.columns import Column, Table, listed
from tocsin.exports.gathered import Gathered
from tocsin.exports.holding import Holding
from tocsin.model import Judgement, JudgementKind, Pointer


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One judgement, and whether it holds: nobody has withdrawn it since."""

    judgement: Judgement
    holds: bool


def _pointed(pointers: Iterable[Pointer]) -> str:
    """Show where the events stand: TYPE document@start-end, in characters of the text."""
    return listed(
        f"{one.type} {one.document}@{one.trigger.start}-{one.trigger.end}" for one in pointers
    )


COLUMNS: tuple[Column[JudgementRow], ...] = (
    Column("id", "code", "the judgement's id", lambda row: row.judgement.id),
    Column(
        "kind",
        "code",
        "what was decided; withdraw takes an earlier judgement back",
        lambda row: row.judgement.kind,
        get_args(JudgementKind),
    ),
    Column(
        "events",
        "words",
        "what it is about: type document@start-end of the trigger, in characters",
        lambda row: _pointed(row.judgement.events),
    ),
    Column(
        "field",
        "words",
        "the field corrected, of the event, or of its incident where it starts with incident.",
        lambda row: row.judgement.field,
    ),
    Column(
        "value",
        "words",
        "the right value as JSON; for withdraw, the judgement that no longer holds",
        lambda row: row.judgement.value,
    ),
    Column("who", "words", "who decided", lambda row: row.judgement.who),
    Column("when", "words", "when, in UTC", lambda row: row.judgement.when),
    Column("why", "words", "the reason given", lambda row: row.judgement.why),
    Column(
        "holds",
        "code",
        "whether nobody has withdrawn it since",
        lambda row: "yes" if row.holds else "no",
        ("yes", "no"),
    ),
)


def withdrawn(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Name the judgements that no longer hold."""
    return frozenset(one.value for one in judgements if one.kind == "withdraw" and one.value)


def _rows(holding: Holding, _: Gathered) -> Iterator[JudgementRow]:
    """Give each judgement, the oldest first."""
    gone = withdrawn(holding.judgements())
    for judgement in holding.judgements():
        yield JudgementRow(judgement, judgement.id not in gone)


JUDGEMENTS: Table[JudgementRow] = Table(
    "judgements",
    "What people decided about events and incidents; kept for good.",
    COLUMNS,
    _rows,
    "id",
)
