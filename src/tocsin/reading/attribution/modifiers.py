"""Adverbs, adjectives and predicates that report without a verb of saying."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import Cue
from tocsin.reading.attribution.cues import at, attribution, effects, spotted
from tocsin.reading.attribution.phrases import is_wh, pieces, speaker_head, subtree, whole_phrase
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child, has_own_subject

ADVERB = "attribution:adverb"
ADJECTIVE = "attribution:adjective"
PREDICATE = "attribution:predicate"


def adverbs(doc: Doc) -> Iterator[Attribution]:
    """Find "reportedly", "allegedly": nobody in particular says it.

    «Two launches reportedly rammed the ferry.» yields no speaker, the cue "reportedly" and the
    content "Two launches" and "rammed the ferry". A coordinated clause with a subject of its own
    stays outside.
    """
    for adverb, cue in spotted(doc, "adverb"):
        content = _scope(adverb)
        if content:
            yield attribution(cue, rule=ADVERB, at=at(adverb), speaker=None, content=content)


def _scope(adverb: Token) -> tuple[Words, ...]:
    head = _clause_head(adverb)
    holes = [at(adverb)]
    holes += [subtree(t) for t in head.rights if _stands_apart(t)]
    actor = child(head, "nsubj", "nsubjpass")
    if actor is not None:
        holes += [subtree(t) for t in actor.rights if t.dep_ == "relcl"]
    return (*_stray_actor(adverb, head), *pieces(adverb.doc, subtree(head), holes))


def _stray_actor(adverb: Token, head: Token) -> tuple[Words, ...]:
    """Return the noun right before "allegedly arming", where the parser hung it elsewhere."""
    before = adverb.nbor(-1) if adverb.i else adverb
    if head.tag_ != "VBG" or has_own_subject(head) or before.pos_ not in ("NOUN", "PROPN"):
        return ()
    words = Words(before.left_edge.i, before.i + 1)
    return pieces(adverb.doc, words) if before not in head.subtree else ()


def _stands_apart(token: Token) -> bool:
    """Match a coordinated clause with its own subject, or a reason: neither is reported."""
    if token.dep_ == "conj":
        return has_own_subject(token)
    marked = child(token, "mark") if token.dep_ == "advcl" else None
    return marked is not None and marked.lower_ in ("because", "since", "although", "though")


def _clause_head(adverb: Token) -> Token:
    """Climb from an adverb on a phrase after its verb to the word it colours."""
    head = adverb.head
    return head.head if head.pos_ in ("ADP", "ADV", "SCONJ") else head


def adjectives(doc: Doc) -> Iterator[Attribution]:
    """Find "alleged", "suspected", "announced" before a noun.

    «The alleged beating of two clerks went unpunished.» yields no speaker, the cue "alleged"
    and the content "beating of two clerks"; "suspected" makes it probable.
    """
    for adjective, cue in spotted(doc, "adjective"):
        if adjective.dep_ not in ("amod", "acl") or adjective.head.i < adjective.i:
            continue
        phrase = whole_phrase(adjective.head)
        if phrase is None:
            continue
        content = pieces(doc, phrase, [Words(phrase.start, adjective.i + 1)])
        yield attribution(cue, rule=ADJECTIVE, at=at(adjective), speaker=None, content=content)


def predicates(doc: Doc) -> Iterator[Attribution]:
    """Find "is afraid that", "are hopeful that", "was adamant that".

    «The nuns are afraid that looters will burn the school.» yields the speaker "The nuns", the
    cue "afraid" and the content "that looters will burn the school", possible.
    """
    for adjective, cue in spotted(doc, "predicate"):
        clause = child(adjective, "ccomp")
        if clause is None or is_wh(clause) or adjective.dep_ not in ("acomp", "ROOT", "conj"):
            continue
        verb = adjective.head if adjective.dep_ == "acomp" else adjective
        noun = speaker_head(verb)
        if noun is None or noun.lower_ == "it" or _is_emphasis(noun, cue):
            continue
        yield attribution(
            cue,
            rule=PREDICATE,
            at=at(adjective),
            speaker=whole_phrase(noun),
            content=pieces(doc, subtree(clause)),
            effect=effects(cue, verb, clause),
        )


def _is_emphasis(noun: Token, cue: Cue) -> bool:
    """Take "we are confident that" as a way to say it, not as a further voice."""
    return noun.lower_ in ("i", "we") and cue.certainty == "PR"
