"""The parse proposes, the encoder decides: events are dropped and added by its word.

Limits were chosen on the held-out tenth of corpus/train and on corpus/dev (decision 0009), never
on blind text or on gold from elsewhere. A sentence that the encoder did not see keeps its events.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc, Span, Token

from tocsin.knowledge.codebook import Trigger
from tocsin.reading.actors import code_actor, noun_phrase
from tocsin.reading.encoder import Floats, Sight
from tocsin.reading.events.arguments import Site
from tocsin.reading.events.candidates import Candidate, Match, is_nominal, trigger_index
from tocsin.reading.events.choice import Choice
from tocsin.reading.events.folding import Proposal
from tocsin.reading.events.nouns import noun_site
from tocsin.reading.events.roles import parties
from tocsin.reading.events.traps import is_trapped
from tocsin.reading.events.verbs import verb_site
from tocsin.reading.findings import Words, together


@dataclass(frozen=True, slots=True)
class Limits:
    """Probabilities from which on the encoder is heard.

    drop: below it, a word is no trigger; doubt: below it, its event says so. add: a word that the
    codebook does not propose is an event; sort: how sure its type must be. known, known_sort: the
    same of a word that the codebook has for this type in other surroundings. revive: one that
    another event was held to tell. party: a word is a party where the grammar finds none.
    """

    drop: float = 0.15
    doubt: float = 0.5
    add: float = 0.95
    sort: float = 0.9
    known: float = 0.9
    known_sort: float = 0.7
    revive: float = 0.97
    party: float = 0.9


LIMITS = Limits()
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_OF_NO_STATE = frozenset({None, "BUS", "EDU"})
_WORDS = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def decide(
    kept: Sequence[Proposal], proposals: Sequence[Proposal], doc: Doc, sight: Sight
) -> list[Proposal]:
    """Let the encoder drop and add to what the grammar proposes, in text order."""
    judged = [found for proposal in kept if (found := judge(proposal, proposals, sight))]
    told = {proposal.head.i: proposal for proposal in proposals}
    taken = {i for p in judged for i in range(p.choice.words.start, p.choice.words.end)}
    added = [_added(words, doc, told, sight) for words in unproposed(doc, sight, taken, told)]
    fresh = [one for one in added if is_fit(one) and not is_told(one, judged)]
    decided = [with_parties(proposal, sight) for proposal in (*judged, *fresh)]
    return sorted(decided, key=lambda proposal: proposal.head.i)


def is_fit(proposal: Proposal) -> bool:
    """Tell whether an added event is no trap, and no mere business of a firm.

    Where the encoder is less sure than for any word, what is neither force nor protest must be
    somebody's of whom the words say more: «Oman had offered 20 trucks», not "Airbus had offered".
    """
    if is_trapped(proposal.candidate, proposal.choice):
        return False
    sure = "encoder:trigger" not in proposal.marks or (proposal.support or 0.0) >= LIMITS.add
    if sure or proposal.type in _FORCE:
        return True
    coded = [code_actor(noun_phrase(token)) for token in proposal.choice.parties.actors]
    return any(one.country or one.sector not in _OF_NO_STATE for one in coded)


def is_told(proposal: Proposal, judged: Sequence[Proposal]) -> bool:
    """Tell whether an event only repeats another: a revived one the type of any of its sentence.

    Another one repeats what it carries or is carried by ("imposed sanctions").
    """
    same = [p for p in judged if p.type == proposal.type and p.head.sent == proposal.head.sent]
    if "encoder:revived" in proposal.marks:
        return bool(same)
    return any(_carries(p, proposal) or _carries(proposal, p) for p in same)


def _carries(verb: Proposal, noun: Proposal) -> bool:
    """Tell whether one event's word carries another's, as its object or a passive subject."""
    beside = noun.head.head == verb.head and noun.head.dep_ in ("dobj", "nsubjpass", "oprd")
    return beside or noun.site.carrier == verb.head


def judge(proposal: Proposal, proposals: Sequence[Proposal], sight: Sight) -> Proposal | None:
    """Drop or keep one proposal, with what the encoder thinks of it.

    Its type stays the codebook's: the encoder is wrong more often where the two differ. Of two
    words for one act, "killed in the attack", one that is a trigger is enough.
    """
    words = proposal.choice.words
    likely = sight.trigger(words.start, words.end)
    if likely is None:
        return proposal
    if likely < LIMITS.drop and not any(_is_sure(other, proposal, sight) for other in proposals):
        return None
    support = sight.likely(words.start, words.end, proposal.type)
    if likely < LIMITS.doubt or support < 0.5 * likely:
        return doubted(proposal, support)
    return replace(proposal, support=support)


def _is_sure(other: Proposal, proposal: Proposal, sight: Sight) -> bool:
    """Tell whether another word for an act of the same type and sentence is surely a trigger."""
    if other.type != proposal.type or other.head.sent != proposal.head.sent:
        return False
    words = other.choice.words
    return (sight.trigger(words.start, words.end) or 0.0) >= LIMITS.doubt


def doubted(proposal: Proposal, support: float) -> Proposal:
    """Keep an event that the encoder holds to be none, or of another type, with a lower score.

    «The envoy called the plan an attack on the poor.» keeps attack, if at all, at a low score.
    """
    return replace(proposal, support=support, marks=(*proposal.marks, "encoder:doubts"))


def with_parties(proposal: Proposal, sight: Sight) -> Proposal:
    """Let the encoder name a party where the grammar finds none."""
    if not sight.seen[proposal.head.i]:
        return proposal
    old = proposal.choice.parties
    actors = old.actors or named(proposal, "actor", sight)
    recipients = old.recipients or named(proposal, "recipient", sight)
    sides = {"actor": (old.actors, actors), "recipient": (old.recipients, recipients)}
    marks = [f"encoder:{side}" for side, (before, after) in sides.items() if before != after]
    if not marks:
        return proposal
    found = replace(old, actors=actors, recipients=recipients)
    choice = replace(proposal.choice, parties=found)
    return replace(proposal, choice=choice, marks=(*proposal.marks, *marks))


def named(proposal: Proposal, role: str, sight: Sight) -> tuple[Token, ...]:
    """Return the words of a sentence that the encoder is sure are a party of an act.

    «Rebels under pressure shelled the port.» gives shelled the actor Rebels if the encoder is sure
    of it and the grammar has found no actor.
    """
    words, doc = proposal.choice.words, proposal.head.doc
    likely = sight.role(proposal.head.i, role)
    sentence = proposal.head.sent
    likely[: sentence.start] = likely[sentence.end :] = 0
    likely[words.start : words.end] = 0
    runs = together(np.flatnonzero(likely >= LIMITS.party).tolist())
    roots = [doc[run.start : run.end].root for run in runs]
    return tuple(root for root in roots if root.pos_ in _NAMES)


def unproposed(
    doc: Doc, sight: Sight, taken: set[int], told: dict[int, Proposal]
) -> Iterator[Words]:
    """Yield the words that the encoder is sure are triggers and that no kept event has."""
    likely = (1 - sight.type[:, 0]) * sight.seen
    wanted = np.array([_wanted(token, likely, told, sight) for token in doc]).reshape(-1, 2)
    for run in _runs(np.flatnonzero(likely >= wanted[:, 0]).tolist(), sight):
        root = doc[run.start : run.end].root
        if sight.best(run.start, run.end)[1] < wanted[run.start : run.end, 1].min():
            continue
        if root.pos_ in _WORDS and taken.isdisjoint(range(run.start, run.end)):
            yield run


def _wanted(
    token: Token, likely: Floats, told: dict[int, Proposal], sight: Sight
) -> tuple[float, float]:
    """Return how likely a word must be to be a trigger, and its type, to become an event.

    «They signed pacts, and Oslo promised its stock of shells.»: the codebook has signed for AGREE,
    and refuses it for the stock.
    """
    if token.i in told:
        return LIMITS.revive, LIMITS.sort
    if likely[token.i] >= LIMITS.known:
        kind = sight.best(token.i, token.i + 1)[0]
        if kind in trigger_index().types_of(token):
            return LIMITS.known, LIMITS.known_sort
    return LIMITS.add, LIMITS.sort


def _runs(positions: Sequence[int], sight: Sight) -> Iterator[Words]:
    """Join words that stand side by side and have one type."""
    kinds = sight.type.argmax(axis=1)
    for run in together(positions):
        start = run.start
        for position in range(run.start + 1, run.end + 1):
            if position == run.end or kinds[position] != kinds[start]:
                yield Words(start, position)
                start = position


def _added(words: Words, doc: Doc, told: dict[int, Proposal], sight: Sight) -> Proposal:
    """Make an event of words that the encoder is sure of."""
    name, probability = sight.best(words.start, words.end)
    old = next((told[i] for i in range(words.start, words.end) if i in told), None)
    if old is not None and old.type == name:
        return revived(old, probability)
    return added(doc[words.start : words.end], name, probability)


def added(words: Span, name: str, probability: float) -> Proposal:
    """Make an event of words that the codebook does not propose; the grammar gives its parties.

    «Rebels mowed down six guards.» is ASSAULT mowed down if the encoder is sure of it.
    """
    head = words.root
    nominal = is_nominal(head)
    match = Match(Trigger(name), Words(words.start, words.end), ())
    candidate = Candidate(head, nominal, (match,))
    site = _site(head, nominal=nominal)
    choice = Choice(match.trigger, match.words, parties(candidate, site, match), 0)
    return Proposal(candidate, site, choice, probability, ("encoder:trigger",))


def _site(head: Token, *, nominal: bool) -> Site:
    """Collect the arguments of a word as the grammar does for codebook words."""
    return noun_site(head) if nominal else verb_site(head)


def revived(proposal: Proposal, probability: float) -> Proposal:
    """Bring back an event that another was held to tell, where the encoder is sure of it.

    «The strike that crippled the port was an act of war.» keeps act if the encoder is sure of it.
    """
    return replace(proposal, support=probability, marks=("encoder:revived",))
