"""Fold candidates of one sentence: two words for one happening are one event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tocsin.knowledge.effects import governing_effect
from tocsin.knowledge.wordlists import words_of
from tocsin.reading import grammar
from tocsin.reading.climb import verb_phrases
from tocsin.reading.events.arguments import Site
from tocsin.reading.events.candidates import Candidate
from tocsin.reading.events.choice import Choice
from tocsin.reading.events.fits import is_mere_act
from tocsin.reading.events.nouns import harm_verbs, is_light

_DIRECTIVE = frozenset({"REQUEST", "REJECT"})
_VOICED = frozenset({"REQUEST", "ACCUSE"})
_PROMISE = frozenset({"AGREE", "THREATEN"})
_TALKED = frozenset({"AGREE", "CONSULT"})
_HURTING = frozenset({"wound", "injure", "hurt", "maim"})
_WHEN = frozenset({"when", "as", "after"})
_MARKS = ("mark", "advmod")
_FOILING = frozenset({"factuality:failed", "factuality:stopped", "factuality:delayed"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate with its site and the codebook group chosen for it.

    support is how likely the encoder holds its type to be right (None = it was not asked), and
    marks name what the encoder changed.
    """

    candidate: Candidate
    site: Site
    choice: Choice
    support: float | None = None
    marks: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """Return the event type."""
        return self.choice.trigger.type

    @property
    def head(self) -> Token:
        """Return the trigger's main word."""
        return self.candidate.head


def fold(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Drop what another proposal already tells, in text order."""
    by_token = {proposal.head.i: proposal for proposal in proposals}
    dropped: set[int] = set()
    for proposal in proposals:
        if proposal.head.i not in dropped:
            dropped.update(other.head.i for other in told_by(proposal, by_token))
    for proposal in proposals:
        if proposal.head.i not in dropped:
            yield proposal


def told_by(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Yield the proposals that one makes superfluous."""
    yield from inside(proposal, by_token)
    yield from harm_told(proposal, by_token)
    yield from _suffering_told(proposal, by_token)
    yield from object_told(proposal, by_token)
    yield from purpose(proposal, by_token)
    yield from directed(proposal, by_token)
    yield from promised(proposal, by_token)
    yield from acting(proposal, by_token)
    yield from renamed(proposal, by_token)
    yield from held(proposal, by_token)


def inside(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Fold a trigger that lies inside the words of a longer one.

    «Soldiers opened fire.» is one event, opened fire.
    """
    words = proposal.choice.words
    for position in range(words.start, words.end):
        if position != proposal.head.i and position in by_token:
            yield by_token[position]
    if not proposal.candidate.nominal:
        for token in _fixed_objects(proposal):
            other = by_token.get(token.i)
            if other and not yields(proposal, other):
                yield other


def yields(verb: Proposal, noun: Proposal) -> bool:
    """Tell whether the noun beside a verb is the event: the verb is light, or says it failed.

    «The unions called off the strike.» is the strike; «The bank offered a loan.» is the offer.
    """
    if is_light(verb.head):
        listed = noun.head.lemma_.lower() in verb.choice.trigger.objects
        return verb.type == noun.type or not listed
    if verb.type == "REJECT":
        return False
    effects = (governing_effect(phrase, "verb") for phrase in verb_phrases(verb.head))
    return any(e is not None and e.rule in _FOILING for e in effects)


def _fixed_objects(proposal: Proposal) -> Iterator[Token]:
    """Yield the nouns that the codebook names as part of a verb's meaning ("sign" + treaty)."""
    named = set(proposal.choice.trigger.objects)
    for phrase in proposal.choice.trigger.verbs:
        named.update(phrase.split()[1:])
    for token in proposal.site.slot("object", "with", "in", "to", "on"):
        yield from (t for t in grammar.conjuncts(token) if t.lemma_.lower() in named)


def harm_told(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Fold the verb of harm that tells what an act named by a noun did.

    «The bombing killed 12 recruits.» is one event, bombing.
    """
    if not proposal.candidate.nominal:
        for verb in harm_tail(proposal.head):
            if verb.i in by_token and by_token[verb.i].type == proposal.type:
                yield by_token[verb.i]
        return
    for verb in grammar.children(proposal.head, "acl"):
        described = by_token.get(verb.i)
        if described and described.type == proposal.type and grammar.is_passive(verb):
            yield described
    told = [by_token[verb.i] for verb in harm_verbs(proposal.head) if verb.i in by_token]
    if told and proposal.head.lemma_ in words_of("roles", "vague"):
        yield proposal
        return
    yield from told
    carrier = proposal.site.carrier
    other = by_token.get(carrier.i) if carrier != proposal.head else None
    if other and yields(other, proposal):
        yield other


def harm_tail(verb: Token) -> Iterator[Token]:
    """Yield verbs of harm that go on with an act ("shelled it, killing six and wounding ten")."""
    harm = words_of("roles", "harm")
    for child in grammar.children(verb, "advcl", "xcomp"):
        if child.lemma_ in harm and child.tag_ == "VBG" and child.i > verb.i:
            yield child
            yield from (j for j in grammar.children(child, "conj") if j.lemma_ in harm)
    for joined in grammar.children(verb, "conj"):
        if (
            joined.lemma_ in _HURTING
            and verb.lemma_ in harm
            and (not grammar.has_own_subject(joined) or _counts_on(joined))
        ):
            yield joined


def _counts_on(verb: Token) -> bool:
    """Tell whether a verb goes on counting victims, as in "killed and 14 wounded"."""
    subjects = list(grammar.children(verb, "nsubj", "nsubjpass"))
    return all(t.pos_ == "NUM" or t.lower_ in ("others", "another") for t in subjects)


def _suffering_told(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Fold the verb that tells what people suffered by an act.

    «Two nurses were killed by shelling.» is one event, shelling.
    """
    for verb in suffered(proposal.head) if proposal.type == "ASSAULT" else ():
        if verb.i in by_token and by_token[verb.i].type == proposal.type:
            yield by_token[verb.i]


def suffered(act: Token) -> Iterator[Token]:
    """Yield the verb that tells what people suffered by an act, or when it was done.

    «Two nurses were killed by shelling.» yields killed for shelling; «Six people died when drones
    struck a market.» yields died for struck.
    """
    verb = None
    if act.dep_ in ("pobj", "pcomp") and act.head.lower_ == "by":
        verb = act.head.head
    elif act.dep_ == "advcl" and any(t.lower_ in _WHEN for t in grammar.children(act, *_MARKS)):
        verb = act.head
    if verb is not None and _is_suffered(verb):
        yield verb


def _is_suffered(verb: Token) -> bool:
    """Tell whether a verb of harm names nobody who did it ("were killed", "died")."""
    if verb.lemma_ == "die":
        return True
    harm = verb.lemma_ in words_of("roles", "harm")
    return harm and grammar.is_passive(verb)


def object_told(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Fold the noun of the same type that a verb takes as its object.

    «The two ministers attended the summit.» is one event, attended.
    """
    if proposal.candidate.nominal:
        return
    for token in proposal.site.slot("object", "in", "to", "for", "at"):
        other = by_token.get(token.i)
        same = other is not None and other.candidate.nominal and other.type == proposal.type
        same = same and token != proposal.head.head
        if other and same and not yields(proposal, other):
            yield other


def purpose(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Fold an aim of the same type into the act that serves it, and what is voiced into a protest.

    «The brigade launched an offensive to retake the mine.» is one event, offensive.
    """
    aims = {proposal.type} | (_VOICED if proposal.type == "PROTEST" else set())
    for word in {proposal.head, proposal.site.carrier}:
        for clause in grammar.children(word, "acl", "advcl", "xcomp", "relcl"):
            other = by_token.get(clause.i)
            infinitive = any(child.tag_ == "TO" for child in clause.children)
            if infinitive and other and other.type in aims:
                yield other
                yield from directed(other, by_token)


def directed(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Fold what is only asked for or refused.

    «The union urged the mill to free its organiser.» is one event, urged.
    """
    if proposal.type not in _DIRECTIVE:
        return
    for clause in _complements(proposal):
        for token in _heads(clause):
            if token.i in by_token and not _is_called(by_token[token.i], proposal):
                yield by_token[token.i]


def _is_called(noun: Proposal, verb: Proposal) -> bool:
    """Tell whether a verb only announces the act that is its object ("called a strike")."""
    announced = noun.type == "PROTEST" and is_light(verb.head)
    return announced and noun.head.dep_ == "dobj" and noun.head.head == verb.head


def _complements(proposal: Proposal) -> list[Token]:
    """List the clauses and nouns that a request or refusal is about."""
    found: list[Token] = []
    for word in {proposal.head, proposal.site.carrier}:
        found += grammar.children(word, "xcomp", "ccomp", "acl")
        found += [t for t in word.children if t.dep_ == "dobj" and t != proposal.head]
        found += grammar.children(word, "nsubjpass")
        for prep in grammar.children(word, "prep"):
            if prep.lower_ in ("for", "to", "of", "on", "in", "from", "against"):
                found += grammar.children(prep, "pobj", "pcomp")
    return found


def _heads(clause: Token) -> Iterator[Token]:
    """Yield a word, those joined to it, and what it carries as object."""
    yield clause
    if clause.pos_ == "VERB":
        yield from (t for t in clause.subtree if t.i > clause.i and not _in_aside(t, clause))
        return
    for child in clause.children:
        if child.dep_ == "conj":
            yield from _heads(child)
        elif child.dep_ == "prep" and clause.pos_ == "NOUN":
            yield from (
                t for t in grammar.children(child, "pobj") if child.lower_ in ("of", "to", "for")
            )


def _in_aside(token: Token, clause: Token) -> bool:
    """Tell whether a word stands in a relative or adverbial clause below a requested one."""
    while token != clause:
        if token.dep_ in ("relcl", "advcl"):
            return True
        token = token.head
    return False


def renamed(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Fold a noun that only calls an act by another name.

    «The raid was an act of terror.» is one event, raid.
    """
    yield from _called(proposal, by_token)
    verb = proposal.head.head
    if proposal.head.dep_ != "nsubj" or verb.lemma_ != "be":
        return
    for token in grammar.children(verb, "attr"):
        other = by_token.get(token.i)
        if other and other.type == proposal.type:
            yield other


def _called(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Yield what an act is said to be ("killed three in what he described as an attack")."""
    links = grammar.children(proposal.head, "prep")
    clauses = [clause for link in links for clause in grammar.children(link, "pcomp")]
    named = [c for c in clauses if any(t.lower_ == "what" for t in grammar.children(c, "dobj"))]
    for _, token in (found for clause in named for found in grammar.prepositions(clause)):
        other = by_token.get(token.i)
        if other and other.type == proposal.type:
            yield other


def held(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Fold the accord or the talks that a noun of the same type has after "of".

    «The signing of the treaty took an hour.» is one event, signing.
    """
    if not proposal.candidate.nominal or proposal.type not in _TALKED:
        return
    for name, token in grammar.prepositions(proposal.head):
        other = by_token.get(token.i) if name == "of" else None
        if other and other.candidate.nominal and other.type == proposal.type:
            yield other


def acting(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Fold a noun that does not name an act but who acts.

    «The inquiry blamed the ministry.» is one event, blamed.
    """
    for token in proposal.choice.parties.actors:
        other = by_token.get(token.i)
        if other and other.candidate.nominal and not is_mere_act(token):
            yield other


def promised(proposal: Proposal, by_token: dict[int, Proposal]) -> Iterator[Proposal]:
    """Fold a promise or threat into the act it is about, where that is one of its own.

    «Kenya pledged to send police to Haiti.» is one event, send, planned.
    """
    governor = proposal.head.head
    if governor.pos_ == "ADJ":
        governor = governor.head
    if (
        proposal.head.dep_ == "xcomp"
        and proposal.type not in _PROMISE
        and _is_promise(governor, by_token)
    ):
        yield by_token[governor.i]


def _is_promise(verb: Token, by_token: dict[int, Proposal]) -> bool:
    """Tell whether a verb is coded as a promise or a threat, and not as an offer.

    «Oman offered to host talks.» is two events, offered and the talks that may come of it.
    """
    other = by_token.get(verb.i)
    return other is not None and other.type in _PROMISE and verb.lemma_ != "offer"


def absorb(kept: Sequence[Proposal], proposals: Sequence[Proposal]) -> list[Proposal]:
    """Give each kept verb the recipients of what was folded into it, where it has none.

    «Rebels shelled the port, killing six guards.» gives shelled the recipient guards.
    """
    by_token = {proposal.head.i: proposal for proposal in proposals}
    return [_with_folded(proposal, by_token) for proposal in kept]


def _with_folded(proposal: Proposal, by_token: dict[int, Proposal]) -> Proposal:
    """Add the victims that a verb of harm names, or the recipients of what was folded.

    «The campaign to defeat the rebels goes on.» gives campaign the recipient rebels.
    """
    old = proposal.choice.parties
    suffering = _suffering_told(proposal, by_token)
    added = [token for other in suffering for token in other.choice.parties.recipients]
    if added or not proposal.candidate.nominal:
        added += [t for verb in harm_tail(proposal.head) for t, _ in grammar.patients(verb)]
    if not added and not old.recipients:
        told = (*object_told(proposal, by_token), *purpose(proposal, by_token))
        told = (*told, *renamed(proposal, by_token))
        added = [token for other in told for token in other.choice.parties.recipients]
    if not added:
        return proposal
    recipients = tuple(dict.fromkeys((*old.recipients, *added)))
    parties = replace(old, recipients=recipients, rules=(*old.rules, "event:folded"))
    return replace(proposal, choice=replace(proposal.choice, parties=parties))
