"""Where an outlet is at home, as far as its name or address says: a hint for its readers' towns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from tocsin.knowledge.actor_entries import country_label
from tocsin.knowledge.gazetteer import lookup
from tocsin.knowledge.place_index import country_of_domain
from tocsin.knowledge.spelling import name_key
from tocsin.reading.whereabouts import Candidates

_PAPERS = (
    "advertiser|advocate|argus|banner|bulletin|chronicle|citizen|county|courier|daily|democrat|dispatch"
    "|echo|enquirer|enterprise|evening|examiner|express|free|gazette|globe|guardian|headlines|herald"
    "|independent|inquirer|journal|leader|ledger|live|local|mail|mercury|messenger|mirror|monitor"
    "|morning|my|news|newspaper|now|observer|online|patriot|pioneer|post|press|progress|radio|record"
    "|register|reporter|republic|republican|review|sentinel|standard|star|sun|sunday|telegram"
    "|telegraph|the|this|thisis|times|today|tribune|tv|union|voice|weekly|world"
)
_BEFORE = re.compile(rf"^(?:{_PAPERS}|[\s-])+(?=\w{{4}})", re.IGNORECASE)
_AFTER = re.compile(rf"(?<=\w{{4}})(?:{_PAPERS}|[\s-])+$", re.IGNORECASE)
_SETTLED = ("country", "admin1", "district", "city")


@lru_cache(maxsize=256)
def homes(outlet: str, url: str) -> tuple[Candidates, ...]:
    """Return the candidates of what an outlet's name and address name.

    «Lagos Daily News» is of a Lagos; «https://www.yorkpress.co.uk/a» of a York and of Britain.
    """
    host = urlsplit(url).hostname or ""
    labels = host.removeprefix("www.").split(".")
    named = dict.fromkeys((outlet, labels[0] if len(labels) > 1 else ""))
    found: list[Candidates] = []
    for words in named:
        found.extend(_towns(words))
    country = country_of_domain(labels[-1]) if len(labels) > 1 else None
    if country:
        found.append([e for e in lookup(country_label(country)) if e.precision == "country"])
    return tuple(filter(None, found))


def _towns(words: str) -> Iterator[Candidates]:
    """Yield the places that an outlet's name holds once its words for papers are gone."""
    rest = _AFTER.sub("", _BEFORE.sub("", words)).strip(" -")
    if rest.casefold() == words.casefold() or re.fullmatch(
        rf"(?:{_PAPERS})s?", rest, re.IGNORECASE
    ):
        return
    key = name_key(rest)
    yield [e for e in lookup(rest) if e.precision in _SETTLED and name_key(e.name) == key]
