"""Decide: which codebook group a candidate is, if any, and who is who."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tocsin.knowledge.actor_entries import country_name
from tocsin.knowledge.codebook import Trigger
from tocsin.knowledge.wordlists import words_of
from tocsin.reading import grammar
from tocsin.reading.actors import code_actor
from tocsin.reading.events.arguments import Site
from tocsin.reading.events.candidates import Candidate, Match
from tocsin.reading.events.fits import is_no_agent, is_place, part_of
from tocsin.reading.events.roles import Parties, parties
from tocsin.reading.findings import Words
from tocsin.reading.nounphrases import can_act, is_platform_word, is_pronoun, noun_phrase
from tocsin.reading.reference import resolve

_OBJECT_KINDS = frozenset({"ACTOR", "PERSON", "PRONOUN", "WEAPON", "PLACE"})
_ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})


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
    near = Surroundings.of(candidate, site)
    known: Surroundings | None = None
    best: Choice | None = None
    for match in candidate.matches:
        if match.trigger.asks_kinds:
            if not _may_hold(match.trigger, near):
                continue
            known = known or near.with_kinds(candidate, site)
        choice = _try(candidate, site, match, known if known else near)
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
    clauses: frozenset[str]

    @classmethod
    def of(cls, candidate: Candidate, site: Site) -> Surroundings:
        """Gather them once for all groups of a candidate."""
        agents, objects = _parties(candidate, site)
        return cls(
            objects=frozenset(_lemmas(objects)),
            agents=frozenset(_lemmas(agents)),
            nearby=grammar.sentence_lemmas(site.head),
            slots=frozenset(argument.slot for argument in site.arguments),
            clauses=_clauses(candidate),
        )

    def with_kinds(self, candidate: Candidate, site: Site) -> Surroundings:
        """Add the kinds of agents and objects, which take longer to tell than their lemmas."""
        agents, objects = _parties(candidate, site)
        return replace(
            self,
            objects=self.objects | _kinds(objects, kinds_of_object),
            agents=self.agents | _kinds(agents, kinds_of_agent),
        )


def _may_hold(trigger: Trigger, near: Surroundings) -> bool:
    """Tell whether the conditions of a group that need no kinds hold."""
    if trigger.objects and _OBJECT_KINDS.isdisjoint(trigger.objects):
        wanted = [(trigger.objects, near.objects)]
    else:
        wanted = []
    wanted += [(trigger.with_words, near.nearby), (trigger.prepositions, near.slots)]
    wanted += [(trigger.clauses, near.clauses)]
    allowed = near.nearby.isdisjoint(trigger.not_words)
    return allowed and not any(words and there.isdisjoint(words) for words, there in wanted)


def _parties(candidate: Candidate, site: Site) -> tuple[list[Token], list[Token]]:
    """Return the words that may act, and those that may be acted on, of a trigger."""
    inner = ("of", "on", "compound") if candidate.nominal else ()
    objects = [*site.slot("object", *inner), *_further_objects(candidate)]
    return whole(site.slot("subject", "by", "possessive", "compound")), whole(objects)


def _further_objects(candidate: Candidate) -> Iterator[Token]:
    """Yield what a verb's object is said to hold, and what a passive verb still has as its object.

    «Oman sent two shiploads of flour.» yields flour; «The team was refused entry.» yields entry.
    """
    if candidate.nominal:
        return
    for token in grammar.children(candidate.head, "dobj", "nsubjpass"):
        if token.dep_ == "dobj" and grammar.is_passive(candidate.head):
            yield token
        if token.lemma_.lower() in words_of("roles", "measures", "words"):
            yield from (noun for name, noun in grammar.prepositions(token) if name == "of")


def _clauses(candidate: Candidate) -> frozenset[str]:
    """Return the verbs that complete a trigger, with the form of their clauses, if they matter.

    «The envoy was ready to sign.» yields sign, INFINITIVE for was; «asked who fired» yields fire,
    QUESTION.
    """
    triggers = (match.trigger for match in candidate.matches)
    if not any(trigger.clauses or trigger.not_clauses for trigger in triggers):
        return frozenset()
    governors = [candidate.head, *grammar.children(candidate.head, "acomp", "dobj")]
    clauses = [c for word in governors for c in grammar.children(word, "xcomp", "ccomp", "acl")]
    return frozenset(word for clause in clauses for word in (clause.lemma_.lower(), _form(clause)))


def _form(clause: Token) -> str:
    """Name the form of a clause that completes a word."""
    if any(child.tag_ == "TO" for child in clause.children):
        return "INFINITIVE"
    asks = any(t.tag_ in _ASKING or t.lower_ in ("if", "whether") for t in clause.lefts)
    return "QUESTION" if asks else "FINITE"


def whole(tokens: Iterable[Token]) -> list[Token]:
    """Put the nouns in the place of bare numbers and parts of them.

    «The navy sank nine of their canoes.» yields canoes for nine.
    """
    return [part_of(token) or token for token in tokens]


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
    met = found.recipients or found.places or _names_no_object(candidate.head)
    if "recipient" in trigger.needs and not met:
        return None
    return Choice(trigger, match.words, found, weight + len(trigger.needs) + 3 * len(match.fixed))


def _has_infinitive(verb: Token) -> bool:
    """Tell whether an infinitive with "to" completes a verb ("told the crew to leave")."""
    clauses = grammar.children(verb, "xcomp", "ccomp", "advcl")
    return any(child.tag_ == "TO" for clause in clauses for child in clause.children)


def _names_no_object(verb: Token) -> bool:
    """Tell whether a clause stands for the object ("struck what it called a hideout")."""
    clauses = grammar.children(verb, "ccomp")
    return any(t.lower_ in ("what", "whatever") for clause in clauses for t in clause.children)


def _weight(match: Match, near: Surroundings) -> int | None:
    """Count the conditions that hold; None if one fails."""
    trigger = match.trigger
    if not near.objects.difference(match.fixed).isdisjoint(trigger.not_objects):
        return None
    if not (
        near.agents.isdisjoint(trigger.not_subjects)
        and near.nearby.isdisjoint(trigger.not_words)
        and near.clauses.isdisjoint(trigger.not_clauses)
    ):
        return None
    conditions = [
        (trigger.objects, near.objects),
        (trigger.subjects, near.agents),
        (trigger.with_words, near.nearby),
        (trigger.prepositions, near.slots),
        (trigger.clauses, near.clauses),
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
            found.add(joined.lemma_.lower() if joined.tag_ != "VBG" else joined.lower_)
            found.update(t.lemma_.lower() for t in grammar.children(joined, "compound", "amod"))
    return found


def _speaks(noun: Token) -> bool:
    """Tell whether a noun is a text that says something ("the release said")."""
    said = noun.dep_ == "nsubj" and noun.head.lemma_ in words_of("roles", "saying")
    return said and noun.pos_ == "NOUN"


def _agent_is_possible(site: Site) -> bool:
    """Refuse an act whose expressed agent is known to be none that acts ("a drought")."""
    agents = whole(site.slot("subject", "by"))
    return not agents or any(can_act(t) or not is_no_agent(t) for t in agents)
