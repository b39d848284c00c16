"""Counts of people that only the act beside them gives a kind: marchers, abducted, executed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.wordlists import table_of, words_of
from tocsin.model import Quantity, QuantityKind
from tocsin.reading import grammar
from tocsin.reading.amounts import Amount, amounts
from tocsin.reading.events.folding import Proposal
from tocsin.reading.nounphrases import can_act, coordinated, noun_phrase
from tocsin.reading.quantities import FoundQuantity

# Kinds that verbs with a word beside them may give ("mow down").
_SAID: tuple[QuantityKind, ...] = ("deaths", "abducted", "arrested", "displaced")


def counted_parties(
    doc: Doc, proposals: Iterable[Proposal], known: Iterable[FoundQuantity]
) -> Iterator[FoundQuantity]:
    """Yield the counts of an act's parties, of the kind that the act makes them.

    «Some 900 dockers walked out.» yields crowd 900; «The junta hanged two students.» deaths 2.
    """
    taken = {position for found in known for position in range(found.start_token, found.end_token)}
    for proposal in proposals:
        kind = kind_of(proposal)
        for amount in _amounts_of(doc, _counted(proposal)) if kind else ():
            if kind and taken.isdisjoint(range(amount.start, amount.end)):
                quantity = Quantity(kind, amount.span, amount.low, amount.high)
                yield FoundQuantity(amount.start, amount.end, proposal.head.i, quantity)


def kind_of(proposal: Proposal) -> QuantityKind | None:
    """Return what an act makes of its people, by its type, its mode, or its own words."""
    trigger, head = proposal.choice.trigger, proposal.head
    by_verb = _phrases(head)
    for kind in _SAID:
        if not by_verb.isdisjoint(words_of("quantities", kind, "acts_of")):
            return kind
    kinds: dict[str, QuantityKind] = table_of("quantities", "modes")
    return kinds.get(f"{trigger.type} {trigger.mode}", kinds.get(trigger.type))


def _phrases(head: Token) -> set[str]:
    """Name a verb alone and with each word beside it ("mow down", "hack death")."""
    beside = [t for t in head.children if t.dep_ in ("prt", "prep", "advmod", "oprd", "acomp")]
    objects = [t for prep in beside for t in grammar.children(prep, "pobj")]
    lemma = head.lemma_.lower()
    return {lemma, *(f"{lemma} {t.lower_}" for t in (*beside, *objects))}


def _counted(proposal: Proposal) -> Iterator[Token]:
    """Yield the heads of those whom an act counts: who marches, else who undergoes it."""
    parties = proposal.choice.parties
    counted = parties.actors if proposal.type == "PROTEST" else parties.recipients
    yield from (part for head in counted for part in coordinated(head) if can_act(part))


def _amounts_of(doc: Doc, heads: Iterable[Token]) -> Iterator[Amount]:
    """Yield the numbers that count heads: no "a", no "no"."""
    for head in heads:
        phrase = noun_phrase(head)
        for amount in amounts(doc, [(phrase.start_char, phrase.end_char)]):
            single = amount.high in (0, 1) and not amount.noun.like_num
            if amount.noun in (head, head.head) and not (single and _is_article(amount)):
                yield amount


def _is_article(amount: Amount) -> bool:
    """Tell "a soldier" and "no soldier" from "one soldier"."""
    return amount.noun.doc[amount.start].lower_ in ("a", "an", "no", "nobody", "none")
