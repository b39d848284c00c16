"""Who a verb of saying belongs to, whole phrases and clauses, and ranges with holes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from tocsin.reading import grammar
from tocsin.reading.findings import Words
from tocsin.reading.grammar import child

TRIMMED = frozenset(",;:.-–—―()[]\"'“”‘’«»") | {"''", "``", '""', '"""', "--"}


def subtree(head: Token) -> Words:
    """Return all that hangs on a token."""
    return Words(head.left_edge.i, head.right_edge.i + 1)


def trim(doc: Doc, words: Words) -> Words | None:
    """Drop punctuation and spaces at both ends; None when nothing is left."""
    start, end = words.start, words.end
    while start < end and is_edge(doc[start]):
        start += 1
    while end > start and is_edge(doc[end - 1]):
        end -= 1
    return Words(start, end) if start < end else None


def is_edge(token: Token) -> bool:
    """Tell whether a token is punctuation or space that no phrase begins or ends with."""
    return token.text in TRIMMED or token.is_space


def pieces(doc: Doc, words: Words, holes: Iterable[Words | None] = ()) -> tuple[Words, ...]:
    """Cut holes out of a range and trim what is left."""
    parts = [words]
    for hole in holes:
        if hole is not None:
            parts = [rest for part in parts for rest in _cut(part, hole)]
    trimmed = (trim(doc, part) for part in parts)
    return tuple(part for part in trimmed if part is not None)


def _cut(part: Words, hole: Words) -> Iterator[Words]:
    if hole.end <= part.start or hole.start >= part.end:
        yield part
        return
    if part.start < hole.start:
        yield Words(part.start, hole.start)
    if hole.end < part.end:
        yield Words(hole.end, part.end)


def whole_phrase(head: Token, *, before: Token | None = None) -> Words | None:
    """Return all of a noun's phrase but its relative clause and loose asides.

    Unlike nounphrases.noun_phrase it keeps joined heads and appositions: one voice, however long.
    before is a word that it must not reach, such as the verb of saying that follows it.
    """
    end = head.right_edge.i + 1
    if before is not None and head.i < before.i:
        end = min(end, before.i)
    for token in head.doc[head.i + 1 : end]:
        if _ends_phrase(token, head):
            end = token.left_edge.i
            break
    if head.dep_ == "poss" and head.doc[end - 1].dep_ == "case":
        end -= 1
    return trim(head.doc, Words(head.left_edge.i, end))


def described_phrase(head: Token, *, before: Token | None = None) -> Words | None:
    """Return a speaker's phrase with the relative clause or place that says who it is.

    «Ana Duarte, who runs the port, said»: "Ana Duarte, who runs the port". A clause that holds
    the verb of saying itself stays outside, with the words that open it.
    """
    phrase = whole_phrase(head, before=before)
    if phrase is None:
        return None
    start, end = phrase.start, phrase.end
    limit = before.i if before is not None and head.i < before.i else len(head.doc)
    for token in head.subtree:
        if not _describes(token) or token.left_edge.i < head.i:
            continue
        if before is not None and token.left_edge.i <= before.i <= token.right_edge.i:
            end = min(end, token.left_edge.i)
        elif token.head.i < end and _follows_on(head.doc, end, token.left_edge.i):
            end = max(end, min(token.right_edge.i + 1, limit))
    return trim(head.doc, Words(start, end)) if start < end else phrase


_PLACING = frozenset(("of", "from", "at", "with", "for"))


def _describes(token: Token) -> bool:
    """Match a relative clause, or a phrase such as "of Ashton" that says who somebody is."""
    return token.dep_ == "relcl" or (token.dep_ == "prep" and token.lower_ in _PLACING)


def _follows_on(doc: Doc, end: int, start: int) -> bool:
    """Tell whether nothing but commas stands between a phrase and what follows it."""
    return end <= start and all(token.text == "," for token in doc[end:start])


def _ends_phrase(token: Token, head: Token) -> bool:
    if token.left_edge.i <= head.i:
        return False
    if token.dep_ in ("relcl", "ccomp", "parataxis", "advcl"):
        return True
    if token.is_space and "\n" in token.text:
        return True
    if token.dep_ == "prep" and any(t.ent_type_ in ("DATE", "TIME") for t in token.children):
        return True
    loose = token.dep_ in ("acl", "prep", "amod", "advmod", "npadvmod")
    return loose and head.doc[token.left_edge.i - 1].text in (",", "(", "—", "–")


def speaker_head(verb: Token) -> Token | None:
    """Find who says it: the verb's logical subject, but Y in "quoted Y as saying".

    A participle after a comma (", adding that") has the subject of the clause it is set off from.
    """
    if _is_set_off(verb):
        verbs = (token for token in verb.ancestors if token.pos_ in ("VERB", "AUX"))
        found = grammar.subjects(next(verbs, verb))
    else:
        found = grammar.agents(verb)
    return _quoted(verb) or next((token for token, _ in found), None)


def _is_set_off(verb: Token) -> bool:
    """Tell ", adding that" from a participle that describes the noun before it."""
    start = verb.left_edge.i
    if verb.tag_ != "VBG" or start == 0 or verb.doc[start - 1].text != ",":
        return False
    if verb.dep_ == "acl":
        return verb.head.dep_ not in grammar.SUBJECTS
    return verb.dep_ == "advcl" and not grammar.has_own_subject(verb)


def _quoted(verb: Token) -> Token | None:
    """Return Y in "quoted Y as saying", "Y was quoted as saying"."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.lower_ != "as":
        return None
    return child(preposition.head, "dobj", "nsubjpass")


def speaker_of(verb: Token) -> Words | None:
    """Return the speaker of a verb of saying; a passive has only its by-phrase."""
    noun = speaker_head(verb)
    if noun is None or noun.pos_ in ("VERB", "AUX"):
        return None
    phrase = described_phrase(noun, before=verb)
    return _with_title(verb, phrase) if phrase is not None else None


def _with_title(verb: Token, phrase: Words) -> Words:
    """Join "Minister for Trade, Ana Duarte" where the parser hung both on the verb."""
    parts = [t for t in verb.lefts if t.dep_ in _TITLES]
    for title, name in pairwise(parts):
        comma = title.right_edge.i + 1
        if (
            name.left_edge.i == comma + 1
            and verb.doc[comma].text == ","
            and _are_proper(title, name)
        ):
            return Words(title.left_edge.i, max(name.right_edge.i + 1, phrase.end))
    return phrase


_TITLES = frozenset(("nsubj", "npadvmod", "dep"))


def _are_proper(title: Token, name: Token) -> bool:
    return title.pos_ == "PROPN" and name.pos_ == "PROPN" and title.ent_type_ != "DATE"


def is_negated(verb: Token) -> bool:
    """Tell whether a verb is under "not", "never", "neither", "nor", shared ones included.

    Narrower than factuality.negation: a negative subject ("no witness said") is left alone.
    """
    if any(token.dep_ == "neg" or token.lower_ in _NEGATORS for token in verb.children):
        return True
    shares = verb.dep_ == "conj" and not grammar.has_own_subject(verb)
    return shares and verb.head.pos_ == "VERB" and is_negated(verb.head)


_NEGATORS = frozenset(("never", "neither", "nor", "hardly"))


def is_wh(clause: Token) -> bool:
    """Tell whether a clause is opened by a question word other than "whether"."""
    return any(_asks(token) for token in clause.lefts)


def _asks(token: Token) -> bool:
    first = token.left_edge
    return first.tag_ in ("WRB", "WP", "WDT", "WP$") and first.lower_ not in ("that", "whether")


def is_open(clause: Token) -> bool:
    """Tell whether a clause is a yes or no question: "whether", "if"."""
    marked = child(clause, "mark")
    return marked is not None and marked.lower_ in ("whether", "if")
