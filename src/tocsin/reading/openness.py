"""Clauses that leave an act open by their form alone: headlines, orders, times to come."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.knowledge.effects import Effect
from tocsin.reading import grammar

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PRESENT = frozenset({"VBZ", "VBP"})
_AHEAD = frozenset({"until", "till", "once", "before", "after", "when"})
_ANYBODY = frozenset({"whoever", "anyone", "anybody"})
_MORE = frozenset({"further", "new", "more", "future", "other", "renewed", "such", "fresh"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo", "must", "should", "can", "may", "might"})


def open_clause(verb: Token) -> Iterator[Effect]:
    """Read the forms of a clause that tell of no act yet."""
    yield from headline_plan(verb)
    yield from imperative(verb)
    yield from to_come(verb)
    yield from anybody(verb)


def any_more(head: Token) -> Iterator[Effect]:
    """Read an act that is named only in case there is one.

    «Iran will answer any further strike.» yields possible for strike.
    """
    words = {child.lower_ for child in grammar.children(head, "det", "amod")}
    if head.pos_ == "NOUN" and "any" in words and words & _MORE:
        yield Effect("factuality:any", "possible", "PS")


def headline_plan(verb: Token) -> Iterator[Effect]:
    """Read the infinitive of a headline.

    «Norway to send tents to Mali» yields planned.
    """
    if not grammar.is_infinitive(verb) or any(token.tag_ in _FINITE for token in verb.sent):
        return
    if verb.dep_ == "ROOT" or (verb.dep_ in ("acl", "relcl") and verb.head.dep_ == "ROOT"):
        yield Effect("factuality:headline", "planned")


def imperative(verb: Token) -> Iterator[Effect]:
    """Read an order.

    «"Free the hostages," the crowd shouted.» yields possible, U, u.
    """
    quoted = verb.dep_ in ("ccomp", "advcl", "parataxis") and verb.i < verb.head.i
    first = all(token.is_punct or token.is_space for token in verb.sent[: verb.i - verb.sent.start])
    bare = verb.tag_ == "VB" and not any(
        child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "mark") and child.i < verb.i
        for child in verb.children
    )
    if bare and first and (quoted or verb.dep_ == "ROOT"):
        yield Effect("factuality:imperative", "possible", "U", "u")


def to_come(verb: Token) -> Iterator[Effect]:
    """Read a clause of time whose main clause looks ahead.

    «Troops will leave once the gang frees the nurses.» yields possible for frees.
    """
    if verb.dep_ != "advcl" or not _is_present(verb):
        return
    words = {token.lower_ for token in grammar.children(verb, "mark", "advmod") if token.i < verb.i}
    ahead = any(token.lower_ in _FUTURE for token in grammar.children(verb.head, "aux"))
    if words & _AHEAD and ahead:
        yield Effect("factuality:to-come", "possible", "PS")


def _is_present(verb: Token) -> bool:
    """Tell whether a clause is in the present or the present perfect."""
    helpers = list(grammar.children(verb, "aux", "auxpass"))
    finite = helpers[0] if helpers else verb
    return finite.tag_ in _PRESENT


def anybody(verb: Token) -> Iterator[Effect]:
    """Read an act of nobody in particular.

    «Whoever attacks the port will be shot.» yields possible, U, u, for attacks.
    """
    if not any(t.lower_ in _ANYBODY for t in grammar.children(verb, "nsubj")):
        described = verb.dep_ == "relcl" and verb.head.lower_ in _ANYBODY
        if not described:
            return
    if verb.tag_ in _PRESENT:
        yield Effect("factuality:anybody", "possible", "U", "u")


def happened_at_last(verb: Token) -> bool:
    """Tell whether a negated act happened at the end of a time ("did not leave until Friday")."""
    past = any(
        token.lower_ in ("did", "was", "were") for token in grammar.children(verb, "aux", "auxpass")
    )
    clauses = (t for clause in grammar.children(verb, "advcl") for t in clause.children)
    beside = [*grammar.children(verb, "prep"), *(t for t in clauses if t.dep_ == "mark")]
    return past and any(token.lower_ in ("until", "till") for token in beside)
