"""Short forms of names: abbreviations that a report introduces, and surnames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

_LONGEST_NAME = 12
_SHORTEST, _LONGEST = 2, 8
_NAMES = frozenset({"ORG", "GPE", "NORP", "FAC", "LAW", "PERSON", "PRODUCT", "LOC"})


@dataclass(frozen=True, slots=True)
class Full:
    """The head of the full name that a short form was introduced for, and how sure that is."""

    head: Token
    score: float


def full_form(token: Token) -> Full | None:
    """Return what an abbreviation was introduced for, or whose surname a word is, before it."""
    found = abbreviations(token.doc).get(token.text) or surnames(token.doc).get(token.text)
    if found is None or found.head.i >= token.i or _is_part(token, found.head):
        return None
    return found


def _is_part(token: Token, head: Token) -> bool:
    """Tell whether a word stands in the full name itself, or has a first name of its own."""
    if token.head == head or head in token.ancestors:
        return token.dep_ in ("appos", "compound", "pobj", "nmod")
    return any(child.ent_type_ == "PERSON" for child in token.children if child.dep_ == "compound")


def abbreviations(doc: Doc) -> dict[str, Full]:
    """Map each abbreviation that a report introduces to its full name; gathered once.

    «the Fishers' Union of Benin (FUB)» and «the Army of the Lake, known as the AOL»
    """
    known: dict[str, Full] | None = doc.user_data.get("tocsin.abbreviations")
    if known is None:
        found = [*_in_brackets(doc), *_known_as(doc)]
        known = doc.user_data["tocsin.abbreviations"] = dict(reversed(found))
    return known


def _in_brackets(doc: Doc) -> Iterator[tuple[str, Full]]:
    for token in doc[2:]:
        if doc[token.i - 1].text == "(" and _is_short(token):
            head, matches = _name_before(token)
            if head is not None:
                yield token.text, Full(head, 0.95 if matches else 0.8)


def _known_as(doc: Doc) -> Iterator[tuple[str, Full]]:
    for token in doc:
        if token.dep_ == "pobj" and token.head.lower_ == "as" and _is_short(token):
            described = token.head.head
            if described.dep_ == "acl" and described.lower_ in ("known", "abbreviated"):
                yield token.text, Full(described.head, 0.95)


def _is_short(token: Token) -> bool:
    """Tell whether a word looks like an abbreviation of a name."""
    letters = token.text.replace(".", "").replace("-", "")
    return letters.isalnum() and letters.isupper() and _SHORTEST <= len(letters) <= _LONGEST


def _name_before(short: Token) -> tuple[Token | None, bool]:
    """Return the head of the name before a bracket, and whether its initials are those inside."""
    end = short.i - 1
    first = max(short.sent.start, end - _LONGEST_NAME)
    letters = [letter for letter in short.text if letter.isalpha()]
    for start in range(end - 1, first - 1, -1):
        if short.doc[start].text[:1].isupper() and _initials(short.doc[start:end]) == letters:
            return short.doc[start:end].root, True
    before = short.doc[end - 1]
    if before.ent_type_ not in _NAMES:
        return None, False
    name = next(ent for ent in short.doc.ents if ent.start <= before.i < ent.end)
    return name.root, False


def _initials(words: Iterable[Token]) -> list[str]:
    """Return the capitals that the words of a name begin with, parts behind a hyphen included."""
    parts = [part for word in words for part in word.text.split("-")]
    return [part[0] for part in parts if part[:1].isupper()]


def surnames(doc: Doc) -> dict[str, Full]:
    """Map the last name of each person whom a report names in full; one that two share is none."""
    known: dict[str, Full] | None = doc.user_data.get("tocsin.full_names")
    if known is None:
        known = doc.user_data["tocsin.full_names"] = dict(_persons(doc))
    return known


def _persons(doc: Doc) -> Iterator[tuple[str, Full]]:
    names: dict[str, list[Token]] = {}
    texts: dict[str, set[str]] = {}
    for name in doc.ents:
        if name.label_ == "PERSON" and len(name) > 1:
            last = next((token for token in reversed(name) if token.tag_ == "NNP"), name[-1])
            names.setdefault(last.text, []).append(name.root)
            texts.setdefault(last.text, set()).add(name.text)
    for surname, heads in names.items():
        if len(texts[surname]) == 1:
            yield surname, Full(heads[0], 0.9)
