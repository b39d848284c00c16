"""The bounds of a noun phrase, its joined heads, and whether its head can act."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tocsin.knowledge.actor_entries import (
    country_name,
    group_of,
    is_actor_word,
    is_platform,
    role,
)

_INSIDE = frozenset(
    """det amod compound poss nummod quantmod nmod case neg advmod predet prep pobj pcomp punct
    npadvmod appos nounmod acomp cc conj preconj hmod hyph mark aux auxpass dobj attr""".split()
)
_OWN_PREPOSITIONS = frozenset(
    "of from in at for near across outside inside between within to among along around".split()
)
_CLAUSES = frozenset("relcl acl advcl ccomp parataxis cc conj preconj agent".split())
_TIMES = frozenset({"DATE", "TIME"})
_NOT_ACTING = frozenset(
    """DATE TIME MONEY PERCENT QUANTITY CARDINAL ORDINAL EVENT LAW LANGUAGE WORK_OF_ART PRODUCT
    LOC FAC""".split()
)
_PRONOUNS = frozenset(
    """i we you he she they it me us him her them my our your his their its ours theirs who whom
    whose those these others everyone everybody someone somebody anyone nobody himself herself
    themselves itself ourselves myself one all both many some several most""".split()
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december""".split()
)


def noun_phrase(token: Token) -> Span:
    """Return the longest phrase of a head: no relative clause, no joined head, no stray comma.

    «Farmers in Kaduna who lost cattle» yields "Farmers in Kaduna" for Farmers.
    """
    kept = {token.i}
    for child in token.children:
        if _belongs(child, token):
            kept.update(t.i for t in child.subtree if not _in_clause(t, child))
    start, end = token.i, token.i + 1
    while start - 1 in kept:
        start -= 1
    while end in kept:
        end += 1
    return _trimmed(token.doc[start:end], token)


def coordinated(token: Token) -> list[Token]:
    """Return the heads joined to a head, itself first: one actor each.

    «Police and soldiers sealed the port.» yields Police and soldiers for Police.
    """
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
            found += coordinated(child)
    return found


def is_pronoun(token: Token) -> bool:
    """Tell whether a word is a pronoun that stands for an actor named elsewhere."""
    return token.pos_ in ("PRON", "DET") and token.lower_ in _PRONOUNS


def can_act(token: Token) -> bool:
    """Tell whether a word can head an actor: people, bodies, states, names and pronouns."""
    if token.pos_ == "PRON" or is_pronoun(token):
        return token.lower_ in _PRONOUNS
    if token.lower_ in _CALENDAR and token.text[0].isupper():
        return False
    if token.pos_ == "PROPN" or token.text[0].isupper():
        return _name_can_act(token)
    if token.pos_ in ("NOUN", "ADJ", "VERB"):
        return _noun_can_act(token)
    return False


def is_platform_word(token: Token) -> bool:
    """Tell whether a word names a weapon, vehicle or vessel that news writes as acting."""
    return is_platform(token.lemma_) or is_platform(_with_compounds(token))


def _belongs(child: Token, head: Token) -> bool:
    """Tell whether a child is part of its head's phrase."""
    if child.dep_ in _CLAUSES:
        return False
    if child.dep_ == "appos":
        return not _after_comma(child)
    if child.dep_ == "prep":
        return child.lower_ in _OWN_PREPOSITIONS and not _is_temporal(child)
    if child.is_punct and child.i > head.i:
        return child.lower_ in ("-", "–", "'", "(", ")")
    return child.dep_ in _INSIDE or child.i < head.i


def _after_comma(token: Token) -> bool:
    """Tell whether a comma or dash stands before a word's phrase."""
    return token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].is_punct


def _is_temporal(prep: Token) -> bool:
    """Tell whether a preposition brings in a time ("in March")."""
    return any(
        child.ent_type_ in _TIMES or child.lower_ in _CALENDAR
        for child in prep.children
        if child.dep_ == "pobj"
    )


def _in_clause(token: Token, top: Token) -> bool:
    """Tell whether a word of a subtree lies inside a relative or participle clause of it."""
    node = token
    while node != top:
        if node.dep_ in ("relcl", "acl", "advcl") and node.i > node.head.i:
            return True
        if node.dep_ == "prep" and (_is_temporal(node) or node.lower_ not in _OWN_PREPOSITIONS):
            return True
        if node.dep_ == "appos" and _after_comma(node):
            return True
        node = node.head
    return False


def _trimmed(span: Span, head: Token) -> Span:
    """Drop punctuation, blanks and dangling joiners from both ends, keeping the head."""
    start, end = span.start, span.end
    doc = span.doc
    while end - 1 > head.i and (_is_loose(doc[end - 1]) or doc[end - 1].pos_ in ("ADP", "CCONJ")):
        end -= 1
    while start < head.i and _is_loose(doc[start]):
        start += 1
    return doc[start:end]


def _is_loose(token: Token) -> bool:
    """Tell whether a mark says nothing at the edge of a phrase."""
    return token.is_space or (token.is_punct and token.lower_ not in (")", "'s", "’s"))


def _name_can_act(token: Token) -> bool:
    """Tell whether a capitalised word can act: known, or no time, sum, thing or landmark."""
    if country_name(token.text) or group_of(token.text) or group_of(_with_compounds(token)):
        return True
    if token.ent_type_ in _NOT_ACTING:
        return _noun_can_act(token)
    if token.pos_ == "PROPN":
        return not is_platform_word(token)
    return bool(token.ent_type_) or _noun_can_act(token)


def _noun_can_act(token: Token) -> bool:
    """Tell whether a noun, alone or with its compounds, or what it counts, can act."""
    found = role(_with_compounds(token)) or role(token.lemma_) or role(token.text)
    if found and found.kind == "measure":
        return any(can_act(t) for p in token.children if p.dep_ == "prep" for t in p.children)
    if found and found.kind in ("person", "organisation"):
        return token.pos_ != "VERB" or token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj")
    return token.pos_ == "NOUN" and found is None and is_actor_word(token.lemma_)


def _with_compounds(token: Token) -> str:
    """Return a noun with the compound words before it ("death squad")."""
    start = token.i
    while start > token.sent.start and token.doc[start - 1].dep_ in ("compound", "amod"):
        start -= 1
    return token.doc[start : token.i + 1].text
