"""Whether a word can be a party of an act: one who acts, or one who undergoes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from tocsin.knowledge.actor_entries import country_name
from tocsin.knowledge.wordlists import words_of
from tocsin.reading import grammar
from tocsin.reading.events.arguments import Argument
from tocsin.reading.events.candidates import trigger_index
from tocsin.reading.nounphrases import can_act, is_platform_word

# A thing that cannot act is no recipient behind these.
_PERSONAL = frozenset({"with", "to", "from", "by"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NUMBERS = frozenset({"CARDINAL", "ORDINAL", "QUANTITY"})
_THINGS_NOT = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})


def acts(argument: Argument) -> bool:
    """Tell whether a word may stand as an actor, a weapon that is a subject included."""
    if argument.token.lower_ in words_of("reference", "pronouns", "asking"):
        return False
    whole = part_of(argument.token)
    if whole is not None:
        return acts(replace(argument, token=whole))
    if argument.slot == "compound" and not _names_actor(argument.token):
        return False
    if argument.slot == "compound" and argument.token.ent_type_ == "GPE":
        found = country_name(argument.token.text)
        return found is not None and found.kind in ("name", "demonym", "people")
    if can_act(argument.token):
        return True
    if argument.slot == "subject" and argument.token.pos_ in ("NOUN", "PROPN"):
        return not is_no_agent(argument.token) and not is_mere_act(argument.token)
    return argument.slot != "compound" and is_platform_word(argument.token)


def _names_actor(token: Token) -> bool:
    """Tell whether a compound may name who acts: no act itself, and none that undergoes it."""
    lemma = token.lemma_.lower()
    return lemma not in trigger_index().nouns and lemma not in words_of("roles", "undergoers")


def is_no_agent(token: Token) -> bool:
    """Tell whether a noun is known never to act: weather, illness, prices, times."""
    gerund = token.lower_.endswith("ing") and token.pos_ != "PROPN" and not can_act(token)
    listed = token.lemma_.lower() in words_of("roles", "no_agents")
    return gerund or listed or token.ent_type_ in _THINGS_NOT


def is_mere_act(token: Token) -> bool:
    """Tell whether a noun names an act or its means ("the blast killed")."""
    return token.lemma_.lower() in words_of("roles", "means")


def is_recipient(argument: Argument, table: dict[str, object], asked: tuple[str, ...] = ()) -> bool:
    """Tell whether a word may undergo an act of a type; asked are prepositions it is known by."""
    token = argument.token
    if _is_nobody(token) or is_circumstance(argument):
        return False
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


def _is_nobody(token: Token) -> bool:
    """Tell whether a word stands for nobody else: "himself", "no one"."""
    if token.lower_.endswith(("self", "selves")):
        return True
    return token.lower_ == "one" and any(child.lower_ == "no" for child in token.children)


def is_circumstance(argument: Argument) -> bool:
    """Tell whether a preposition brings in when or why ("on the eve", "on suspicion")."""
    listed = argument.token.lemma_.lower() in words_of("roles", "circumstances")
    return listed and argument.slot not in ("object", "subject", "of")


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


def strings(value: object) -> Iterable[str]:
    """Return the words of a table's entry, none where it is no list."""
    return value if isinstance(value, (list, tuple)) else ()
