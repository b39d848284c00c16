"""Code a noun phrase as an actor: whose it is, what it does, who stands behind it.

The phrase is read from left to right: a core up to its last noun, then its prepositional phrases.
«Iran-backed armed groups in Iraq» has the sponsor IRN, the core "armed groups" and in: "Iraq".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from tocsin import model
from tocsin.knowledge.actor_entries import Role, country_label, country_name, role
from tocsin.knowledge.known_actors import ActorEntry, Roles, group_of, role_on, roles_of
from tocsin.reading.actorphrase import Phrase, countries_in, take_apart, text_of
from tocsin.reading.nounphrases import (
    can_act,
    coordinated,
    is_platform_word,
    is_pronoun,
    noun_phrase,
)

__all__ = [
    "can_act",
    "code_actor",
    "coordinated",
    "is_platform_word",
    "is_pronoun",
    "noun_phrase",
]

_FORMER = frozenset("former ex ousted deposed exiled late jailed toppled".split())
_ARMED = frozenset({"REB", "PRM", "PMC", "CRM", "NSA", "UAF"})
_BODIES = frozenset({"IGO", "NGO"})
_OFFICES = frozenset({"GOV", "LEG"})
# People on the receiving side of an armed group, not of it.
_UNARMED = frozenset({"CVL", "REF", "MED", "JRN", "STU", "EDU", "LEG", "JUD", "COP"})
# Heads of these sectors are at home where they are; soldiers, monitors and migrants may not be.
_NOT_LOCAL = frozenset({"MIL", "PMC", "IGO", "NGO", "JRN", "REF", None})
_SENT = frozenset({"mission", "contingent", "force", "deployment"})
_DELEGATING = ("of", "for")
# Kinds of bodies whose names are those of their like elsewhere.
_SHARED_NAMES = frozenset({"party", "agency", "state force", "government"})
_LONGEST_ROLE = 5
_LONGEST_GROUP = 10


@dataclass(frozen=True, slots=True)
class _Coding:
    """What words say about an actor."""

    country: str | None = None
    sector: str | None = None
    sponsor: str | None = None
    entry: ActorEntry | None = None
    role: Role | None = None


def code_actor(span: Span, *, day: str | None = None) -> model.Actor:
    """Return the coded form of a noun phrase; what its words don't say stays None.

    Whoever is known by name has the role of the day, else the newest. A phrase is coded once a
    document and day: events share their actors.
    """
    known: dict[tuple[int, int, str | None], model.Actor]
    known = span.doc.user_data.setdefault("tocsin.actors", {})
    place = (span.start, span.end, day)
    if place not in known:
        known[place] = _coded(span, day)
    return known[place]


def _coded(span: Span, day: str | None) -> model.Actor:
    coding = _code(tuple(span), day) if not _all_pronouns(span) else _Coding()
    if coding.country is None and coding.entry is None:
        coding = replace(coding, country=_shared_country(span))
    return model.Actor(
        span=model.Span(span.start_char, span.end_char),
        name=_name(span, coding, day),
        country=coding.country,
        sector=coding.sector,
        sponsor=coding.sponsor,
        entry=coding.entry.name if coding.entry else None,
    )


def _code(words: Sequence[Token], day: str | None) -> _Coding:
    """Code the words of a phrase."""
    phrase = take_apart(words)
    roles = _roles(phrase)
    entry = role_on(roles, day)
    if entry and _is_of_other(phrase, roles, entry):
        roles, entry = (), None
    found = _role(_outside(phrase.core, roles), named=entry is not None)
    inner = _delegate(phrase, found, entry, day)
    sector = _sector(found, entry, inner) or _bare_sector(phrase.core)
    if entry and found and found.sector in _ARMED and _governs(entry):
        sector = "MIL" if day else found.sector
    person = entry is None or entry.kind == "person"
    if person and sector in _OFFICES and any(t.lower_ in _FORMER for t in phrase.core):
        sector = "ELI"
    sponsor = phrase.sponsor or (entry.sponsor if entry else inner.sponsor)
    if sponsor and sector == "NSA":
        sector = "REB"
    phrase = replace(phrase, core=tuple(_outside(phrase.core, roles)))
    country = _country(phrase, entry, sector) or inner.country
    return _Coding(country, sector, sponsor, entry or inner.entry, found)


def _is_of_other(phrase: Phrase, roles: Roles, entry: ActorEntry) -> bool:
    """Tell whether a name that many states have is said of another ("Norway's Labour Party")."""
    if entry.kind not in _SHARED_NAMES or entry.country is None:
        return False
    owners = [tail.words for tail in phrase.tails if tail.preposition == "of"]
    named = countries_in(_outside(phrase.core, roles))
    named += [name for words in owners[:1] for name in countries_in(words)]
    return bool(named) and all(name.alpha3 != entry.country for name in named)


def _governs(entry: ActorEntry) -> bool:
    """Tell whether an armed group rules a state by then: its fighters are an army."""
    return entry.kind == "armed group" and entry.sector == "GOV"


def _roles(phrase: Phrase) -> Roles:
    """Find the longest known name in the core, else in what the head belongs to."""
    found = _longest_name(phrase.core)
    for tail in phrase.tails:
        if not found and tail.preposition in ("of", "to", "from", "with"):
            found = _longest_name(tail.words)
    return found


def _longest_name(words: Sequence[Token]) -> Roles:
    """Find the longest known name among words."""
    return next((roles for _, _, roles in _names_in(words)), ())


def _names_in(words: Sequence[Token]) -> Iterator[tuple[int, int, Roles]]:
    """Yield known names among words with their bounds, the longest first."""
    capital = [any(c.isupper() for c in token.text) for token in words]
    for size in range(min(_LONGEST_GROUP, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            if not (capital[start] or capital[start + size - 1]):
                continue
            found = roles_of(text_of(words[start : start + size]))
            other = size == 1 and found and _is_surname_of_other(words, start, found)
            if found and not other and not _is_opposed(words, start):
                yield start, start + size, found


def _is_opposed(words: Sequence[Token], at: int) -> bool:
    """Tell whether "counter" or "anti" stands before a name: the actor is against it."""
    before = [token.lower_ for token in words[max(0, at - 2) : at] if token.text != "-"]
    return bool(before) and before[-1].rstrip("-") in ("counter", "anti")


def _outside(core: Sequence[Token], roles: Roles) -> Sequence[Token]:
    """Leave the words of a known name out: "Army" in "Arakan Army" says nothing about its role."""
    for start, end, found in _names_in(core) if roles else ():
        if found == roles and roles[0].kind != "person":
            return (*core[:start], *core[end:])
    return core


def _is_surname_of_other(words: Sequence[Token], at: int, roles: Roles) -> bool:
    """Tell whether a surname follows a first name that nobody known has ("Ana Ortega")."""
    if roles[0].kind != "person" or at == 0:
        return False
    before = words[at - 1]
    known = role(before.text) or country_name(before.text)
    theirs = any(before.text in one.name for one in roles)
    return before.pos_ == "PROPN" and not known and not theirs


def _role(words: Sequence[Token], *, named: bool) -> Role | None:
    """Find the role nearest the end of a core; a weak one gives way to what stands before it."""
    weak: Role | None = None
    end = len(words)
    while end > 0:
        size, found = _role_ending(words, end)
        if found and found.kind not in ("modifier", "measure", "thing") and not found.weak:
            return _at_head(found, weak)
        if found and weak and found.sector and not (found.weak and weak.sector):
            return found
        if found and weak is None and found.kind != "modifier":
            weak = found
        if _is_possessive(words[end - 1]) and weak and (weak.sector or named):
            return weak
        end -= size or 1
    return weak


def _at_head(found: Role, weak: Role | None) -> Role:
    """Keep the head's own sector where the word before it only says whose it is."""
    if weak and weak.sector and found.kind == "platform":
        return weak
    return found


def _is_possessive(token: Token) -> bool:
    return token.tag_ == "POS"


def _role_ending(words: Sequence[Token], end: int) -> tuple[int, Role | None]:
    """Find the longest known role that ends at a position, names of persons left out."""
    for size in range(min(_LONGEST_ROLE, end), 0, -1):
        chosen = words[end - size : end]
        is_noun = size == 1 and chosen[0].pos_ in ("NOUN", "PROPN")
        found = role(text_of(chosen)) or (role(chosen[0].lemma_) if is_noun else None)
        if found and not (size == 1 and _is_other_use(chosen[0], found)):
            return size, found
    return 0, None


def _is_other_use(token: Token, found: Role) -> bool:
    """Tell whether a word is no role here: inside a name ("Tom Baker"), an adjective ("local")."""
    if token.pos_ == "ADJ" and found.sector in ("CVL", "PTY"):
        return True
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "I"


def _delegate(
    phrase: Phrase, found: Role | None, entry: ActorEntry | None, day: str | None
) -> _Coding:
    """Code what an empty head counts or speaks for ("dozens of marchers")."""
    if entry or (found and found.sector):
        return _Coding()
    for tail in phrase.tails:
        if tail.preposition in _DELEGATING:
            return _code(tail.words, day)
    return _Coding()


def _sector(found: Role | None, entry: ActorEntry | None, inner: _Coding) -> str | None:
    """Weigh the head's role against the sector of the group that it names."""
    if entry is None:
        return (found.sector if found else None) or inner.sector
    if found is None or found.sector is None:
        return entry.sector
    if entry.sector in _BODIES:
        return found.sector if found.sector in ("MIL", "COP") else entry.sector
    if entry.sector in _ARMED:
        return found.sector if found.sector in _UNARMED and not found.weak else entry.sector
    return entry.sector if found.weak else found.sector


def _bare_sector(core: Sequence[Token]) -> str | None:
    """Return GOV for a capital or seat of power, CVL for a people, None for a country's name."""
    words = [t for t in core if t.pos_ not in ("DET", "NUM")]
    found = country_name(text_of(words)) if words else None
    if found is None:
        return None
    if found.kind in ("capital", "metonym"):
        return "GOV"
    return "CVL" if found.kind in ("people", "demonym") and words[-1].lower_.endswith("s") else None


def _country(phrase: Phrase, entry: ActorEntry | None, sector: str | None) -> str | None:
    """Choose the state: the group's, the modifiers', then that of "of", "from", "by" and "in"."""
    if entry and entry.country:
        return entry.country
    if phrase.country:
        return phrase.country
    named = countries_in(phrase.core)
    if named:
        return named[0].alpha3 if len({n.alpha3 for n in named}) == 1 else _first_owner(phrase.core)
    if entry:
        return None
    for tail in phrase.tails:
        local = tail.preposition == "in" and _is_local(phrase, sector)
        if local or tail.preposition in ("of", "from", "by", "as"):
            inside = countries_in(tail.words)
            if len({n.alpha3 for n in inside}) == 1:
                return inside[0].alpha3
    return None


def _is_local(phrase: Phrase, sector: str | None) -> bool:
    """Tell whether an actor is of the state it is in; a mission, even of police, may not be."""
    sent = any(word.lemma_.lower() in _SENT for word in phrase.core[-1:])
    return sector not in _NOT_LOCAL and not sent


def _first_owner(core: Sequence[Token]) -> str | None:
    """Of several states in a core take the first, unless they are joined as equals."""
    if any(t.lower_ in ("and", "or", "-", "–", "/", "&", ",") for t in core):
        return None
    return countries_in(core)[0].alpha3


def _shared_country(span: Span) -> str | None:
    """Take the state of the first of joined nouns ("Chadian police and soldiers")."""
    head = span.root
    bare = not any(t.dep_ in ("det", "poss") for t in head.children)
    if head.dep_ != "conj" or head.pos_ != "NOUN" or not bare:
        return None
    modifiers = [t for t in head.head.children if t.dep_ in ("amod", "compound", "nmod")]
    found = countries_in(modifiers)
    return found[0].alpha3 if found else None


def _all_pronouns(span: Span) -> bool:
    return all(is_pronoun(token) for token in span)


def _name(span: Span, coding: _Coding, day: str | None) -> str:
    """Return the known name where the phrase is just that, else its words."""
    words = [token for token in span if not (token.pos_ == "DET" and token.i == span.start)]
    text = text_of(words) or span.text
    if coding.entry and group_of(text, day) == coding.entry:
        return coding.entry.name
    found = country_name(text)
    if found and found.kind == "name":
        return country_label(found.alpha3)
    return text
