"""Mend what the parser gets wrong often and plainly, before anything reads the parse."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NOUN", "PROPN"})


@Language.component("tocsin_repair")
def repair(doc: Doc) -> Doc:
    """Mend lists of gerunds whose later members were taken for nouns."""
    for verb in [token for token in doc if token.tag_ == "VBG" and token.pos_ == "VERB"]:
        for item in list(_listed_objects(verb)):
            _mend(item, verb)
    return doc


def _listed_objects(verb: Token) -> Iterator[Token]:
    """Yield the words joined to a gerund's object, near or far."""
    pending = [child for child in verb.children if child.dep_ == "dobj"]
    while pending:
        for joined in [child for child in pending.pop().children if child.dep_ == "conj"]:
            pending.append(joined)
            yield joined


def _mend(item: Token, verb: Token) -> None:
    """Join a gerund to the gerund before it.

    «are hoarding fuel, training scouts and planning raids»: "training scouts" is no noun, and
    "planning" is joined to "hoarding".
    """
    if item.tag_ == "VBG" and item.pos_ == "VERB":
        item.head, item.dep_ = verb, "conj"
        return
    gerund = item.left_edge
    before = gerund.nbor(-1) if gerund.i > 0 else gerund
    starts_item = before.text == "," or before.dep_ == "cc"
    if item.pos_ in _NOUNS and starts_item and _looks_like_gerund(gerund, item):
        gerund.pos_, gerund.tag_, gerund.lemma_ = "VERB", "VBG", _stem(gerund)
        gerund.head, gerund.dep_ = verb, "conj"
        item.head, item.dep_ = gerund, "dobj"


def _looks_like_gerund(word: Token, item: Token) -> bool:
    """Tell whether a word before a plural noun is a verb in -ing."""
    compound = word.dep_ in ("compound", "amod") and word.head == item
    return compound and word.lower_.endswith("ing") and item.tag_ in ("NNS", "NNPS")


def _stem(gerund: Token) -> str:
    """Return the verb of a gerund by the pipeline's own lemma table, else by its ending."""
    stem = gerund.lower_.removesuffix("ing")
    lookup = gerund.vocab.strings
    return next((form for form in (stem, f"{stem}e") if form in lookup), stem)
