"""Take an actor's noun phrase apart: core, prepositional phrases, hyphened modifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.knowledge.actor_entries import CountryName, country_name, role
from tocsin.knowledge.known_actors import group_of

_SPONSORING = frozenset(
    """backed aligned linked funded led supported sponsored armed trained allied financed equipped
    supplied""".split()
)
_OWNING = frozenset("based flagged registered born owned operated".split())
_RUNNING = frozenset("run controlled held occupied ruled dominated affiliated inspired".split())
_MODIFYING = _SPONSORING | _OWNING | _RUNNING
_AFTER_NOUN = frozenset("who which that whom whose known".split())
_LONGEST_COUNTRY = 6


@dataclass(frozen=True, slots=True)
class Tail:
    """A prepositional phrase after the core."""

    preposition: str
    words: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart; country and sponsor are those its hyphened modifiers give."""

    core: tuple[Token, ...]
    tails: tuple[Tail, ...]
    country: str | None
    sponsor: str | None


def take_apart(words: Sequence[Token]) -> Phrase:
    """Split a phrase into its core and tails, and read its hyphened modifiers."""
    core: list[Token] = []
    tails: list[Tail] = []
    country = sponsor = None
    at = 0
    while at < len(words) and not _ends_core(words, at, core):
        size, kind, name = _hyphened(words, at)
        if kind in _SPONSORING:
            sponsor = sponsor or (name.alpha3 if name else None)
        elif kind in _OWNING:
            country = country or (name.alpha3 if name else None)
        core += [] if size else [words[at]]
        at += size or 1
    tails = list(_tails(words[at:]))
    behind = _sponsor_behind(words[at:])
    if behind:
        tails = [tail for tail in tails if tail.preposition != "by"]
    sponsor = sponsor or behind
    return Phrase(tuple(core), tuple(tails), country, sponsor)


def _hyphened(words: Sequence[Token], at: int) -> tuple[int, str, CountryName | None]:
    """Read "Iran-backed" or "Costa Rica-flagged" at a position: its length, kind and state."""
    for size in range(min(_LONGEST_COUNTRY, len(words) - at), 0, -1):
        text = text_of(words[at : at + size])
        before, hyphen, kind = text.replace("–", "-").replace("‑", "-").rpartition("-")
        known = " " not in before.strip() or country_name(before) or group_of(before)
        if hyphen and kind in _MODIFYING and known and (size == 1 or before[:1].isupper()):
            return size, kind, country_name(before.strip())
    return 0, "", None


def _ends_core(words: Sequence[Token], at: int, core: Sequence[Token]) -> bool:
    """Tell whether the core ends before a position."""
    token = words[at]
    if not any(t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON") for t in core):
        return token.pos_ == "ADP" and at > 0 and token.lower_ in ("of", "among")
    if token.lower_ in _AFTER_NOUN or token.text in (",", ";", ":", "(", "—"):
        return True
    if token.pos_ == "ADP" or token.tag_ in ("IN", "TO"):
        return not _inside_name(words, at)
    following = words[at + 1] if at + 1 < len(words) else None
    leads_on = following is not None and (following.pos_ == "ADP" or following.tag_ in ("IN", "TO"))
    return leads_on and token.pos_ in ("VERB", "ADJ") and words[at - 1].pos_ in ("NOUN", "PROPN")


def _inside_name(words: Sequence[Token], at: int) -> bool:
    """Tell whether a preposition is part of a known name or title ("secretary of state")."""
    for start in range(max(0, at - 4), at):
        for end in range(at + 2, min(len(words), at + _LONGEST_COUNTRY) + 1):
            text = text_of(words[start:end])
            if group_of(text) or country_name(text) or role(text):
                return True
    return False


def _tails(words: Sequence[Token]) -> Iterator[Tail]:
    """Yield the prepositional phrases that follow a core."""
    starts = [n for n, t in enumerate(words) if t.pos_ == "ADP" or t.tag_ in ("IN", "TO")]
    for number, start in enumerate(starts):
        if number and starts[number - 1] == start - 1:
            continue
        end = starts[number + 1] if number + 1 < len(starts) else len(words)
        if end > start + 1:
            yield Tail(words[start].lower_, tuple(words[start + 1 : end]))


def _sponsor_behind(words: Sequence[Token]) -> str | None:
    """Read "backed by Iran" after the core."""
    for number, token in enumerate(words[:-2]):
        if token.lower_ in _SPONSORING and words[number + 1].lower_ == "by":
            found = countries_in(words[number + 2 : number + 6])
            return found[0].alpha3 if found else None
    return None


def countries_in(words: Sequence[Token]) -> list[CountryName]:
    """Find the states named among words, the longest names first in their places."""
    found: list[CountryName] = []
    at = 0
    while at < len(words):
        size, name = _country_at(words, at)
        if name:
            found.append(name)
        at += size or 1
    return found


def _country_at(words: Sequence[Token], at: int) -> tuple[int, CountryName | None]:
    """Find the longest state name that starts at a position; persons' names don't count."""
    for size in range(min(_LONGEST_COUNTRY, len(words) - at), 0, -1):
        name = country_name(text_of(words[at : at + size]))
        if name and not _is_person(words[at], name):
            return size, name
    return 0, None


def _is_person(token: Token, name: CountryName) -> bool:
    """Tell whether a state's name is a person's ("Chad Moore")."""
    if name.kind in ("demonym", "people") or token.ent_type_ != "PERSON":
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.ent_iob_ == "I" or following.ent_iob_ == "I"


def text_of(words: Sequence[Token]) -> str:
    """Return words as written, without a possessive at the end."""
    text = "".join([token.text_with_ws for token in words]).strip()
    if not words or words[-1].tag_ != "POS":
        return text
    for ending in ("'s", "’s", "s'", "s’"):
        if text.endswith(ending):
            return text[: -len(ending)] + ("s" if ending.startswith("s") else "")
    return text
