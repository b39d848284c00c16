"""Who does what a noun names, where only the clause around the noun says so."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.knowledge.wordlists import words_of
from tocsin.reading import grammar
from tocsin.reading.events.arguments import Argument

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_CLIMBS = 4


def inherited(noun: Token) -> Iterator[Argument]:
    """Take the subject of the clause that a noun stands in; its slot says how they are linked.

    «After talks with the rebels, the envoy flew home.» yields "under after" envoy.
    """
    yield from _considered(noun)
    for name, prep in _links(noun):
        governor = prep.head
        if name == "in" and governor.pos_ in _NOUNS:
            yield from _shares(governor)
        elif governor.pos_ in _VERBS:
            yield from _under_verb(name, governor)
        elif governor.pos_ == "ADJ" and governor.head.lemma_ == "be":
            yield from _under_verb("be", governor.head)


def _considered(noun: Token) -> Iterator[Argument]:
    """Take who weighs, approves, keeps or denies an act as the one whose act it would be.

    «The cabinet is weighing a blockade.» yields "under own" cabinet.
    """
    verb, name = noun.head, ""
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        verb, name = noun.head.head, f" {noun.head.lower_}"
    elif noun.dep_ not in ("dobj", "nsubjpass"):
        return
    if verb.pos_ == "VERB" and f"{verb.lemma_}{name}" in words_of("roles", "considering"):
        slot = "under denied" if verb.lemma_ == "deny" else "under own"
        yield from (Argument(slot, token, "event:inherited") for token, _ in grammar.agents(verb))


def _links(noun: Token) -> Iterator[tuple[str, Token]]:
    """Yield the preposition that a noun hangs on, past what counts or measures it.

    «They are in a second week of talks.» yields in.
    """
    word = noun
    for _ in range(_CLIMBS):
        if word.dep_ == "conj" and word.head.pos_ in _NOUNS:
            word = word.head
        elif word.dep_ == "pobj" and word.head.lower_ == "of" and _measures(word.head.head):
            word = word.head.head
        else:
            break
    if word.dep_ == "pobj" and word.head.dep_ == "prep":
        yield word.head.lower_, word.head


def _measures(word: Token) -> bool:
    """Tell whether a noun only counts acts or the time they take."""
    return word.lemma_.lower() in words_of("roles", "portions")


def _under_verb(name: str, verb: Token) -> Iterator[Argument]:
    """Take the subject of the verb that a noun's preposition hangs on.

    «Jets killed nine herders in a raid.» yields subject Jets and object herders.
    """
    if verb.lemma_ in words_of("roles", "harm") and name in ("in", "during", "with"):
        yield from (Argument("subject", t, "event:inherited") for t, _ in grammar.agents(verb))
        yield from (Argument("object", t, "event:inherited") for t, _ in grammar.patients(verb))
        return
    if grammar.is_passive(verb) or verb.lemma_ in words_of("roles", "befalling"):
        return
    slot = _slot(name, verb)
    rule = "event:state" if slot == "be" else "event:inherited"
    for token, _ in grammar.subjects(verb):
        yield Argument(f"under {slot}", token, rule)


def _slot(name: str, verb: Token) -> str:
    """Name how a verb and the act beside it are linked, the state of being in it first."""
    if verb.lemma_ == "be":
        return "be"
    going = verb.lemma_ in words_of("roles", "going")
    return f"go {name}" if going and name in ("for", "to", "into", "on") else name


def _shares(noun: Token) -> Iterator[Argument]:
    """Take whose part, role or success in an act is spoken of.

    «The army's role in the raid» yields army; «They lead the efforts in the raid.» yields They.
    """
    if noun.lemma_.lower() not in words_of("roles", "shares"):
        return
    owners = [*grammar.children(noun, "poss")]
    owners += [token for name, token in grammar.prepositions(noun) if name in ("of", "by")]
    if not owners and noun.dep_ in ("dobj", "attr"):
        owners = [token for token, _ in grammar.agents(noun.head)]
    yield from (Argument("subject", token, "event:inherited") for token in owners)


def claimants(noun: Token) -> Iterator[Argument]:
    """Take who claims an act, or denies that it was theirs.

    «The front claimed responsibility for the blast.» yields subject front.
    """
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.head.lemma_ in ("responsibility", "credit"):
        verb = noun.head.head.head
    elif noun.dep_ != "dobj" or verb.lemma_ != "claim":
        return
    if verb.lemma_ not in words_of("roles", "claiming") or any(grammar.children(verb, "neg")):
        return
    for token, _ in grammar.agents(verb):
        nobody = token.lower_ in ("nobody", "none") or any(t.lower_ == "no" for t in token.children)
        if not nobody and token.lower_ != "one":
            yield Argument("subject", token, "event:claimed")


def victims(noun: Token) -> Iterator[Argument]:
    """Take the victims that an act is said to have had.

    «They mourned the victims of the shelling.» yields object victims.
    """
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in ("of", "in", "from") or prep.i == 0:
        return
    before = prep.nbor(-1)
    if before.lemma_.lower() in words_of("roles", "victims"):
        yield Argument("object", before, "event:victims")


def sides(noun: Token) -> Iterator[Argument]:
    """Take the sides of an act that its verb parts from it.

    «Clashes broke out near Bor between herders and police.» yields between herders.
    """
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.pos_ not in _VERBS:
        return
    for prep in noun.head.subtree:
        if prep.lower_ == "between" and prep.i > noun.i and _hangs_on(prep, noun.head):
            yield from (
                Argument("between", token, "event:sides")
                for token in grammar.children(prep, "pobj")
            )


def _hangs_on(prep: Token, verb: Token) -> bool:
    """Tell whether a preposition hangs on a verb, or on a place or time beside it."""
    word = prep.head
    if word.pos_ in _NOUNS and word.dep_ == "pobj" and word.ent_type_:
        word = word.head.head
    return word == verb


def own_subject(possessor: Token, noun: Token) -> Token | None:
    """Return the subject that "its" or "their" before a noun stands for.

    «Ghana dropped its plan to leave.» yields Ghana for its.
    """
    if possessor.tag_ != "PRP$" or possessor.lower_ not in ("its", "their", "his", "her"):
        return None
    verb = next((word for word in noun.ancestors if word.pos_ in _VERBS), None)
    if verb is None:
        return None
    found = next((token for token, _ in grammar.agents(verb)), None)
    if found is None or found.i > possessor.i or found.sent != noun.sent:
        return None
    return found if _agrees(possessor, found) else None


def _agrees(possessor: Token, subject: Token) -> bool:
    """Tell whether a possessive may stand for a subject by its number."""
    if subject.tag_ in ("PRP", "WP", "DT"):
        return False
    several = subject.tag_ in ("NNS", "NNPS") or any(grammar.children(subject, "conj"))
    if possessor.lower_ == "their":
        return several
    return not several
