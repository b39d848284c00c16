"""Spot cue words in one pass over the lemmas, and make attributions of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import Cue, Part, load_cues
from tocsin.model import Certainty, Polarity, Status
from tocsin.reading.attribution.phrases import is_negated, is_open
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.gathered import keys_of

Effects = tuple[Status | None, Certainty | None, Polarity | None]

# Parts of speech a cue may carry in the parse; adverbs and adjectives go by their written form,
# since the lemma of "alleged" is "allege".
_TAGS: dict[Part, frozenset[str]] = {
    "verb": frozenset(("VERB", "AUX")),
    "noun": frozenset(("NOUN", "PROPN")),
    "adverb": frozenset(("ADV",)),
    "adjective": frozenset(("ADJ", "VERB")),
    "predicate": frozenset(("ADJ", "VERB")),
}
_BY_FORM = frozenset(("adverb", "adjective", "predicate"))
_WHETHER: Effects = ("possible", "U", "u")


@cache
def _hashed(part: Part) -> dict[int, tuple[Cue, ...]]:
    return {get_string_id(lemma): cues for lemma, cues in load_cues()[part].items()}


def spotted(doc: Doc, part: Part, *patterns: str) -> Iterator[tuple[Token, Cue]]:
    """Yield each cue word of a part of speech that allows one of the patterns (none = any)."""
    known = _hashed(part)
    for position, key in enumerate(keys_of(doc, "LOWER" if part in _BY_FORM else "LEMMA")):
        if key in known and doc[position].pos_ in _TAGS[part]:
            cue = _with_pattern(known[key], patterns)
            if cue is not None:
                yield doc[position], cue


def cue_for(token: Token, part: Part, *patterns: str) -> Cue | None:
    """Return a token's first cue with one of the patterns, if it has one."""
    if token.pos_ not in _TAGS[part]:
        return None
    return _with_pattern(_hashed(part).get(token.lemma, ()), patterns)


def _with_pattern(cues: tuple[Cue, ...], patterns: tuple[str, ...]) -> Cue | None:
    fitting = (cue for cue in cues if not patterns or not cue.patterns.isdisjoint(patterns))
    return next(fitting, None)


def admits(cue: Cue, content: Token) -> bool:
    """Tell whether a cue may take a noun as its content."""
    lemma = content.lemma_.lower()
    if cue.objects and lemma not in cue.objects:
        return False
    return lemma not in cue.not_objects


def effects(cue: Cue, verb: Token, clause: Token | None = None) -> Effects:
    """Work out what a cue, negated or not, does to its content.

    "Did not say whether" opens it, "could not confirm" leaves it uncertain, "do not believe"
    denies it as believed, "did not deny" says nothing either way.
    """
    if clause is not None and is_open(clause):
        return _WHETHER
    if not is_negated(verb):
        return cue.status, cue.certainty, cue.polarity
    if cue.act == "deny" or cue.stance == "endorses":
        return cue.status, "U", "u"
    if cue.act == "believe" and cue.certainty == "PR":
        return cue.status, "PR", "+" if cue.polarity == "-" else "-"
    return cue.status, cue.certainty, cue.polarity


def attribution(
    cue: Cue,
    *,
    rule: str,
    at: Words,
    speaker: Words | None,
    content: tuple[Words, ...],
    effect: Effects | None = None,
) -> Attribution:
    """Build an attribution from a cue; effect overrides what the cue does to its content."""
    status, certainty, polarity = effect or (cue.status, cue.certainty, cue.polarity)
    return Attribution(
        speaker=speaker,
        cue=at,
        content=content,
        rule=rule,
        act=cue.act,
        stance=cue.stance,
        status=status,
        certainty=certainty,
        polarity=polarity,
    )


def at(token: Token) -> Words:
    """Return the range of one token."""
    return Words(token.i, token.i + 1)
