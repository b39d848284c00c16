"""Turn arguments into parties: who acts, on whom, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tocsin.knowledge.codebook import Trigger
from tocsin.knowledge.wordlists import table_of, words_of
from tocsin.reading import grammar
from tocsin.reading.events.arguments import Argument, Site
from tocsin.reading.events.candidates import Candidate, Match
from tocsin.reading.events.fits import acts, is_circumstance, is_place, is_recipient, strings
from tocsin.reading.events.owners import behind_things, holders, owners
from tocsin.reading.nounphrases import is_platform_word, is_pronoun

# Of the prepositions a codebook group may ask for, those that bring in the recipient.
_PREPOSITIONS = frozenset({"to", "on", "with", "at", "against", "into", "upon"})
_WHERE = frozenset({"in", "at", "near", "off", "outside", "inside", "around", "across"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Heads of the phrases that act, that are acted on, and where; with the rules that say so."""

    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()
    rules: tuple[str, ...] = ()


def role_table(event_type: str) -> dict[str, object]:
    """Return how a type's phrases give roles: the type's own table over the default."""
    return {**table_of("roles", "default"), **table_of("roles", event_type)}


def parties(candidate: Candidate, site: Site, match: Match) -> Parties:
    """Give every argument its role by the trigger's pattern and its type's prepositions."""
    table = role_table(match.trigger.type)
    slots = _slots(candidate, site, match, table)
    actors = [a for a in site.arguments if slots.get(a.slot) == "actor" and acts(a)]
    recipients = _recipients(
        candidate,
        site,
        match,
        table,
        [a for a in site.arguments if slots.get(a.slot) == "recipient" and a not in actors],
    )
    where = [a for a in site.arguments if slots.get(a.slot) in ("recipient", "place")]
    there = [a for a in where if a not in recipients and is_place(a.token)]
    places = [a for a in there if not is_circumstance(a)]
    actors = _actors(candidate, site, match, table, actors)
    taken = {a.token for a in recipients if a.slot == "object"}
    actors = [a for a in actors if a.token not in taken]
    rules = tuple(dict.fromkeys(a.rule for a in (*actors, *recipients)))
    return Parties(_unique(actors), _unique(recipients), _unique(places), rules)


def _recipients(
    candidate: Candidate,
    site: Site,
    match: Match,
    table: dict[str, object],
    given: list[Argument],
) -> list[Argument]:
    """Keep those who can undergo the act, and find them behind a thing that stands for them."""
    trigger, own = match.trigger, frozenset(match.fixed)
    found = [
        a
        for a in given
        if (a.token.lemma_ not in own or _is_counted(a.token))
        and (is_recipient(a, table, trigger.prepositions) or _is_let_go(a, trigger))
    ]
    if any(a.slot == "object" for a in found):
        found = [a for a in found if a.slot not in ("at", "from")]
    if not found and table.get("hits"):
        grounds = [a.token for a in given if a.slot == "object"]
        held = [t for ground in grounds for t in holders(ground, candidate.head)]
        found = [Argument("object", token, "event:land") for token in held]
    if not found:
        return list(owners(site, trigger, table, nominal=candidate.nominal))
    return list(behind_things(site, found, table))


def _actors(
    candidate: Candidate,
    site: Site,
    match: Match,
    table: dict[str, object],
    found: list[Argument],
) -> list[Argument]:
    """Find an actor where the usual slots have none, and keep the better of two."""
    if match.trigger.roles == "taker" and not found:
        found = [a for a in (*site.arguments, *_behind_fixed(match, site)) if _acts_on_taker(a)]
    found = found or _framed(candidate, site, table)
    placed = str(table["object"]) == "place" or _withdraws(match.trigger)
    if not found and not site.slot("subject") and (table.get("own") or placed):
        found = [a for a in site.arguments if a.slot == "object" and acts(a)]
    if any(a.slot == "subject" for a in found):
        found = [a for a in found if a.slot != "possessive" or not is_pronoun(a.token)]
    return found


def _acts_on_taker(argument: Argument) -> bool:
    """Tell whether an argument is who acts where the subject takes it ("fire from bandits")."""
    return argument.slot in ("from", "by") and acts(argument)


def _behind_fixed(match: Match, site: Site) -> Iterator[Argument]:
    """Yield the phrases of the nouns that belong to a trigger ("fire from bandits")."""
    for token in site.head.subtree:
        if token.lemma_.lower() in match.fixed and token.pos_ == "NOUN":
            for name, noun in grammar.prepositions(token):
                yield Argument(name, noun, f"event:{name}-phrase")


def _is_let_go(argument: Argument, trigger: Trigger) -> bool:
    """Tell whether a vessel or vehicle is let go, its people with it ("freed the trawler").

    «They reopened the road to lorries.»: lorries are let through.
    """
    slots = {"release": ("object",), "access": ("object", "to")}.get(trigger.mode or "", ())
    freed = trigger.type == "RETREAT" and argument.slot in slots
    return freed and is_platform_word(argument.token)


def _is_counted(token: Token) -> bool:
    """Tell whether a word that is part of the trigger counts people ("took nine prisoners")."""
    return token.dep_ == "dobj" and any(child.dep_ == "nummod" for child in token.children)


def _withdraws(trigger: Trigger) -> bool:
    return trigger.mode == "withdraw" and trigger.type == "RETREAT"


def _framed(candidate: Candidate, site: Site, table: dict[str, object]) -> list[Argument]:
    """Take the subject of the clause around a noun as its actor, where the type allows the link.

    A link of two sides ("a gunfight with poachers") is one for every type.
    """
    if not candidate.nominal:
        return []
    links = {f"under {link}" for link in strings(table["framed"])}
    if site.slot("with"):
        links |= {"under after", "under in", "under during", "under following", "under before"}
    return [a for a in site.arguments if a.slot in links and acts(replace(a, slot="subject"))]


def _slots(
    candidate: Candidate, site: Site, match: Match, table: dict[str, object]
) -> dict[str, str]:
    """Map each slot to the role it has for this trigger."""
    trigger = match.trigger
    asked_for = {"for"} if trigger.type == "REQUEST" else set()
    slots = dict.fromkeys(_WHERE, "place")
    slots |= dict.fromkeys(strings(table["recipients"]), "recipient")
    joint = "actor" if candidate.nominal or not site.slot("subject") else "recipient"
    slots |= dict.fromkeys(strings(table.get("joint", ())), joint)
    slots |= dict.fromkeys(_PREPOSITIONS.intersection(trigger.prepositions), "recipient")
    slots |= {"subject": "actor", "object": str(table["object"]), "by": "actor"}
    slots["alongside"] = "actor"
    if candidate.nominal:
        slots |= {"possessive": str(table["possessive"]), "compound": str(table["compound"])}
        slots["at"] = "place"
        slots["of"] = _of_role(candidate, site, trigger, table)
        if _is_objective(candidate, site):
            slots["possessive"] = "recipient"
    else:
        slots |= dict.fromkeys(set(match.fixed) - asked_for, "recipient")
    if _withdraws(trigger):
        slots["object"] = "place"
    if trigger.roles == "taker":
        slots |= {"subject": "recipient", "from": "actor", "to": "none", "object": "none"}
    if trigger.roles == "victim":
        slots |= {"subject": "recipient", "possessive": "recipient", "from": "none"}
        slots["to"] = "actor"
    return slots


def _of_role(candidate: Candidate, site: Site, trigger: Trigger, table: dict[str, object]) -> str:
    """Return what "of" brings in: the actor too where nothing else names one."""
    if candidate.head.lemma_.lower() in words_of("roles", "objective_of"):
        return "thing"
    if trigger.mode and trigger.mode in strings(table.get("modes_of_recipient", ())):
        return "recipient"
    role = str(table["of"])
    if role == "thing" and candidate.head.lemma_.lower() in _undergone():
        return "recipient"
    if role == "actor" and site.slot("subject", "by", "possessive"):
        return "recipient"
    return role


def _is_objective(candidate: Candidate, site: Site) -> bool:
    """Tell whether a possessor undergoes the act ("the president's arrest")."""
    return candidate.head.lemma_.lower() in _undergone() and not site.slot("of")


def _undergone() -> frozenset[str]:
    """List nouns for what is done to somebody ("rescue", "arrest")."""
    return words_of("roles", "objective_possessives")


def _unique(arguments: Iterable[Argument]) -> tuple[Token, ...]:
    """Return the words once each, in text order."""
    return tuple(sorted({a.token for a in arguments}, key=lambda token: token.i))
