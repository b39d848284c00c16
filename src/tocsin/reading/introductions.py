"""What a report's own words say of those whose names nobody knows: their provisional entries.

«Tomas Reyes, a Peruvian rebel commander, fled. Reyes burned the bridge.»: Reyes is PER, REB.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from tocsin.knowledge.actor_entries import country_name, role
from tocsin.knowledge.known_actors import is_person, names_of, roles_of
from tocsin.model import Actor
from tocsin.reading.actors import code_actor, noun_phrase
from tocsin.reading.gathered import whole_text
from tocsin.reading.grammar import SUBJECTS, children
from tocsin.reading.nounphrases import can_act

_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE", "FAC", "PRODUCT", ""})
_OWNING = frozenset({"of", "from", "for"})
_LONGEST_NAME = 7


@dataclass(frozen=True, slots=True)
class _Name:
    """A name where a report writes it, without the titles before it."""

    head: Token
    words: tuple[str, ...]

    def may_be(self, other: _Name) -> bool:
        """Tell whether two names may be one: the same words, the first ones, or a surname."""
        short, long = sorted((self.words, other.words), key=len)
        if short == long or (len(short) > 1 and short == long[: len(short)]):
            return True
        person = "PERSON" in (self.head.ent_type_, other.head.ent_type_)
        return person and short[-1] == long[-1] and set(short) <= set(long)


def code_party(span: Span, *, day: str | None = None) -> Actor:
    """Code a noun phrase; an unknown name is coded by the words that introduce it, and marked so.

    «The SLDF, a Ugandan rebel group, fled. The SLDF burned the bridge.»: the SLDF is UGA, REB.
    """
    actor = code_actor(span, day=day)
    other = _namesake(span, actor.entry) if actor.entry else None
    if other is not None:
        return replace(
            code_party(other, day=day), span=actor.span, name=span.text, provisional=True
        )
    if actor.entry or (actor.country and actor.sector and actor.sponsor):
        return actor
    name = _name(span.root) or next(_owners(span), None)
    for words in (*_introductions(name), *_described(span.root)) if name else ():
        told = code_actor(words, day=day)
        if name and (told.country or told.sector):
            return _with(actor, told, keeps=_has_office(span, name))
    return actor


def _owners(span: Span) -> Iterator[_Name]:
    """Yield the unknown names to which the head of a phrase belongs ("fighters of the LLF")."""
    for token in span:
        if token.dep_ == "pobj" and token.head.lower_ in _OWNING and token.head.head == span.root:
            name = _name(token)
            if name:
                yield name


def _namesake(span: Span, entry: str) -> Span | None:
    """Return the stranger whom a bare surname means that a known person bears too.

    «Nurse Elena Putin left the ward. Putin was praised.»: no Vladimir, and no president, is named.
    """
    word = span[-1]
    if len(span) > 1 or word.pos_ != "PROPN" or not is_person(entry):
        return None
    text = whole_text(span.doc)
    if any(name in text for name in names_of(entry) if " " in name):
        return None
    if any(t.text == word.text and t.i and _is_title(t.nbor(-1)) for t in span.doc):
        return None
    others = (name for name in _names(span.doc) if len(name.words) > 1)
    phrases = (noun_phrase(other.head) for other in others if other.words[-1] == word.text)
    return next((phrase for phrase in phrases if len(phrase) > 1), None)


def _with(actor: Actor, told: Actor, *, keeps: bool) -> Actor:
    """Give an actor the codes that its introduction tells and its own words don't."""
    sector = actor.sector if keeps and actor.sector else told.sector or actor.sector
    filled = replace(
        actor,
        country=actor.country or told.country,
        sector=sector,
        sponsor=actor.sponsor or told.sponsor,
    )
    return filled if filled == actor else replace(filled, provisional=True)


def _has_office(span: Span, name: _Name) -> bool:
    """Tell whether a phrase says itself what the named is ("General Reyes"), not the bare name."""
    return len(span) > len(name.words) + 1


def _introductions(name: _Name) -> Iterator[Span]:
    """Yield the phrases that introduce a name in its report, those in front of it first."""
    alike = [other for other in _names(name.head.doc) if name.may_be(other)]
    longest = {other.words for other in alike if len(other.words) > 1}
    if len({words[0] for words in longest}) > 1:
        return
    alike += list(_written_out(name))
    for other in sorted(alike, key=lambda one: abs(one.head.i - name.head.i)):
        yield from _described(other.head)
    yield from (noun_phrase(other.head) for other in alike if other.head.i != name.head.i)


def _described(head: Token) -> Iterator[Span]:
    """Yield what stands beside a name and says who it is.

    «Reyes, a rebel commander», «the rebel commander, Reyes» and «Reyes is a rebel commander».
    """
    beside = [token for token in children(head, "appos") if token.pos_ == "NOUN"]
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        beside.append(head.head)
    if head.dep_ in SUBJECTS and head.head.lemma_ == "be":
        beside += [token for token in children(head.head, "attr") if token.pos_ == "NOUN"]
    yield from (noun_phrase(token) for token in beside if can_act(token))


def _written_out(name: _Name) -> Iterator[_Name]:
    """Yield the name before an abbreviation in brackets: "Lakeland Liberation Army (LLA)"."""
    doc, short = name.head.doc, name.head.text
    if len(name.words) > 1 or not short.isupper():
        return
    for other in _names(doc):
        after = doc[other.head.i + 1 : other.head.i + 3]
        if [token.text for token in after] == ["(", short]:
            yield other


def _names(doc: Doc) -> Sequence[_Name]:
    """Return the unknown names of a report in text order; gathered once."""
    known: tuple[_Name, ...] | None = doc.user_data.get("tocsin.names")
    if known is None:
        found = (_name(token) for token in doc)
        known = doc.user_data["tocsin.names"] = tuple(name for name in found if name)
    return known


def _name(head: Token) -> _Name | None:
    """Read the name that ends with a word; None inside a name, and where the name is known."""
    named = head.pos_ == "PROPN" or (head.pos_ == "NOUN" and head.is_upper)
    if not named or head.ent_type_ not in _NAMES or _goes_on(head):
        return None
    doc, start = head.doc, head.i
    while start > max(head.sent.start, head.i - _LONGEST_NAME) and _is_part(doc[start - 1], head):
        start -= 1
    titles = [token.i for token in doc[start : head.i] if _is_title(token)]
    words = doc[titles[-1] + 1 if titles else start : _end(head)]
    known = roles_of(words.text) or country_name(words.text) or role(words.text)
    return None if known else _Name(head, tuple(token.text for token in words))


def _end(head: Token) -> int:
    """Return where a name ends, with the "of" behind it ("Sons of the Valley")."""
    after = [t for t in children(head, "prep") if t.i == head.i + 1 and t.lower_ == "of"]
    inside = [t for prep in after for t in children(prep, "pobj") if t.pos_ == "PROPN"]
    return inside[0].i + 1 if inside and head.ent_type_ != "PERSON" else head.i + 1


def _goes_on(token: Token) -> bool:
    """Tell whether a name goes on behind a word."""
    return token.dep_ in ("compound", "nmod") and token.head.pos_ == "PROPN"


def _is_part(token: Token, head: Token) -> bool:
    """Tell whether a word before a head belongs to its name."""
    return token.pos_ == "PROPN" or (token.text == "-" and head.is_ancestor(token))


def _is_title(token: Token) -> bool:
    """Tell whether a word before a name is a title or a state's ("Gen.", "Minister", "Kenyan")."""
    found = role(token.text)
    if found:
        return found.kind == "person"
    short = token.text.endswith(".") and len(token) > 2
    return short or (token.ent_type_ in ("NORP", "GPE") and country_name(token.text) is not None)
