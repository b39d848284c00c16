"""The bounds of a noun phrase, its joined heads, and whether its head can act."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Span, Token

from tocsin.knowledge.actor_entries import (
    country_name,
    is_actor_word,
    is_platform,
    role,
)
from tocsin.knowledge.known_actors import group_of
from tocsin.knowledge.wordlists import table_of, words_of
from tocsin.reading.grammar import SUBJECTS

_INSIDE = frozenset(
    """det amod compound poss nummod quantmod nmod advmod predet prep pobj pcomp punct
    npadvmod appos acomp""".split()
)
_OWN_PREPOSITIONS = frozenset(
    "of from in at for near across outside inside between within to among along around".split()
)
_WHERE = frozenset("in at near across outside inside within along around".split())
_CLAUSES = frozenset("relcl acl advcl ccomp parataxis cc conj preconj agent".split())
_TIMES = frozenset({"DATE", "TIME"})
_NOT_ACTING = frozenset(
    """DATE TIME MONEY PERCENT QUANTITY CARDINAL ORDINAL EVENT LAW LANGUAGE WORK_OF_ART PRODUCT
    LOC FAC""".split()
)
_LONGEST_REST = 6
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_PREFIXES = frozenset({"ex", "co", "vice", "non"})
_LONGEST_NAME = 9
_PARTS = frozenset("some any many most several few none all both dozens scores hundreds".split())
# Numbers that stand for people where nothing else is said: "Thousands marched."
_CROWDS = frozenset("dozens scores hundreds thousands".split())
_ZONES = frozenset({"gmt", "utc", "est", "edt", "cet"})


def noun_phrase(token: Token) -> Span:
    """Return who or what a head names: no relative clause, no joined head, no stray comma.

    «Farmers in Kaduna who lost cattle» yields "Farmers in Kaduna" for Farmers.
    """
    kept = {token.i}
    for child in (*token.children, *_parted(token)):
        if _belongs(child, token):
            kept.update(t.i for t in child.subtree if not _in_clause(t, child))
    start, end = token.i, token.i + 1
    while start - 1 in kept:
        start -= 1
    while end in kept or _is_hyphened(token.doc, end):
        end += 1
    while end < len(token.doc) and _goes_on(token.doc[end]):
        end += 1
    return _trimmed(token.doc[start : _name_end(token.doc, start, end)], token)


def _name_end(doc: Doc, start: int, end: int) -> int:
    """Return where the longest known name that begins with the phrase ends."""
    limit = min(len(doc), end + _LONGEST_REST)
    if end == limit or not (doc[end].pos_ in ("ADP", "CCONJ") or doc[end].text == "-"):
        return end
    return next((at for at in range(limit, end, -1) if group_of(doc[start:at].text)), end)


def _goes_on(token: Token) -> bool:
    """Tell whether a word stands inside a name that has begun ("Islamic State of Iraq and ...")."""
    return token.ent_iob_ == "I" and token.ent_type_ in ("ORG", "NORP", "GPE")


def coordinated(token: Token) -> list[Token]:
    """Return the heads joined to a head, itself first: one actor each, a name with "and" whole.

    «Police and soldiers sealed the port.» yields Police and soldiers for Police.
    """
    found = [token]
    for child in token.children:
        joined = child.dep_ == "conj" and not joins_name(child)
        if child.pos_ in _NOMINAL and (joined or _is_listed(child)):
            found += coordinated(child)
    return found


def _is_listed(child: Token) -> bool:
    """Tell whether what looks like an apposition goes on as a list ("the abbot, the rabbi and")."""
    if child.dep_ != "appos" or not _after_comma(child):
        return False
    joined = any(t.dep_ == "conj" and t.pos_ == child.pos_ for t in child.children)
    return joined or _are_states(child.head, child)


def _are_states(first: Token, second: Token) -> bool:
    """Tell whether a headline names two states, or a state and a group ("Oslo, Lima sign pact")."""
    one, other = country_name(first.text), country_name(second.text)
    if one is None or any(second.children):
        return False
    return one.alpha3 != other.alpha3 if other else group_of(second.text) is not None


def _parted(token: Token) -> list[Token]:
    """Find the "in Lagos" that the parser hung on the verb: right behind a subject or a site."""
    after = token.i + 1
    if after >= len(token.doc):
        return []
    prep, verb = token.doc[after], token.head
    if prep.dep_ != "prep" or prep.head.i != verb.i or prep.lower_ not in _WHERE:
        return []
    leads = token.dep_ in SUBJECTS and after < verb.i
    site = token.dep_ == "dobj" and token.pos_ == "NOUN" and not _moves(token)
    return [prep] if leads or (site and prep.lower_ in ("in", "at")) else []


def _moves(token: Token) -> bool:
    """Tell whether a head is no fixed site: it can act, drive, sail or fly."""
    return can_act(token) or is_platform_word(token)


def _is_hyphened(doc: Doc, at: int) -> bool:
    """Tell whether a position goes on a noun that a hyphen joins ("ex-minister")."""
    if not 0 < at < len(doc):
        return False
    if doc[at].text == "-" and at + 1 < len(doc):
        return _is_close(doc[at - 1]) and _is_close(doc[at]) and _ends_noun(doc[at + 1])
    return doc[at - 1].text == "-" and _is_close(doc[at - 1]) and _ends_noun(doc[at])


def _is_close(token: Token) -> bool:
    return not token.whitespace_


def _ends_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") or token.lower_ in ("designate", "elect")


def joins_name(token: Token) -> bool:
    """Tell whether a joined word ends a known name ("Islamic State of Iraq and the Levant")."""
    if token.pos_ != "PROPN":
        return False
    starts = range(max(token.sent.start, token.i - _LONGEST_NAME), token.i - 1)
    words = (token.doc[start : token.i + 1] for start in starts)
    return any(" and " in w.text and w[0].text[0].isupper() and group_of(w.text) for w in words)


def is_pronoun(token: Token) -> bool:
    """Tell whether a word is a pronoun that stands for an actor named elsewhere."""
    return token.pos_ in ("PRON", "DET") and token.lower_ in _pronouns()


@cache
def _pronouns() -> frozenset[str]:
    """List the pronouns that can stand for an actor."""
    kinds = ("speakers", "persons", "things", "many", "others")
    return frozenset().union(*(words_of("reference", "pronouns", kind) for kind in kinds))


@cache
def _calendar() -> frozenset[str]:
    """List the names of days, months and time zones."""
    names = {**table_of("times", "weekdays"), **table_of("times", "months")}
    return _ZONES.union(name.lower() for name in names)


def can_act(token: Token) -> bool:
    """Tell whether a word can head an actor: people, bodies, states, names and pronouns."""
    known: dict[int, bool] = token.doc.user_data.setdefault("tocsin.acts", {})
    if token.i not in known:
        known[token.i] = _can_act(token)
    return known[token.i]


def _can_act(token: Token) -> bool:
    if token.pos_ == "NUM" or token.lower_ in _PARTS | _CROWDS:
        counted = [t for p in token.children if p.lower_ == "of" for t in p.children]
        if counted:
            return any(can_act(t) for t in counted)
        if token.lower_ in _CROWDS:
            return True
    if token.pos_ == "PRON" or is_pronoun(token):
        return token.lower_ in _pronouns()
    if token.lower_ in _PREFIXES and token.i + 2 < len(token.doc) and token.nbor().text == "-":
        return can_act(token.nbor(2))
    if token.lower_ in _calendar() and token.text[0].isupper():
        return False
    if token.pos_ == "PROPN" or token.text[0].isupper():
        return _name_can_act(token)
    if token.pos_ in ("NOUN", "ADJ", "VERB"):
        return _noun_can_act(token)
    return False


def is_platform_word(token: Token) -> bool:
    """Tell whether a word names a weapon, vehicle or vessel that news writes as acting."""
    named = (child.lemma_ for child in token.children if child.dep_ == "compound")
    kinds = named if token.pos_ == "PROPN" else ()
    whole = is_platform(token.lemma_) or is_platform(_with_compounds(token))
    return whole or any(is_platform(kind) for kind in kinds)


def _belongs(child: Token, head: Token) -> bool:
    """Tell whether a child is part of its head's phrase."""
    if child.dep_ in ("conj", "cc"):
        return any(t.dep_ == "conj" and joins_name(t) for t in head.children)
    if child.dep_ in _CLAUSES:
        return False
    if child.dep_ == "appos":
        return not _after_comma(child)
    if child.dep_ == "prep":
        return _is_own_preposition(child, head)
    if child.is_punct and child.i > head.i:
        return child.lower_ in ("-", "–", "(", ")")
    return child.dep_ in _INSIDE or (child.dep_ == "neg" and child.i < head.i)


def _is_own_preposition(prep: Token, head: Token) -> bool:
    """Tell whether a prepositional phrase belongs to a noun rather than to the event around it.

    «Unions in Lagos struck» keeps it; «soldiers shot marchers in Lagos» leaves it to the event.
    """
    if prep.lower_ not in _OWN_PREPOSITIONS or _is_temporal(prep) or _is_for_an_act(prep):
        return False
    verb = head.head
    if prep.lower_ == "of":
        return not (
            head.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in words_of("roles", "alleging")
        )
    if prep.lower_ == "to":
        return head.dep_ in SUBJECTS or head.pos_ == "NOUN"
    trails = head.dep_ in ("dobj", "conj", "pobj", "dative") and head.i > head.sent.start
    return not (trails and prep.lower_ in _WHERE and _moves(head) and _follows_verb(head))


def _follows_verb(head: Token) -> bool:
    """Tell whether a verb that governs a head stands before it."""
    return any(t.pos_ == "VERB" and t.i < head.i for t in head.ancestors)


def _after_comma(token: Token) -> bool:
    """Tell whether a comma or dash stands before a word's phrase."""
    return token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].is_punct


def _is_temporal(prep: Token) -> bool:
    """Tell whether a preposition brings in a time ("in March")."""
    return any(
        child.ent_type_ in _TIMES or child.lower_ in _calendar()
        for child in prep.children
        if child.dep_ == "pobj"
    )


def _is_for_an_act(prep: Token) -> bool:
    """Tell whether "for" brings in what somebody did ("three men for the murder of a judge")."""
    if prep.lower_ != "for":
        return False
    acts = words_of("roles", "objective_possessives") | words_of("roles", "means")
    return any(child.lemma_.lower() in acts for child in prep.children)


def _in_clause(token: Token, top: Token) -> bool:
    """Tell whether a word of a subtree lies inside a relative or participle clause of it."""
    path = [token, *token.ancestors]
    depth = next((n for n, node in enumerate(path) if node.i == top.i), 0)
    return any(_leaves(node) for node in path[:depth])


def _leaves(node: Token) -> bool:
    """Tell whether a word below the top begins a part that isn't the phrase's own."""
    if node.dep_ in ("relcl", "acl", "advcl"):
        return node.i > node.head.i
    if node.dep_ == "prep":
        return node.lower_ not in _OWN_PREPOSITIONS or _is_temporal(node)
    return node.dep_ == "appos" and _after_comma(node)


def _trimmed(span: Span, head: Token) -> Span:
    """Drop marks, a possessive ending, "no" and loose joiners from the ends, not the head."""
    start, end = span.start, span.end
    doc = span.doc
    while end - 1 > head.i and (_is_loose(doc[end - 1]) or doc[end - 1].pos_ in ("ADP", "CCONJ")):
        end -= 1
    while start < head.i and (_is_loose(doc[start]) or _is_dropped(doc[start], head)):
        start += 1
    return doc[start : _bracket_end(doc, start, end)]


def _bracket_end(doc: Doc, start: int, end: int) -> int:
    """Return where a phrase ends with no bracket left open: behind it, or before it."""
    opened = [token.i for token in doc[start:end] if token.text == "("]
    if not opened or any(token.text == ")" for token in doc[opened[-1] : end]):
        return end
    return end + 1 if end < len(doc) and doc[end].text == ")" else max(opened[-1], start + 1)


def _is_loose(token: Token) -> bool:
    """Tell whether a mark says nothing at the edge of a phrase."""
    return token.is_space or token.tag_ == "POS" or (token.is_punct and token.text != ")")


def _is_dropped(token: Token, head: Token) -> bool:
    """Tell whether a leading word isn't part of who is meant: "no", or "that" before a name."""
    if token.lower_ == "that":
        return head.pos_ == "PROPN" or head.tag_ in ("NNS", "NNPS")
    leads = token.pos_ == "ADV" and token.nbor().pos_ == "DET"
    return leads or token.lower_ in ("no", "not")


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
    while (
        start > 0
        and not token.doc[start].is_sent_start
        and token.doc[start - 1].dep_ in ("compound", "amod")
    ):
        start -= 1
    return token.doc[start : token.i + 1].text
