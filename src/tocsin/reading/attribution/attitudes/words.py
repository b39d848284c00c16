"""Words of attitude in a report, who can hold one, and the attribution made of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from tocsin.knowledge.actor_entries import is_actor_word
from tocsin.knowledge.lexicon import Cue, Part, load_cues
from tocsin.knowledge.wordlists import words_of
from tocsin.reading.attribution.cues import at
from tocsin.reading.attribution.kinds import can_speak
from tocsin.reading.attribution.phrases import speaker_of
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.gathered import keys_of
from tocsin.reading.grammar import is_passive

_TAGS: dict[Part, frozenset[str]] = {
    "verb": frozenset(("VERB", "AUX")),
    "noun": frozenset(("NOUN",)),
    "adjective": frozenset(("ADJ", "VERB")),
}


@cache
def _hashed(part: Part, pattern: str) -> dict[int, tuple[Cue, ...]]:
    known = load_cues("attitudes")[part]
    fitting = {
        lemma: tuple(cue for cue in cues if pattern in cue.patterns)
        for lemma, cues in known.items()
    }
    return {get_string_id(lemma): cues for lemma, cues in fitting.items() if cues}


def attitude_words(doc: Doc, part: Part, pattern: str) -> Iterator[tuple[Token, Cue]]:
    """Yield each word of attitude that may stand in a pattern, with its entries."""
    known = _hashed(part, pattern)
    for position, key in enumerate(keys_of(doc, "LOWER" if part == "adjective" else "LEMMA")):
        if key in known and doc[position].pos_ in _TAGS[part]:
            yield from ((doc[position], cue) for cue in known[key])


def holder_of(verb: Token, cue: Cue) -> tuple[Words | None, bool]:
    """Return whose attitude a verb tells, and whether it may be told at all."""
    speaker = speaker_of(verb)
    unsaid = speaker is None and is_passive(verb) and cue.act == "believe"
    return speaker, not cue.tied or unsaid or can_hold(verb.doc, speaker)


def can_hold(doc: Doc, words: Words | None) -> bool:
    """Tell whether a phrase can hold an attitude: who can speak, a name, people of any kind."""
    if words is None:
        return False
    head = doc[words.start : words.end].root
    people = words_of("attitudes", "people")
    lemma = head.lemma_.lower()
    known = head.pos_ == "PROPN" or head.lower_ in people or lemma in people
    return known or can_speak(doc, words) or is_actor_word(lemma)


def attitude(
    word: Token, cue: Cue, rule: str, speaker: Words | None, content: tuple[Words, ...]
) -> Attribution:
    """Build the attribution of an attitude; it bends its content in no way."""
    return Attribution(
        speaker=speaker, cue=at(word), content=content, rule=rule, act=cue.act, stance=cue.stance
    )
