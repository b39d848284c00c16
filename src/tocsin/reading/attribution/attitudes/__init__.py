"""What people want, judge and talk about: claims that no event takes as its voice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from spacy.tokens import Doc

from tocsin.reading.attribution.attitudes import adjectives, clauses, nouns, objects
from tocsin.reading.attribution.chains import merged
from tocsin.reading.findings import Attribution

__all__ = ["RULES", "find_attitudes"]

RULES: dict[str, Callable[[Doc], Iterator[Attribution]]] = {
    objects.NAMING: objects.namings,
    clauses.CONTROL: clauses.controls,
    clauses.CLAUSE: clauses.clauses,
    clauses.QUESTION: clauses.questions,
    clauses.INFINITIVE: clauses.infinitives,
    objects.PREPOSITION: objects.prepositions,
    objects.OBJECT: objects.objects,
    nouns.NOUN: nouns.nouns,
    nouns.IDENTITY: nouns.identities,
    adjectives.ADJECTIVE: adjectives.adjectives,
}


def find_attitudes(
    doc: Doc, known: Iterable[Attribution], *, deeds: Collection[int] = ()
) -> tuple[Attribution, ...]:
    """Find attitudes whose words are no cue yet; one word gives one, in the order of the text.

    deeds are the words of acts done with hands: "attacked the base" judges nothing.
    """
    taken = {i for link in known for i in range(link.cue.start, link.cue.end)} | set(deeds)
    every = (found for rule in RULES.values() for found in rule(doc))
    return merged(found for found in every if found.content and found.cue.start not in taken)
