"""What a governing verb, noun or adjective does to the act that it governs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from tocsin.knowledge.effects import Effect, governing_effect
from tocsin.knowledge.wordlists import words_of
from tocsin.reading import grammar
from tocsin.reading.climb import Step
from tocsin.reading.tense import auxiliaries

_TRYING = (":try", ":attempt", ":struggle", ":bid")
_PRESENT = frozenset({"is", "are", "'s", "'re", "been"})


def governed(step: Step) -> Iterator[Effect]:
    """Read what a governing verb, noun or adjective does to the act.

    «Norway plans to send tents.» yields planned; «fears of an offensive» yields possible;
    «The talks were called off.» yields not happened, and so does «no plans to march».
    """
    for phrase in step.phrases:
        effect = governing_effect(phrase, step.kind)
        if effect is None and step.kind == "adjective":
            effect = governing_effect(phrase, "predicate")
        if effect and effect.status == "planned" and _came_to_nothing(step.word):
            effect = replace(effect, status="not_happened", polarity="-")
        if effect and effect.rule == "factuality:failed" and is_under_way(step.word, phrase):
            effect = Effect("factuality:trying", "planned")
        if effect:
            yield replace(effect, rule=f"{effect.rule}:{phrase}")
            break
    yield from too_much(step)
    if step.kind == "noun" and any(t.lower_ == "no" for t in grammar.children(step.word, "det")):
        yield from lacking(step.word)


def is_under_way(word: Token, phrase: str) -> bool:
    """Tell whether an attempt goes on, or is named as an aim: what is tried has not failed then.

    «The army is trying to retake the town.» yields planned, and so does "in a bid to retake it".
    """
    if f":{phrase}" not in _TRYING:
        return False
    aimed = word.dep_ == "pobj" and word.head.lower_ == "in" and word.tag_ == "NN"
    finite = word.tag_ in ("VBZ", "VBP") and not any(grammar.children(word, "neg"))
    going = word.tag_ == "VBG" and any(
        t.lower_ in ("is", "are", "'s", "'re", "been") for t in auxiliaries(word)
    )
    return aimed or finite or going


def too_much(step: Step) -> Iterator[Effect]:
    """Read an infinitive that an adjective rules out.

    «The militia was too weak to storm the camp.» yields not happened.
    """
    if step.kind != "adjective" or not any(t.lower_ == "too" for t in step.word.children):
        return
    if any(map(grammar.is_infinitive, grammar.children(step.word, "xcomp", "ccomp", "advcl"))):
        yield Effect("factuality:too", "not_happened", None, "-")


def lacking(noun: Token) -> Iterator[Effect]:
    """Read a governing noun with "no".

    «There is no evidence that guards shot the farmer.» yields possible, U, u.
    """
    lemma = noun.lemma_.lower()
    if lemma in words_of("factuality", "evidence"):
        yield Effect("factuality:no-evidence", "possible", "U", "u")
    effect = governing_effect(lemma, "noun")
    if effect and effect.status in ("planned", "possible", "threatened"):
        yield Effect("factuality:negation", "not_happened", None, "-")


def _came_to_nothing(word: Token) -> bool:
    """Tell whether a plan is told as past and crossed ("had planned to march, but")."""
    had = any(token.lower_ == "had" for token in grammar.children(word, "aux"))
    return had and any(token.lower_ == "but" for token in word.sent[word.i - word.sent.start :])


def is_try(rule: str) -> bool:
    """Tell whether an effect is that of a word for trying."""
    return rule.startswith("factuality:failed") and rule.endswith(_TRYING)
