"""What is known about actors: countries and nouns of roles, from the tables in actors/."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from tocsin.knowledge.spelling import fold, is_abbreviation

# Names and nouns recur: so many look-ups of each kind are kept.
_REMEMBERED = 8192
CountryKind = Literal["name", "demonym", "people", "region", "capital", "metonym"]
RoleKind = Literal["person", "organisation", "platform", "modifier", "measure", "thing"]

_PLURALS = (
    ("ies", "y"),
    ("men", "man"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("uses", "us"),
    ("s", ""),
)
_COLUMNS: tuple[tuple[str, CountryKind], ...] = (
    ("name", "name"),
    ("aliases", "name"),
    ("demonyms", "demonym"),
    ("people", "people"),
    ("capitals", "capital"),
    ("metonyms", "metonym"),
)
# A noun with an ending of people can act unless it is listed below.
_ACTING_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "eer", "ant", "ee")
_NOT_ACTING = frozenset(
    """canister decree dagger detonator escalator elevator generator transistor cooker freezer
    heater printer router scanner sensor server charger adapter sweater trouser pager beeper locker
    drawer lighter anchor armor vapor odor rotor tumor rumor tremor shutter sticker sharpener
    after altar amendment anger another answer banner bar barrier better bomber border boulder
    breakfast budget calendar cancer car career carrier center centre chapter character
    chopper coast coffee color committee computer constant container copper corner corridor
    counter covenant cover crater danger december degree descendant diameter dinner disaster
    doctor dollar door earlier either elephant encounter engineering error ether ever exist
    factor favor feather fee fever fiber fibre fighter filter finger fire fist flavor floor
    flyer folder former freighter frontier gender german gist grant greater guarantee gunfire
    gutter hammer harbor headquarter headquarters helicopter higher horror human humor hunger
    inner instant knee labor ladder larger later latter laughter layer leather letter lever
    list litter lower lumber manner master matter meter metre mirror mist moment monitor month
    motor murder never newsletter november number ocean october offer order other outer over
    paper parameter particular perimeter pier pillar plant poster powder power premiere
    quarter rather reactor referendum register remnant render resist restaurant restraint
    river roman rubber sector semester seminar september shelter shoulder shower silver
    similar slaughter smaller solar star summer tanker temper tender terror theater theatre
    thunder timber tower tractor trailer transfer trawler tree trigger twist under upper
    variant vector waist war warrant water weather whether winter wonder wor wrist year
    """.split()
)


@dataclass(frozen=True, slots=True)
class CountryName:
    """The state that words stand for, and how they do it."""

    alpha3: str
    kind: CountryKind


@dataclass(frozen=True, slots=True)
class Role:
    """The PLOVER sector of a noun; a weak noun gives way to the words before it."""

    lemma: str
    sector: str | None
    kind: RoleKind
    weak: bool


def country_of(words: str) -> str | None:
    """Return the alpha-3 code of the state that words name, in any way, or None."""
    found = country_name(words)
    return found.alpha3 if found else None


@lru_cache(maxsize=_REMEMBERED)
def country_name(words: str) -> CountryName | None:
    """Return which state words stand for and how, or None; common words in lower case never do."""
    words = words.strip().removeprefix("the ").removeprefix("The ")
    exact, folded = _countries()
    if words in exact:
        return exact[words]
    if not any(c.isupper() for c in words):
        return None
    return folded.get(fold(words))


def country_label(alpha3: str) -> str:
    """Return the English name of a state, or the code itself where it is not listed."""
    return country_labels().get(alpha3, alpha3)


@lru_cache(maxsize=_REMEMBERED)
def role(lemma: str) -> Role | None:
    """Return what is known about a noun or a fixed phrase of nouns, singular or plural."""
    known = _roles()
    word = lemma.casefold().replace("’", "'").replace("-", " ").strip()
    for form in _singulars(word):
        if form in known:
            return known[form]
    return None


def role_of(lemma: str) -> str | None:
    """Return the PLOVER sector of a noun, or None."""
    found = role(lemma)
    return found.sector if found and found.kind != "modifier" else None


def is_actor_word(lemma: str) -> bool:
    """Tell whether a noun names people or a body that can act."""
    found = role(lemma)
    if found:
        return found.kind in ("person", "organisation")
    word = lemma.casefold()
    if word in _NOT_ACTING or not word.isalpha() or len(word) < 5:
        return False
    return word.endswith(_ACTING_ENDINGS)


def is_platform(lemma: str) -> bool:
    """Tell whether a noun names a weapon, vehicle or vessel that news writes as acting."""
    found = role(lemma)
    return found is not None and found.kind == "platform"


def _singulars(word: str) -> Iterator[str]:
    """Yield a noun as it stands, then the singulars it may be the plural of."""
    yield word
    for ending, single in _PLURALS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + single
    first, _, rest = word.partition(" ")
    if rest and first.endswith("s"):
        single = first.removesuffix("ies") + "y" if first.endswith("ies") else first[:-1]
        yield f"{single} {rest}"


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table that ships with the package."""
    table = files("tocsin.knowledge").joinpath("actors", f"{name}.tsv")
    yield from csv.DictReader(table.read_text("utf-8").splitlines(), delimiter="\t", quoting=3)


@cache
def country_labels() -> dict[str, str]:
    """Return the states' English names by code."""
    return {row["alpha3"]: row["name"] for row in _rows("countries")}


@cache
def _countries() -> tuple[dict[str, CountryName], dict[str, CountryName]]:
    """Index the countries by exact abbreviation and by folded name; a key's first entry wins."""
    exact: dict[str, CountryName] = {}
    folded: dict[str, CountryName] = {}
    for words, entry in country_words():
        if is_abbreviation(words) or words.islower():
            exact.setdefault(words, entry)
        else:
            folded.setdefault(fold(words.removeprefix("the ").removeprefix("The ")), entry)
    return exact, folded


def country_words() -> Iterator[tuple[str, CountryName]]:
    """Yield every way of naming a state: names first, capitals and seats of power last."""
    rows = list(_rows("countries"))
    for column, kind in _COLUMNS:
        for row in rows:
            yield from _named(row[column], CountryName(row["alpha3"], kind))
    for row in _rows("peoples"):
        kind = "region" if row["kind"] == "region" else "demonym"
        yield from _named(row["names"], CountryName(row["alpha3"], kind))


def _named(cell: str, entry: CountryName) -> Iterator[tuple[str, CountryName]]:
    """Yield the words of one cell of the table, nouns for people in the plural too."""
    for words in filter(None, cell.split("|")):
        yield words, entry
        if entry.kind == "people":
            yield f"{words}s", entry


@cache
def _roles() -> dict[str, Role]:
    """Index the role nouns by lemma, hyphens as blanks."""
    return {
        row["lemma"].replace("-", " "): Role(
            lemma=row["lemma"],
            sector=row["sector"] or None,
            kind=row["kind"],  # type: ignore[arg-type]
            weak=row["strength"] == "weak",
        )
        for row in _rows("roles")
    }
