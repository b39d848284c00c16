"""Propose: find every word or phrase that some codebook entry knows as a trigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from tocsin.knowledge.codebook import Trigger, load_codebook
from tocsin.knowledge.wordlists import words_of
from tocsin.reading.findings import Words
from tocsin.reading.grammar import sentence_lemmas

# Adjectives and nouns that English writes with a participle's tag.
# A word inside such a name is no act ("Lantern Relief").
_NAMES = frozenset({"ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "FAC", "GPE", "LOC", "DATE"})
_NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ARTICLES = frozenset({"the", "a", "an"})
_NOUN_PLACES = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj"})


@dataclass(frozen=True, slots=True)
class Sieve:
    """The words of a sentence that a group asks for or refuses, held against it before all else."""

    wanted: frozenset[str]
    refused: frozenset[str]

    def lets(self, lemmas: frozenset[str]) -> bool:
        """Tell whether a sentence has a wanted word, if any is asked for, and no refused one."""
        asked = not self.wanted or not self.wanted.isdisjoint(lemmas)
        return asked and self.refused.isdisjoint(lemmas)


type Pattern = tuple[tuple[str, ...], Trigger, Sieve]


@dataclass(frozen=True, slots=True)
class Match:
    """A codebook group whose words stand in the text; fixed are those beside the head."""

    trigger: Trigger
    words: Words
    fixed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be a trigger, and the codebook groups that name it."""

    head: Token
    nominal: bool
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Codebook triggers by the lemma of their first word (verbs) or last word (nouns)."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]

    def knows(self, token: Token) -> bool:
        """Tell whether any trigger begins or ends with a word."""
        lemma = token.lemma_.lower()
        return lemma in self.verbs or lemma in self.nouns or token.lower_ in self.nouns

    def types_of(self, token: Token) -> frozenset[str]:
        """Return the types that have a trigger that begins or ends with a word."""
        lemma = token.lemma_.lower()
        tables = (self.verbs.get(lemma), self.nouns.get(lemma), self.nouns.get(token.lower_))
        return frozenset(trigger.type for table in tables for _, trigger, _ in table or ())


@cache
def trigger_index(codebook: str = "plover") -> Index:
    """Build the index of a codebook once."""
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    for event_type in load_codebook(codebook).types.values():
        for trigger in event_type.triggers:
            sieve = Sieve(frozenset(trigger.with_words), frozenset(trigger.not_words))
            for verb in trigger.verbs:
                words = tuple(verb.split())
                verbs.setdefault(words[0], []).append((words[1:], trigger, sieve))
            for noun in trigger.nouns:
                words = tuple(noun.replace("-", " ").split())
                nouns.setdefault(words[-1], []).append((words[:-1], trigger, sieve))
    return Index(_frozen(verbs), _frozen(nouns))


def _frozen(table: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    """Freeze a table with the longest patterns first."""
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in table.items()}


def propose(doc: Doc) -> Iterator[Candidate]:
    """Yield a candidate for every trigger word of a document, in text order."""
    index = trigger_index()
    for token in doc:
        if not index.knows(token):
            continue
        candidate = _nominal(token, index) if is_nominal(token) else _verbal(token, index)
        if candidate:
            yield candidate


def is_nominal(token: Token) -> bool:
    """Tell whether a word stands as a noun, whatever part of speech the tagger gave it."""
    if token.pos_ in ("NOUN", "PROPN"):
        return token.tag_ in _NOMINAL_TAGS or token.pos_ == "NOUN"
    if token.tag_ != "VBG" or token.dep_ in ("conj", "ROOT", "advcl"):
        return False
    return any(child.dep_ in ("det", "poss", "amod") for child in token.children)


def _verbal(token: Token, index: Index) -> Candidate | None:
    """Match a verb with its particle or fixed words."""
    if token.pos_ not in ("VERB", "AUX", "ADJ") or token.dep_ == "compound":
        return None
    patterns = index.verbs.get(token.lemma_.lower(), ())
    if not patterns or (token.pos_ == "ADJ" and token.tag_ not in ("VBN", "VBD")):
        return None
    if _only_describes(token) or _stands_for_people(token):
        return None
    matches = []
    lemmas = sentence_lemmas(token)
    for rest, trigger, sieve in patterns:
        last = _match_rest(token, rest) if sieve.lets(lemmas) else None
        if last is not None:
            matches.append(Match(trigger, Words(token.i, last + 1), rest))
    return Candidate(token, nominal=False, matches=tuple(matches)) if matches else None


def _only_describes(verb: Token) -> bool:
    """Tell whether a bare participle tells no act of its own ("a divided board").

    «The kidnapped mayor was found.» tells of a kidnapping.
    """
    told = verb.tag_ == "VBN" and verb.lemma_.lower() in words_of("roles", "attributive")
    return verb.dep_ == "amod" and not any(verb.children) and not told


def _stands_for_people(verb: Token) -> bool:
    """Tell whether a participle stands as a noun ("the wounded", "several injured")."""
    named = any(child.dep_ in ("det", "amod", "nummod", "poss") for child in verb.children)
    return verb.tag_ == "VBN" and named and verb.dep_ in _NOUN_PLACES


def _match_rest(verb: Token, rest: tuple[str, ...]) -> int | None:
    """Return the position of the last fixed word if all stand under the verb, close by."""
    last = verb.i
    reachable = [child for child in verb.children if abs(child.i - verb.i) <= 6]
    for word in rest:
        if word in _ARTICLES:
            # It stands under the noun that comes next, and the noun shows the phrase.
            continue
        found = next((t for t in reachable if word in (t.lemma_.lower(), t.lower_)), None)
        if found is None:
            return None
        last = max(last, found.i)
        reachable += list(found.children)
    if not _ARTICLES.isdisjoint(rest) and trigger_index().knows(verb.doc[last]):
        # «They held a summit.» is the summit, and has what stands with it.
        return None
    return last if last - verb.i <= 3 else verb.i


def _nominal(token: Token, index: Index) -> Candidate | None:
    """Match a noun with the compound words before it ("air strike", "car bomb")."""
    if token.dep_ in ("compound", "nmod", "amod") and token.head.pos_ in ("NOUN", "PROPN"):
        return None
    if token.tag_ == "NNP" and any(_is_name(child) for child in token.children):
        return None
    if token.pos_ == "PROPN" and token.ent_type_ in _NAMES:
        return None
    patterns = [*index.nouns.get(token.lemma_.lower(), ()), *index.nouns.get(token.lower_, ())]
    if not patterns:
        return None
    matches = []
    lemmas = sentence_lemmas(token)
    for before, trigger, sieve in {id(pattern): pattern for pattern in patterns}.values():
        first = _match_before(token, before) if sieve.lets(lemmas) else None
        if first is not None:
            matches.append(Match(trigger, Words(first, token.i + 1), before))
    return Candidate(token, nominal=True, matches=tuple(matches)) if matches else None


def _is_name(token: Token) -> bool:
    """Tell whether a word makes the noun after it a name ("Sea Aid", not "Mosul Offensive")."""
    return (
        token.dep_ == "compound" and token.tag_ == "NNP" and token.ent_type_ not in ("GPE", "NORP")
    )


def _match_before(noun: Token, before: tuple[str, ...]) -> int | None:
    """Return where a compound starts if its words stand right before the noun."""
    position = noun.i
    for word in reversed(before):
        position -= 1
        if position >= 0 and noun.doc[position].text == "-":
            position -= 1
        if position < 0 or word not in (
            noun.doc[position].lemma_.lower(),
            noun.doc[position].lower_,
        ):
            return None
    return position
