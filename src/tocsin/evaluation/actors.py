"""Actor phrases against gold: whose they are, what they do, who stands behind them.

Each phrase is parsed as a text of its own and coded as reading codes an actor; nothing around it
helps. Codes are ISO 3166 alpha-3 and PLOVER sectors; UNK is a sector that nobody can tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.evaluation.gold import GoldError, read_rows
from tocsin.evaluation.matching import percent
from tocsin.evaluation.parses import parser
from tocsin.model import Actor
from tocsin.reading.actors import code_actor

UNKNOWN = "UNK"


@dataclass(frozen=True, slots=True)
class GoldActor:
    """A phrase as a person coded it; role2 is a sector that would do as well."""

    phrase: str
    role: str
    country: str | None = None
    sponsor: str | None = None
    role2: str | None = None


def run(path: Path) -> dict[str, object]:
    """Code the phrases of a gold file and score the codes."""
    gold = load(path)
    return score([code(one.phrase) for one in gold], gold)


def load(path: Path) -> list[GoldActor]:
    """Load the phrases of a gold file; one without words is a fault."""
    rows = read_rows(path, GoldActor)
    if empty := next((number for number, row in rows if not row.phrase.strip()), None):
        raise GoldError(f"{path}:{empty}: the phrase has no words")
    return [row for _, row in rows]


def code(phrase: str) -> Actor:
    """Code a phrase that stands alone, all its words together."""
    return code_actor(parser().parse(phrase)[:])


def score(coded: Sequence[Actor], gold: Sequence[GoldActor]) -> dict[str, object]:
    """Score codes, in percent of the phrases that are right.

    Most actors have no sponsor: sponsor_named is of the phrases to which gold or reading gives one.
    """
    pairs = list(zip(coded, gold, strict=True))
    countries = [one.country == wanted.country for one, wanted in pairs]
    roles = [_role(one) == wanted.role for one, wanted in pairs]
    sponsors = [one.sponsor == wanted.sponsor for one, wanted in pairs]
    named = [
        one.sponsor == wanted.sponsor for one, wanted in pairs if one.sponsor or wanted.sponsor
    ]
    return {
        "country": _right(countries),
        "role": _right(roles),
        "both": _right([country and role for country, role in zip(countries, roles, strict=True)]),
        "sponsor": _right(sponsors),
        "sponsor_named": _right(named),
        "role_either": _right([_role(one) in (w.role, w.role2) for one, w in pairs]),
        "phrases": len(pairs),
    }


def _role(actor: Actor) -> str:
    """Return the sector that an actor is given, UNK where it is given none."""
    return actor.sector or UNKNOWN


def _right(answers: Sequence[bool]) -> float:
    """Return the percentage of answers that are right."""
    return percent(sum(answers), len(answers))
