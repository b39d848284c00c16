"""Turn arguments into parties: who acts, on whom, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tocsin.knowledge.actor_entries import country_name
from tocsin.knowledge.codebook import Trigger
from tocsin.knowledge.wordlists import table_of, words_of
from tocsin.reading import grammar
from tocsin.reading.events.arguments import Argument, Site
from tocsin.reading.events.candidates import Candidate, Match, trigger_index
from tocsin.reading.nounphrases import can_act, is_platform_word, is_pronoun

# Of the prepositions a codebook group may ask for, those that bring in the recipient.
_PREPOSITIONS = frozenset({"to", "on", "with", "at", "against", "into", "upon"})
_WHERE = frozenset({"in", "at", "near", "off", "outside", "inside", "around", "across"})
# A thing that cannot act is no recipient behind these.
_PERSONAL = frozenset({"with", "to", "from", "by"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NUMBERS = frozenset({"CARDINAL", "ORDINAL", "QUANTITY"})
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


def parties(candidate: Candidate, site: Site, match: Match) -> Parties:
    """Give every argument its role by the trigger's pattern and its type's prepositions."""
    trigger, table = match.trigger, role_table(match.trigger.type)
    slots = _slots(candidate, site, match, table)
    actors = [a for a in site.arguments if slots.get(a.slot) == "actor" and _acts(a)]
    given = [a for a in site.arguments if slots.get(a.slot) == "recipient" and a not in actors]
    own = frozenset(match.fixed)
    recipients = [
        a
        for a in given
        if a.token.lemma_ not in own and _is_recipient(a, table, trigger.prepositions)
    ]
    if any(a.slot == "object" for a in recipients):
        recipients = [a for a in recipients if a.slot != "at"]
    where = [a for a in site.arguments if slots.get(a.slot) in ("recipient", "place")]
    places = [a for a in where if a not in recipients and is_place(a.token)]
    if not recipients and not candidate.nominal:
        recipients = list(owners(site, trigger, table))
    if trigger.roles == "taker" and not actors:
        actors = [a for a in site.arguments if a.slot in ("from", "by") and _acts(a)]
    if not actors and (table.get("own") or slots["object"] == "place"):
        actors = [a for a in site.arguments if a.slot == "object" and _acts(a)]
    if any(a.slot == "subject" for a in actors):
        actors = [a for a in actors if a.slot != "possessive" or not is_pronoun(a.token)]
    taken = {a.token for a in recipients if a.slot == "object"}
    actors = [a for a in actors if a.token not in taken]
    rules = tuple(dict.fromkeys(a.rule for a in (*actors, *recipients)))
    return Parties(_unique(actors), _unique(recipients), _unique(places), rules)


def owners(site: Site, trigger: Trigger, table: dict[str, object]) -> Iterator[Argument]:
    """Take whose a thing is, where the thing itself undergoes nothing.

    «The rebels rejected the mediators' offer.» yields recipient mediators.
    """
    if trigger.type == "REJECT":
        yield from refused(site)
    if trigger.type == "REQUEST":
        yield from demanded(site)
    if table.get("own") or (table["things"] and not trigger.objects):
        return
    wanted = {"against", *_strings(table["recipients"])}
    wanted |= set() if trigger.type == "REQUEST" else {"of"}
    judged = trigger_index().nouns if trigger.type in ("ACCUSE", "SUPPORT") else ()
    for thing in (t for t in site.slot("object") if t.lemma_.lower() not in judged):
        for token in grammar.children(thing, "poss"):
            if can_act(token) and not is_pronoun(token):
                yield Argument("object", token, "event:owner")
        for name, token in grammar.prepositions(thing):
            if name in wanted and _is_recipient(Argument(name, token, ""), table):
                yield Argument("object", token, "event:owner")


def demanded(site: Site) -> Iterator[Argument]:
    """Take who is to do what is demanded.

    «The unions demand that the minister resign.» yields recipient minister.
    """
    for clause in grammar.children(site.head, "ccomp"):
        for token in grammar.children(clause, "nsubj", "nsubjpass"):
            if can_act(token):
                yield Argument("object", token, "event:demanded")


def refused(site: Site) -> Iterator[Argument]:
    """Take whom a refused act would have been done to.

    «The council refused to receive the envoys.» yields recipient envoys.
    """
    for clause in grammar.children(site.head, "xcomp"):
        for token, _ in grammar.patients(clause):
            if can_act(token):
                yield Argument("object", token, "event:refused")


def _slots(
    candidate: Candidate, site: Site, match: Match, table: dict[str, object]
) -> dict[str, str]:
    """Map each slot to the role it has for this trigger."""
    trigger = match.trigger
    asked_for = {"for"} if trigger.type == "REQUEST" else set()
    slots = dict.fromkeys(_WHERE, "place")
    slots |= dict.fromkeys(_strings(table["recipients"]), "recipient")
    joint = "actor" if candidate.nominal else "recipient"
    slots |= dict.fromkeys(_strings(table.get("joint", ())), joint)
    slots |= dict.fromkeys(_PREPOSITIONS.intersection(trigger.prepositions), "recipient")
    slots |= {"subject": "actor", "object": str(table["object"]), "by": "actor"}
    if candidate.nominal:
        slots |= {"possessive": str(table["possessive"]), "compound": str(table["compound"])}
        slots["at"] = "place"
        slots["of"] = _of_role(site, trigger, table)
        if _is_objective(candidate, site):
            slots["possessive"] = "recipient"
    else:
        slots |= dict.fromkeys(set(match.fixed) - asked_for, "recipient")
    if trigger.mode == "withdraw" and trigger.type == "RETREAT":
        slots["object"] = "place"
    if trigger.roles == "taker":
        slots |= {"subject": "recipient", "from": "actor", "to": "none", "object": "none"}
    if trigger.roles == "victim":
        slots |= {"subject": "recipient", "possessive": "recipient", "from": "none"}
        slots["to"] = "actor"
    return slots


def _of_role(site: Site, trigger: Trigger, table: dict[str, object]) -> str:
    """Return what "of" brings in: the actor too where nothing else names one."""
    if trigger.mode and trigger.mode in _strings(table.get("modes_of_recipient", ())):
        return "recipient"
    role = str(table["of"])
    if role == "actor" and site.slot("subject", "by", "possessive"):
        return "recipient"
    return role


def _is_objective(candidate: Candidate, site: Site) -> bool:
    """Tell whether a possessor undergoes the act ("the president's arrest")."""
    undergone = candidate.head.lemma_.lower() in words_of("roles", "objective_possessives", "words")
    return undergone and not site.slot("of")


def _acts(argument: Argument) -> bool:
    """Tell whether a word may stand as an actor, a weapon that is a subject included."""
    if argument.slot == "compound" and argument.token.lemma_.lower() in trigger_index().nouns:
        return False
    if argument.slot == "compound" and argument.token.ent_type_ == "GPE":
        found = country_name(argument.token.text)
        return found is not None and found.kind in ("name", "demonym", "people")
    if can_act(argument.token):
        return True
    if argument.slot == "subject" and argument.token.pos_ in ("NOUN", "PROPN"):
        return not is_no_agent(argument.token) and not is_mere_act(argument.token)
    return argument.slot != "compound" and is_platform_word(argument.token)


def is_no_agent(token: Token) -> bool:
    """Tell whether a noun is known never to act: weather, illness, prices, times."""
    gerund = token.lower_.endswith("ing") and token.pos_ != "PROPN" and not can_act(token)
    listed = token.lemma_.lower() in words_of("roles", "no_agents")
    return gerund or listed or token.ent_type_ in _THINGS_NOT


def is_mere_act(token: Token) -> bool:
    """Tell whether a noun names an act or its means ("the blast killed")."""
    return token.lemma_.lower() in words_of("roles", "means")


def _is_recipient(
    argument: Argument, table: dict[str, object], asked: tuple[str, ...] = ()
) -> bool:
    """Tell whether a word may undergo an act of a type; asked are prepositions it is known by."""
    token = argument.token
    if _is_measure(token):
        return bool(table.get("hits")) and token.pos_ == "NUM" and argument.slot == "object"
    if token.lemma_.lower() in words_of("roles", "no_party") and not table.get("hits"):
        return False
    if is_place(token) and _is_where(argument, table):
        return False
    if can_act(token) or (table["towns"] and is_place(token)):
        return True
    return (
        bool(table["things"])
        and argument.slot not in _PERSONAL.difference(asked)
        and _is_thing(argument)
    )


def _is_measure(token: Token) -> bool:
    """Tell whether a word is a time, a sum or a bare number, and no part of a group."""
    if any(child.lower_ == "of" for child in token.children):
        return False
    counts = token.ent_type_ in _NUMBERS and token.pos_ != "NOUN"
    return counts or token.ent_type_ in _THINGS_NOT - _NUMBERS


def _is_where(argument: Argument, table: dict[str, object]) -> bool:
    """Tell whether a place is where an act of a type happens, and not whom it is done to."""
    if table["towns"]:
        return False
    return bool(table["things"] or (table["places"] and argument.slot in ("object", "to")))


def _is_thing(argument: Argument) -> bool:
    """Tell whether a noun is something an act can hit, and no act or means of one.

    «The owner denied that any of its ships was struck.»: any stands for ships.
    """
    whole = part_of(argument.token)
    if whole is not None:
        return _is_thing(replace(argument, token=whole))
    if argument.token.pos_ not in ("NOUN", "PROPN"):
        return False
    if argument.token.lemma_.lower() not in words_of("roles", "means"):
        return True
    hurled = argument.token.head.lemma_ in words_of("roles", "hurling")
    return argument.slot == "object" and not (hurled and not _is_shot_down(argument.token.head))


def part_of(token: Token) -> Token | None:
    """Return the noun that a bare number or "any", "some", "most" is a part of, after "of"."""
    if token.pos_ not in ("NUM", "PRON", "DET") and token.tag_ != "DT":
        return None
    return next((noun for name, noun in grammar.prepositions(token) if name == "of"), None)


def _is_shot_down(verb: Token) -> bool:
    """Tell whether a verb of shooting brings its object down ("shot down a drone")."""
    return any(token.lower_ == "down" for token in verb.children)


def is_place(token: Token) -> bool:
    """Tell whether a word names where something is rather than who or what is hit."""
    if token.ent_type_ in _PLACES and token.pos_ == "PROPN":
        return True
    if token.pos_ == "PROPN" and not token.ent_type_ and token.dep_ == "pobj":
        return token.head.lower_ in ("to", "in", "at", "near", "outside", "around")
    if token.pos_ == "PROPN" and token.dep_ == "dobj" and token.ent_type_ in ("", "PERSON"):
        return token.head.lemma_ in words_of("places", "ground", "verbs")
    return token.lemma_.lower() in words_of("roles", "places", "words")


def _strings(value: object) -> Iterable[str]:
    return value if isinstance(value, (list, tuple)) else ()


def _unique(arguments: Iterable[Argument]) -> tuple[Token, ...]:
    """Return the words once each, in text order."""
    return tuple(sorted({a.token for a in arguments}, key=lambda token: token.i))
