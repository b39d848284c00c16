"""Quantities: how many were killed, hurt, arrested, abducted, displaced, or came together.

The words are in quantities.toml; amounts.py says what number words mean.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from spacy.tokens import Doc, Token

from tocsin.knowledge.wordlists import words_of
from tocsin.model import Quantity, QuantityKind
from tocsin.reading.amounts import VAGUE, Amount, amounts

KINDS: tuple[QuantityKind, ...] = get_args(QuantityKind)


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A count, its tokens, half open, and the verb or noun that says what it counts."""

    start_token: int
    end_token: int
    head_token: int
    quantity: Quantity


@cache
def _lexicon() -> dict[str, dict[str, list[str]]]:
    """Load the words that say what is counted."""
    path = files("tocsin.knowledge") / "lexicons" / "quantities.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _kinds(column: str) -> dict[str, QuantityKind]:
    """Map the words of one column to their kinds."""
    return {word: kind for kind in KINDS for word in _lexicon()[kind][column]}


@cache
def _words(table: str, column: str = "words") -> frozenset[str]:
    """Return one list of a table that is about no single kind."""
    return frozenset(_lexicon()[table][column])


def find_quantities(doc: Doc) -> tuple[FoundQuantity, ...]:
    """Find the counts of a document, in the order of the text."""
    found = []
    for amount in amounts(doc, _counting(doc)):
        governed = _governed(amount)
        if governed is not None:
            kind, head = governed
            quantity = Quantity(kind, amount.span, amount.low, amount.high)
            found.append(FoundQuantity(amount.start, amount.end, head.i, quantity))
    return tuple(found)


def _counting(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences in which a word says what a count could count."""
    known = {word for column in ("verbs", "nouns", "states") for word in _kinds(column)} | {"toll"}
    for sentence in doc.sents:
        if any(t.lemma_.lower() in known or t.lower_ in known for t in sentence):
            yield sentence.start_char, sentence.end_char


Governed = tuple[QuantityKind, Token]


def _governed(amount: Amount) -> Governed | None:
    """Find what an amount counts, by the first construction that holds."""
    if amount.noun.ent_type_ in ("MONEY", "PERCENT") or amount.noun.lemma_ in ("year", "month"):
        return None
    return (
        _by_total(_first_conjunct(amount.noun))
        or _by_state(amount)
        or _by_state_before(amount)
        or _by_clause(amount.noun)
        or _by_verb(_first_conjunct(amount.noun))
        or _by_act(_first_conjunct(amount.noun))
        or _by_noun(amount)
    )


def _by_state(amount: Amount) -> Governed | None:
    """Read "nine dead", "40 others were wounded", "12 people hostage".

    >>> # "Riots left at least seven dead and some 30 hurt." -> deaths 7-, injured 30
    """
    doc, noun = amount.noun.doc, amount.noun
    place = noun.i + 1 if amount.end <= noun.i <= amount.end + 3 else amount.end
    if amount.end <= noun.i and noun.lower_ in _kinds("states"):
        place = noun.i
    while place < len(doc) and doc[place].lower_ in _words("fillers"):
        place += 1
    if place >= len(doc) or doc[place].sent != noun.sent:
        return None
    kind = _kinds("states").get(doc[place].lower_)
    return (kind, doc[place]) if kind and _is_suffered(doc[place]) else None


def _by_state_before(amount: Amount) -> Governed | None:
    """Read "shot dead two", whose parts the parser often scatters."""
    if amount.start < 2:
        return None
    verb, state = amount.noun.doc[amount.start - 2 : amount.start]
    kind = _kinds("states").get(state.lower_) if state.pos_ == "ADJ" else None
    return (kind, verb) if kind and verb.pos_ == "VERB" else None


def _is_suffered(token: Token) -> bool:
    """Tell "were killed" and "the wounded" from "killed three"."""
    if any(child.dep_ == "dobj" for child in token.children):
        return False
    following = token.nbor().pos_ if token.i + 1 < len(token.doc) else "PUNCT"
    passive = any(child.dep_ == "auxpass" for child in token.children)
    return passive or token.tag_ not in ("VBD",) or following in ("PUNCT", "ADP", "CCONJ")


def _by_clause(noun: Token) -> Governed | None:
    """Read "97 civilians killed in", "12 soldiers who died"."""
    for verb in noun.children:
        if verb.dep_ not in ("acl", "relcl"):
            continue
        kind = _kinds("verbs").get(verb.lemma_.lower())
        passive = verb.tag_ == "VBN" and not any(c.dep_ == "nsubj" for c in verb.children)
        if kind and (passive or verb.lemma_.lower() in _words("own_acts")):
            return kind, verb
    return None


def _first_conjunct(noun: Token) -> Token:
    """Give the member of a list that holds the list's role."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        noun = noun.head
    return noun


def _by_verb(noun: Token) -> Governed | None:
    """Read the object of "kill", the subject of "die" and of "were killed"."""
    verb = noun.head
    if verb.pos_ not in ("VERB", "AUX") or verb == noun:
        return None
    state = _state_below(verb)
    if noun.dep_ in ("dobj", "npadvmod", "nsubjpass", "nsubj") and state is not None:
        return state
    kind = _kinds("verbs").get(verb.lemma_.lower())
    if noun.dep_ in ("dobj", "nsubjpass") and kind and kind != "crowd":
        return kind, verb
    if noun.dep_ == "nsubj":
        return _by_subject(verb)
    return None


def _by_subject(verb: Token) -> Governed | None:
    """Read the subject of "died", "fled", "lost their lives"."""
    if verb.lemma_.lower() in _words("own_acts"):
        return _kinds("verbs")[verb.lemma_.lower()], verb
    lives = any(child.dep_ == "dobj" and child.lemma_ == "life" for child in verb.children)
    return ("deaths", verb) if verb.lemma_ == "lose" and lives else None


def _state_below(verb: Token) -> Governed | None:
    """Read "shot dead three", "were found dead", "were reported killed"."""
    for child in verb.children:
        kind = _kinds("states").get(child.lower_)
        whole = any(word.dep_ in ("nsubj", "nsubjpass", "dobj") for word in child.children)
        below = child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "advmod", "attr", "amod")
        if kind and below and not whole:
            return (kind, child) if child.pos_ == "VERB" else (kind, verb)
    return None


def _by_act(noun: Token) -> Governed | None:
    """Read "the murder of hundreds of people", "a crowd of 5,000"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return None
    act = noun.head.head
    kind = _kinds("acts").get(act.lemma_.lower())
    return (kind, act) if kind else None


def _by_total(noun: Token) -> Governed | None:
    """Read "the number of people killed has risen to 19", "put the toll at two".

    What is counted is the act inside the phrase, the occasion of the toll, or else the total.
    """
    for total in _totals(noun):
        for counted in (t for of in total.children if of.lower_ == "of" for t in of.children):
            kind = _kinds("states").get(counted.lower_) or _kinds("nouns").get(counted.lemma_)
            act = counted if counted.pos_ == "VERB" or counted.tag_ == "NNS" else _occasion(total)
            found = _by_clause(counted) or ((kind, act) if kind else None)
            if found:
                return found
        if total.lemma_ == "toll":
            hurt = any(child.lemma_ == "injury" for child in total.children)
            return "injured" if hurt else "deaths", _occasion(total)
    return None


def _totals(noun: Token) -> Iterator[Token]:
    """Yield the totals whose size a number is: "a toll of 9", "the total stood at 9"."""
    link, verb = noun.head, noun.head
    if noun.dep_ == "pobj" and link.lower_ == "of" and link.head.lemma_ == "toll":
        yield link.head
    if noun.dep_ == "pobj" and link.lower_ in ("to", "at", "as"):
        verb = link.head.head if link.head.lower_ == "from" else link.head
    elif noun.dep_ not in ("dobj", "attr") or verb.lemma_ not in _words("totals", "direct"):
        return
    open_ended = any(child.tag_ in ("MD", "TO") or child.dep_ == "neg" for child in verb.children)
    if verb.lemma_ in _words("totals", "verbs") and not open_ended:
        sized = (t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "dobj"))
        yield from (t for t in sized if t.lemma_ in _words("totals"))


def _occasion(total: Token) -> Token:
    """Return what took a toll ("the toll from the raid", "the raid's toll"), or the total."""
    after = [t for t in total.head.children if t.i == total.right_edge.i + 1]
    links = [t for t in (*total.children, *after) if t.lower_ in ("from", "in", "for", "after")]
    nouns = [t for link in links for t in link.children if t.dep_ == "pobj"]
    nouns += [t for t in total.children if t.dep_ == "poss"]
    nouns = [t for t in nouns if t.lemma_ not in words_of("roles", "places")]
    return next((t for t in nouns if t.pos_ == "NOUN" and not t.ent_type_), total)


def _by_noun(amount: Amount) -> Governed | None:
    """Read "12 deaths", "30 arrests", "200 protesters" by what is counted itself."""
    noun = amount.noun
    counted = noun
    if noun.lower_ in VAGUE or noun.like_num or noun.lower_ == "none":
        counted = next((n for of in noun.children if of.lower_ == "of" for n in of.children), noun)
    kind = _kinds("nouns").get(counted.lemma_.lower())
    named = any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in counted.children)
    if kind is None or (counted.lemma_ == "body" and named) or counted.i < amount.start:
        return None
    return kind, counted
