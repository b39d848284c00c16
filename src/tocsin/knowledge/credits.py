"""Load what tells whom a report was taken from, and what in it is furniture of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tocsin.knowledge.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class CreditWords:
    """Patterns of credits, furniture and datelines; agencies maps any name, folded, to all.

    before and after are the words on either side of an outlet's name that a report rests on.
    """

    furniture: re.Pattern[str]
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
        furniture=_furniture(furniture),
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


def _furniture(table: dict[str, Any]) -> re.Pattern[str]:
    """Compile all languages' phrases and starts into one pattern, in any case."""
    anywhere = "|".join(_either(one) for words in table["phrases"].values() for one in words)
    starts = "|".join(_either(one) for words in table["starts"].values() for one in words)
    return re.compile(rf"(?<!\w)(?:{anywhere})|^\W*(?:{starts})", re.IGNORECASE)


def _either(phrase: str) -> str:
    """Quote a phrase so that it matches with either kind of apostrophe."""
    return re.escape(phrase).replace("'", "['’]")


def _patterns(expressions: list[str]) -> tuple[re.Pattern[str], ...]:
    """Compile expressions that name what is credited."""
    return tuple(re.compile(one) for one in expressions)
