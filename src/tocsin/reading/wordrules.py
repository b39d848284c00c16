"""What a pipeline's rules make of a word, worked out once for each word, tag and relation.

spaCy matches every rule of its attribute ruler against every word and asks its lemmatizer about
each. Nearly all those rules look at one word, and their outcome hangs on its letters, its tag and
its relation alone: so it is kept. The rules stay the pipeline's own, and so do their outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.types import Ints2d

# What a rule may ask of a word so that its outcome can be kept.
_ASKED = frozenset({"DEP", "IS_SPACE", "LOWER", "ORTH", "TAG", "TEXT"})
# What rules and the lemmatizer may change. DEP stands last: it is seldom changed, and not in bulk.
_CHANGED = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
_MOST_KEPT = 200_000

_Word = tuple[int, int, int]
_Outcome = tuple[int, ...]


def keep_word_rules(nlp: Language) -> None:
    """Put one component in the place of the attribute ruler and the lemmatizer, where that can be.

    A pipeline without the two side by side, or with other rules, stays as it is.
    """
    names = nlp.pipe_names
    pairs = [
        (first, second)
        for first, second in pairwise(names)
        if _is_known(nlp.get_pipe(first), nlp.get_pipe(second))
    ]
    for ruler, lemmatizer in pairs:
        nlp.add_pipe(
            "tocsin_word_rules",
            before=ruler,
            config={"ruler": ruler, "lemmatizer": lemmatizer},
        )
        nlp.disable_pipe(ruler)
        nlp.disable_pipe(lemmatizer)


def _is_known(ruler: object, lemmatizer: object) -> bool:
    """Tell whether two components are a ruler that asks what can be kept, and a rule lemmatizer."""
    if not (isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, Lemmatizer)):
        return False
    asked = {name for pattern in _patterns(ruler) for word in pattern for name in word}
    return asked <= _ASKED and lemmatizer.mode == "rule" and not lemmatizer.overwrite


def _patterns(ruler: AttributeRuler) -> Iterator[Sequence[dict[str, object]]]:
    """Yield every pattern of a ruler, a list with a condition for each word."""
    for rule in ruler.patterns:
        yield from cast(list[list[dict[str, object]]], rule["patterns"])


@Language.factory("tocsin_word_rules", default_config={"ruler": "", "lemmatizer": ""})
def word_rules(nlp: Language, name: str, ruler: str, lemmatizer: str) -> WordRules:
    """Make the component from two others of its pipeline."""
    pipes = nlp.get_pipe(ruler), nlp.get_pipe(lemmatizer)
    return WordRules(cast(AttributeRuler, pipes[0]), cast(Lemmatizer, pipes[1]))


class WordRules:
    """A component: attributes and lemmas as a ruler and a lemmatizer give them, kept by word."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        """Take over the rules of two components."""
        self._pipes = (ruler, lemmatizer)
        self._outcomes: dict[_Word, _Outcome] = {}
        self._wider = Matcher(ruler.vocab)
        for number, pattern in enumerate(_patterns(ruler)):
            if len(pattern) > 1:
                self._wider.add(str(number), [list(pattern)])

    def __call__(self, doc: Doc) -> Doc:
        """Give every word of a document its attributes and its lemma."""
        words = [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        wider = self._wider(doc, allow_missing=True)
        if len(self._outcomes) > _MOST_KEPT:
            self._outcomes.clear()
        outcomes = [self._outcomes.get(word) or self._work_out(doc, word) for word in words]
        for _, start, end in wider:
            outcomes[start:end] = self._outcomes_of(doc, words[start:end])
        return _changed(doc, words, outcomes)

    def _work_out(self, doc: Doc, word: _Word) -> _Outcome:
        """Work out what the rules make of a word by itself, and keep it."""
        self._outcomes[word] = self._outcomes_of(doc, [word])[0]
        return self._outcomes[word]

    def _outcomes_of(self, doc: Doc, words: Sequence[_Word]) -> list[_Outcome]:
        """Let the two components loose on a few words alone."""
        names = doc.vocab.strings
        alone = Doc(
            doc.vocab,
            words=[names[orth] for orth, _, _ in words],
            tags=[names[tag] for _, tag, _ in words],
            deps=[names[dep] for _, _, dep in words],
        )
        for pipe in self._pipes:
            alone = pipe(alone)
        return [tuple(row) for row in alone.to_array(list(_CHANGED)).tolist()]


def _changed(doc: Doc, words: Sequence[_Word], outcomes: Sequence[_Outcome]) -> Doc:
    """Write outcomes into a document."""
    if not outcomes:
        return doc
    for token, (_, _, dep), outcome in zip(doc, words, outcomes, strict=True):
        if outcome[-1] != dep:
            token.dep = outcome[-1]
    rows = np.array(outcomes, "uint64")[:, :-1]
    return doc.from_array(list(_CHANGED[:-1]), cast(Ints2d, rows))
