"""Turn arguments into parties: who acts, on whom, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.knowledge.codebook import Trigger
from tocsin.knowledge.wordlists import table_of, words_of

from tocsin.reading.nounphrases import can_act, is_platform_word
from tocsin.reading.events.arguments import Argument, Site
from tocsin.reading.events.candidates import Candidate

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_THINGS_NOT = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})


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


def parties(candidate: Candidate, site: Site, trigger: Trigger) -> Parties:
    """Give every argument its role by the trigger's pattern and its type's prepositions."""
    table = role_table(trigger.type)
    slots = _slots(candidate, site, trigger, table)
    actors = [a for a in site.arguments if slots.get(a.slot) == "actor" and _acts(a.token)]
    recipients, places = [], []
    for argument in site.arguments:
        if slots.get(argument.slot) != "recipient" or argument in actors:
            continue
        if _is_recipient(argument, trigger, table):
            recipients.append(argument)
        elif is_place(argument.token):
            places.append(argument)
    if trigger.roles == "taker" and not actors:
        actors = [a for a in site.arguments if a.slot in ("from", "by") and _acts(a.token)]
    taken = {a.token for a in recipients if a.slot == "object"}
    actors = [a for a in actors if a.token not in taken]
    rules = tuple(dict.fromkeys(a.rule for a in (*actors, *recipients)))
    return Parties(_unique(actors), _unique(recipients), _unique(places), rules)


def _slots(
    candidate: Candidate, site: Site, trigger: Trigger, table: dict[str, object]
) -> dict[str, str]:
    """Map each slot to the role it has for this trigger."""
    slots = dict.fromkeys(_strings(table["recipients"]), "recipient")
    slots |= dict.fromkeys(_strings(table.get("joint", ())), "actor")
    slots |= {"subject": "actor", "object": str(table["object"]), "by": "actor"}
    if candidate.nominal:
        slots |= {"possessive": str(table["possessive"]), "compound": str(table["compound"])}
        slots["of"] = _of_role(site, table)
        if _is_objective(candidate, site):
            slots["possessive"] = "recipient"
    if trigger.roles == "taker":
        slots |= {"subject": "recipient", "from": "actor", "to": "none", "object": "none"}
    if trigger.roles == "victim":
        slots |= {"subject": "recipient", "possessive": "recipient", "from": "none"}
    return slots


def _of_role(site: Site, table: dict[str, object]) -> str:
    """Return what "of" brings in: the actor too where nothing else names one."""
    role = str(table["of"])
    if role == "actor" and site.slot("subject", "by", "possessive"):
        return "recipient"
    return role


def _is_objective(candidate: Candidate, site: Site) -> bool:
    """Tell whether a possessor undergoes the act ("the president's arrest")."""
    undergone = candidate.head.lemma_.lower() in words_of("roles", "objective_possessives", "words")
    return undergone and not site.slot("of")


def _acts(token: Token) -> bool:
    """Tell whether a word may stand as an actor, a weapon with an owner included."""
    return can_act(token) or is_platform_word(token)


def _is_recipient(argument: Argument, trigger: Trigger, table: dict[str, object]) -> bool:
    """Tell whether a word may undergo an act of this type."""
    token = argument.token
    if token.ent_type_ in _THINGS_NOT and token.pos_ != "NOUN":
        return False
    physical = bool(table["things"])
    if physical and is_place(token):
        return False
    if can_act(token):
        return True
    return physical and argument.slot in ("object", "of", "on", "against", "at") and _is_thing(token)


def _is_thing(token: Token) -> bool:
    """Tell whether a noun is something an act can hit, and no act, time or measure."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    return token.lemma_.lower() not in words_of("roles", "means", "words")


def is_place(token: Token) -> bool:
    """Tell whether a word names where something is rather than who or what is hit."""
    if token.ent_type_ in _PLACES and token.pos_ == "PROPN":
        return True
    return token.lemma_.lower() in words_of("roles", "places", "words")


def _strings(value: object) -> Iterable[str]:
    return value if isinstance(value, (list, tuple)) else ()


def _unique(arguments: Iterable[Argument]) -> tuple[Token, ...]:
    """Return the words once each, in text order."""
    return tuple(sorted({a.token for a in arguments}, key=lambda token: token.i))
