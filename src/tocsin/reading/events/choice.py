"""Decide: which codebook group a candidate is, if any, and who is who."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.knowledge.actor_entries import country_name
from tocsin.knowledge.codebook import Trigger
from tocsin.knowledge.wordlists import words_of
from tocsin.reading import grammar
from tocsin.reading.actors import code_actor
from tocsin.reading.events.arguments import Site
from tocsin.reading.events.candidates import Candidate, Match
from tocsin.reading.events.fits import is_no_agent, is_place
from tocsin.reading.events.roles import Parties, parties
from tocsin.reading.findings import Words
from tocsin.reading.nounphrases import can_act, is_platform_word, is_pronoun, noun_phrase
from tocsin.reading.reference import resolve


@dataclass(frozen=True, slots=True)
class Choice:
    """A codebook group chosen for a candidate, with its parties and how specific the group is."""

    trigger: Trigger
    words: Words
    parties: Parties
    weight: int


def choose(candidate: Candidate, site: Site) -> Choice | None:
    """Choose the most specific group whose conditions hold; None = nothing to code."""
    if not _agent_is_possible(site) or _speaks(candidate.head):
        return None
    surroundings = Surroundings.of(candidate, site)
    best: Choice | None = None
    for match in candidate.matches:
        choice = _try(candidate, site, match, surroundings)
        if choice and (best is None or choice.weight > best.weight):
            best = choice
    return best


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What conditions are held against: lemmas in the slots, kinds of agents, the sentence."""

    objects: frozenset[str]
    agents: frozenset[str]
    nearby: frozenset[str]
    slots: frozenset[str]

    @classmethod
    def of(cls, candidate: Candidate, site: Site) -> Surroundings:
        """Gather them once for all groups of a candidate."""
        inner = ("of", "on", "compound") if candidate.nominal else ()
        agents = site.slot("subject", "by", "possessive", "compound")
        objects = site.slot("object", *inner)
        asked = any(match.trigger.asks_kinds for match in candidate.matches)
        return cls(
            objects=frozenset(_lemmas(objects)) | _kinds(objects if asked else (), kinds_of_object),
            agents=frozenset(_lemmas(agents)) | _kinds(agents if asked else (), kinds_of_agent),
            nearby=grammar.sentence_lemmas(site.head),
            slots=frozenset(argument.slot for argument in site.arguments),
        )


def _kinds(tokens: Sequence[Token], kinds: Callable[[Token], Iterator[str]]) -> frozenset[str]:
    """Return the kinds of several words."""
    return frozenset(kind for token in tokens for kind in kinds(token))


def kinds_of_object(token: Token) -> Iterator[str]:
    """Yield the kinds of an object that a condition may ask for, in capitals.

    ACTOR is whoever can act, WEAPON what is fired or driven, PLACE where people live or fight.
    """
    if is_pronoun(token):
        yield "PRONOUN"
    elif token.ent_type_ == "PERSON":
        yield "PERSON"
    if can_act(token):
        yield "ACTOR"
    if is_platform_word(token):
        yield "WEAPON"
    if is_place(token):
        yield "PLACE"


def kinds_of_agent(token: Token) -> Iterator[str]:
    """Yield the kinds of an agent that a condition may ask for, in capitals.

    «Chad withdrew.» yields COUNTRY; «The rebels withdrew.» yields REB.
    """
    meant = resolve(token)
    if is_pronoun(token):
        yield "PRONOUN"
    named = meant.token if meant else token
    if country_name(named.text):
        yield "COUNTRY"
    elif named.ent_type_ in ("PERSON", "ORG"):
        yield named.ent_type_
    sector = code_actor(noun_phrase(named)).sector
    if sector:
        yield sector


def _try(
    candidate: Candidate, site: Site, match: Match, surroundings: Surroundings
) -> Choice | None:
    """Return the choice of one group if all its conditions hold."""
    trigger = match.trigger
    weight = _weight(match, surroundings)
    if weight is None:
        return None
    found = parties(candidate, site, match)
    if "actor" in trigger.needs and (not found.actors or "event:inherited" in found.rules):
        return None
    if "clause" in trigger.needs and not _has_infinitive(candidate.head):
        return None
    if "recipient" in trigger.needs and not (found.recipients or found.places):
        return None
    return Choice(trigger, match.words, found, weight + len(trigger.needs) + 3 * len(match.fixed))


def _has_infinitive(verb: Token) -> bool:
    """Tell whether an infinitive with "to" completes a verb ("told the crew to leave")."""
    clauses = grammar.children(verb, "xcomp", "ccomp", "advcl")
    return any(child.tag_ == "TO" for clause in clauses for child in clause.children)


def _weight(match: Match, near: Surroundings) -> int | None:
    """Count the conditions that hold; None if one fails."""
    trigger = match.trigger
    if not near.objects.difference(match.fixed).isdisjoint(trigger.not_objects):
        return None
    if not (
        near.agents.isdisjoint(trigger.not_subjects) and near.nearby.isdisjoint(trigger.not_words)
    ):
        return None
    conditions = [
        (trigger.objects, near.objects),
        (trigger.subjects, near.agents),
        (trigger.with_words, near.nearby),
        (trigger.prepositions, near.slots),
    ]
    asked = [(wanted, there) for wanted, there in conditions if wanted]
    if any(there.isdisjoint(wanted) for wanted, there in asked):
        return None
    return 2 * len(asked)


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    """Return the lemmas of words, of those joined to them, and of the compounds before them."""
    found: set[str] = set()
    for token in tokens:
        for joined in grammar.conjuncts(token):
            found.add(joined.lemma_.lower())
            found.update(t.lemma_.lower() for t in grammar.children(joined, "compound", "amod"))
    return found


def _speaks(noun: Token) -> bool:
    """Tell whether a noun is a text that says something ("the release said")."""
    said = noun.dep_ == "nsubj" and noun.head.lemma_ in words_of("roles", "saying")
    return said and noun.pos_ == "NOUN"


def _agent_is_possible(site: Site) -> bool:
    """Refuse an act whose expressed subject is known to be none that acts ("a drought")."""
    agents = site.slot("subject")
    return not agents or any(can_act(t) or not is_no_agent(t) for t in agents)
