"""Where an act happened, and what each place is to it: site, target, origin, destination, way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from tocsin.knowledge.actor_entries import role_of
from tocsin.knowledge.known_actors import group_of
from tocsin.knowledge.wordlists import table_of, words_of
from tocsin.model import Place, PlaceRole
from tocsin.reading import grammar
from tocsin.reading.actors import noun_phrase
from tocsin.reading.events.candidates import trigger_index
from tocsin.reading.events.folding import Proposal
from tocsin.reading.events.nouns import harm_verbs
from tocsin.reading.nounphrases import can_act

# Acts that happen where their parties are; words do not ("a court in Lima fined").
DEEDS = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "AID", "COOPERATE", "CONSULT"}
)
_AT = frozenset({"in", "at", "near", "outside", "off", "around", "inside"})
# Where something else happened before or after.
_AT_OTHER_TIMES = frozenset({"after", "before", "since", "following"})
_LABELS = frozenset({"GPE", "LOC", "FAC"})
_MISTAKEN = frozenset({"", "PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "nsubj:pass")
# PLOVER sectors whose "of" says what they head rather than where they are.
_OFFICES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "ELI"})
# Acts that no thing's way leads to.
_HERE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_ALONG = frozenset({"from", "to", "between", "into"})
_ADDRESSING = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
_SPOKEN = _ADDRESSING | {"CONSULT", "AGREE"}


@dataclass(frozen=True, slots=True)
class Located:
    """The head of a place's name, what the place is to the act, and the word that says so.

    means is the position of the name that "there" stands for.
    """

    token: Token
    role: PlaceRole
    relation: str | None = None
    means: int | None = None


def happening_places(proposal: Proposal, places: Mapping[int, Place]) -> list[Located]:
    """Return the places of an act, in text order.

    «Dockers from Lagos marched in Abuja.» yields Abuja, and not the home of the dockers.
    """
    parties = proposal.choice.parties
    taken = {token.i for token in (*parties.actors, *parties.recipients)}
    found = {token.i: token for token in parties.places}
    own = own_words(proposal, taken)
    compounds = {a.token.i for a in proposal.site.arguments if a.slot == "compound"} - taken
    for token in proposal.head.sent:
        if token.i in taken:
            continue
        if token.i not in places:
            if is_unlisted(token) and is_setting(token, own, taken - own, proposal.type):
                found[token.i] = token
            continue
        if token.i in compounds or is_setting(token, own, taken - own, proposal.type):
            found[token.i] = token
    told = {token.i: _located(token, proposal, own) for token in found.values()}
    told |= {token.i: Located(token, "target") for token in aims(proposal, places)}
    in_order = [told[position] for position in sorted(told)]
    return in_order or list(there(proposal, places)) or list(elsewhere(proposal, places, taken))


def is_unlisted(token: Token) -> bool:
    """Tell whether a name behind "at" or "near" is of a place that nothing is known about.

    «Rebels shot two fishermen at Kankia.» yields Kankia, which the pipeline takes for a firm.
    """
    behind = token.dep_ == "pobj" and (token.head.lower_ in _AT or _is_kind(token.head))
    name = token.tag_ == "NNP" and token.ent_type_ in _MISTAKEN
    name = name and not any(part.ent_type_ in _LABELS for part in token.lefts)
    spot = token.pos_ == "NOUN" and token.lemma_.lower() in words_of("places", "spots")
    return behind and (spot or (name and group_of(noun_phrase(token).text) is None))


def _is_kind(preposition: Token) -> bool:
    """Tell whether "of" stands behind a kind of place ("the village of Kankia")."""
    kind = preposition.head.lemma_.lower()
    return preposition.lower_ == "of" and kind in words_of("places", "kinds")


def own_words(proposal: Proposal, taken: set[int]) -> set[int]:
    """Return the words that say where the act was when a place hangs on them."""
    own = {proposal.head.i, proposal.site.carrier.i}
    parties = proposal.choice.parties
    own |= taken if proposal.type in DEEDS else {t.i for t in parties.actors if _sits(t)}
    if proposal.candidate.nominal:
        own |= {verb.i for verb in harm_verbs(proposal.head)}
        own |= {verb.i for verb in _occurring(proposal.head)}
    return own


def _sits(token: Token) -> bool:
    """Tell whether who acts is a court or a chamber, whose words are deeds where it sits."""
    return role_of(token.lemma_) in ("JUD", "LEG")


def _occurring(noun: Token) -> Iterator[Token]:
    """Yield the verb that says of a noun that it takes place.

    «The second meeting was held in Suva.» yields held.
    """
    verbs = [noun.head] if noun.dep_ in _SUBJECTS else []
    verbs += grammar.children(noun, "acl", "relcl")
    yield from (verb for verb in verbs if verb.lemma_ in words_of("places", "occurring"))


def aims(proposal: Proposal, places: Mapping[int, Place]) -> Iterator[Token]:
    """Yield the places that an act is meant to take or to hold.

    «The militia launched an offensive to retake the city of Goma.» yields Goma.
    """
    if proposal.type not in ("ASSAULT", "COERCE", "MOBILIZE"):
        return
    taking, doc = words_of("places", "taking"), proposal.head.doc
    clauses = [
        clause
        for word in (proposal.head, proposal.site.carrier)
        for clause in grammar.children(word, "acl", "advcl", "xcomp", "relcl")
        if grammar.is_infinitive(clause)
    ]
    after = doc[proposal.head.i + 1 : proposal.head.i + 3]
    clauses += after[1:] if len(after) > 1 and after[0].tag_ == "TO" else ()
    for clause in dict.fromkeys(c for c in clauses if c.lemma_ in taking):
        for thing in grammar.children(clause, "dobj"):
            yield from _named(thing, places)


def _named(noun: Token, places: Mapping[int, Place]) -> Iterator[Token]:
    """Yield the places that a noun names: itself, or what its "of" or its apposition says."""
    for one in grammar.conjuncts(noun):
        if one.i in places:
            yield one
            continue
        if one.lemma_.lower() in words_of("roles", "places"):
            inner = [t for name, t in grammar.prepositions(one) if name == "of"]
            inner += grammar.children(one, "appos")
            yield from (token for token in inner if token.i in places)


def there(proposal: Proposal, places: Mapping[int, Place]) -> Iterator[Located]:
    """Yield "there" with the place before it that it stands for.

    «Villagers fled Kidal, and two were wounded there.» yields there, which means Kidal.
    """
    for word in {proposal.head, proposal.site.carrier}:
        for adverb in grammar.children(word, "advmod"):
            before = [i for i in places if i < adverb.i] if adverb.lower_ == "there" else []
            if before:
                yield Located(adverb, "site", means=max(before))


def elsewhere(
    proposal: Proposal, places: Mapping[int, Place], taken: set[int]
) -> Iterator[Located]:
    """Yield the places that stand with a neighbouring clause and hold for this one too."""
    yield from _where_clause(proposal, places)
    if proposal.type in DEEDS:
        yield from _shared(proposal, places, taken)


def _where_clause(proposal: Proposal, places: Mapping[int, Place]) -> Iterator[Located]:
    """Yield the place that a clause with "where" is about.

    «The minister flew to Dili, where she met the bishop.» yields Dili for met.
    """
    verb = proposal.site.carrier
    for clause in (verb, *verb.ancestors):
        if clause.sent != verb.sent or clause.dep_ == "ROOT":
            return
        if clause.dep_ != "relcl":
            continue
        where = [t for t in grammar.children(clause, "advmod") if t.lower_ == "where"]
        if where:
            told = [t for t in clause.sent if t.i in places or is_unlisted(t)]
            before = [t for t in told if t.i < where[0].i]
            named = [clause.head] if clause.head.i in places else before[-1:]
            yield from (Located(token, "site", "where") for token in named)
        return


def _shared(proposal: Proposal, places: Mapping[int, Place], taken: set[int]) -> Iterator[Located]:
    """Yield the places of the verb that a verb is joined to or goes on with.

    «In Kivu rebels burned a school and shot its guard.» yields Kivu for shot.
    """
    verb = proposal.site.carrier
    for _ in range(3):
        if verb.dep_ not in ("conj", "advcl", "xcomp") or verb.head.pos_ not in ("VERB", "AUX"):
            return
        if grammar.child(verb, "mark") is not None and verb.dep_ == "advcl":
            return
        if verb.dep_ == "conj" and grammar.child(verb, *_SUBJECTS) is not None:
            return
        verb = verb.head
        named = [t for t in verb.sent if t.i in places and t.i not in taken]
        held = [t for t in named if is_setting(t, {verb.i}, set(), proposal.type)]
        yield from (Located(t, "site", _relation(t, {verb.i})) for t in held)
        if held:
            return


def is_setting(token: Token, own: set[int], barred: set[int], kind: str) -> bool:
    """Tell whether a place hangs by a preposition of place on an own word, past no barred one."""
    word, located = token, False
    if token.dep_ == "compound" and token.head.i not in own and _is_act(token.head):
        return False
    while word.head != word:
        if word.dep_ in ("poss", "nmod", "amod") and not located:
            return False
        word = word.head
        if word.pos_ == "ADP":
            located = located or _says_where(word, own, kind)
        if word.i in own:
            return located and not (kind in _SPOKEN and _is_topic(token, own, kind))
        elsewhere = word.i in barred or word.lower_ in _AT_OTHER_TIMES
        if elsewhere or word.pos_ in ("VERB", "AUX"):
            return False
    return False


def _is_act(noun: Token) -> bool:
    """Tell whether a noun names an act: «the Mosul offensive» is no place."""
    return noun.lemma_.lower() in trigger_index().nouns


def _is_topic(token: Token, own: set[int], kind: str) -> bool:
    """Tell whether a place is what an act of speech is about, and not where it was.

    «The envoys called for a truce in Taiz.»: nobody called there.
    """
    word = token
    while word.head.i not in own and word.head != word:
        word = word.head
        noun = word.pos_ == "NOUN" and word.lemma_.lower() not in words_of("roles", "places")
        if noun and kind in _ADDRESSING:
            return True
    return word.lower_ in ("on", "over") and (kind in _ADDRESSING or token.head == word)


def _says_where(preposition: Token, own: set[int], kind: str) -> bool:
    """Tell whether a preposition brings in where something is: "from" after a person does not."""
    if preposition.lower_ == "of":
        return preposition.head.lower_ == "out" or _locates(preposition.head, own)
    leaving = kind in ("RETREAT", "SANCTION")
    origin = preposition.lower_ == "from" and preposition.head.pos_ != "VERB" and not leaving
    if kind in _HERE and preposition.lower_ in _ALONG and _is_routed(preposition.head):
        return False
    where = preposition.lower_ in words_of("places", "where")
    if preposition.lower_ == "for":
        return preposition.head.lemma_.lower() in words_of("places", "contests")
    return where and not (origin and can_act(preposition.head))


def _is_routed(thing: Token) -> bool:
    """Tell whether "from" or "to" tells the way of a thing: «bombed a bus from Quetta to Sibi»."""
    noun = thing.head if thing.pos_ == "ADP" else thing
    return noun.pos_ == "NOUN" and not can_act(noun) and not _is_act(noun)


def _locates(governor: Token, own: set[int]) -> bool:
    """Tell whether "of" after a word says where: after the act itself, or a kind of place."""
    if role_of(governor.text) in _OFFICES:
        return False
    return governor.i in own or governor.lemma_.lower() in words_of("roles", "places")


def _located(token: Token, proposal: Proposal, own: set[int]) -> Located:
    """Say what a place is to an act, by the word that joins them and the kind of act."""
    relation = _relation(token, own)
    table = _role_table(proposal.type)
    role = table.get(relation or "", "site")
    aimed = proposal.site.carrier.lemma_ in words_of("roles", "hurling")
    if relation == "at" and aimed:
        role = "target"
    if role == "target" and relation != "object" and not (aimed or proposal.candidate.nominal):
        role = _role_table("").get(relation or "", "site")
    return Located(token, role, None if relation == "object" else relation)


def _relation(token: Token, own: set[int]) -> str | None:
    """Return the preposition by which a place hangs on an own word, "" where it is its object."""
    word, last, seen = token, None, False
    while word.head != word and word.i not in own:
        if word.pos_ == "ADP":
            last = "out of" if (last, word.lower_) == ("of", "out") else word.lower_
        seen = seen or word.dep_ in ("dobj", "nsubjpass")
        word = word.head
    return last or ("object" if seen else None)


@cache
def _role_table(kind: str) -> dict[str, PlaceRole]:
    """Return the role that each preposition gives a place for a type of act."""
    table = {**table_of("places", "roles"), **table_of("places", f"roles_{kind.lower()}")}
    return {word: cast("PlaceRole", role) for role, words in table.items() for word in words}
