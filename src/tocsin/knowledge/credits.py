"""Load what tells whom a report was taken from, and what in it is furniture of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tocsin.knowledge.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class CreditWords:
    """Patterns of credits and datelines, phrases of furniture, names of agencies.

    agencies maps each name, folded, to all that the agency has. before and after are the words on
    either side of an agency's name where a report rests on it.
    """

    furniture: tuple[str, ...]
    furniture_starts: tuple[str, ...]
    furniture_words: int
    byline: tuple[re.Pattern[str], ...]
    line: tuple[re.Pattern[str], ...]
    dateline: tuple[re.Pattern[str], ...]
    credit_words: int
    before: frozenset[str]
    after: frozenset[str]
    agencies: dict[str, tuple[str, ...]]


@cache
def load_credits(name: str = "credits") -> CreditWords:
    """Compile the lexicon of credits and furniture."""
    lexicon = load_lexicon(name)
    furniture, credit = lexicon["furniture"], lexicon["credits"]
    return CreditWords(
        furniture=_all(furniture["phrases"]),
        furniture_starts=_all(furniture["starts"]),
        furniture_words=furniture["longest"],
        byline=_patterns(credit["byline"]),
        line=_patterns(credit["line"]),
        dateline=_patterns(credit["dateline"]),
        credit_words=credit["longest"],
        before=frozenset(credit["before"]),
        after=frozenset(credit["after"]),
        agencies={
            name.casefold(): tuple(names)
            for names in lexicon["agencies"]["names"]
            for name in names
        },
    )


def _all(table: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the phrases of all languages, folded."""
    return tuple(phrase.casefold() for phrases in table.values() for phrase in phrases)


def _patterns(expressions: list[str]) -> tuple[re.Pattern[str], ...]:
    """Compile expressions that name what is credited."""
    return tuple(re.compile(one) for one in expressions)
