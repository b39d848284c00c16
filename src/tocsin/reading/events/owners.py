"""Who undergoes an act that the grammar gives to a thing: whose it is, who is to do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from tocsin.knowledge.codebook import Trigger
from tocsin.knowledge.wordlists import words_of
from tocsin.reading import grammar
from tocsin.reading.events.arguments import Argument, Site
from tocsin.reading.events.candidates import trigger_index
from tocsin.reading.events.fits import is_place, is_recipient, strings
from tocsin.reading.nounphrases import can_act, is_platform_word, is_pronoun

# What is judged here is what somebody does, has or made.
_OPINIONS = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
# Beside prepositions: an act that is judged has its doer in view, and not whom it was done to.
_JUDGING = "judging"
# Beside prepositions: who is named before a thing counts as its owner.
_NAMED = "named"
_GIVING = frozenset("deploy give hand lend provide send supply".split())


def owners(
    site: Site, trigger: Trigger, table: dict[str, object], *, nominal: bool = False
) -> Iterator[Argument]:
    """Take whose a thing is, where the thing itself undergoes nothing.

    «The rebels rejected the mediators' offer.» yields recipient mediators; «support for Togo's
    reforms» yields Togo.
    """
    if trigger.type == "ACCUSE":
        yield from alleged(site)
    if nominal:
        slots = strings(table["recipients"]) if trigger.type in _OPINIONS else ()
        yield from _owners_of(site.slot(*slots), {"by"}, table)
        asked = site.slot("for") if trigger.type == "REQUEST" else ()
        yield from _owners_of(asked, {"from"}, table)
        return
    if trigger.type == "REJECT":
        yield from refused(site)
    if trigger.type == "REQUEST":
        yield from demanded(site)
    if table.get("own") or (table["things"] and not trigger.objects):
        return
    wanted = {"against", *strings(table["recipients"])}
    wanted |= set() if trigger.type == "REQUEST" else {"of"}
    wanted |= {"by"} if trigger.type in _OPINIONS else set()
    wanted |= {"for", _NAMED} if trigger.type == "REJECT" else set()
    wanted |= {_JUDGING} if trigger.type in ("ACCUSE", "SUPPORT") else set()
    yield from _owners_of(site.slot("object"), wanted, table)


def _owners_of(
    things: Iterable[Token], wanted: set[str], table: dict[str, object]
) -> Iterator[Argument]:
    """Yield who has or made things: possessors, else those whom a preposition brings in."""
    for thing in things:
        named = list(_possessors(thing)) or list(_brought_in(thing, wanted, table))
        named = named or list(_named_before(thing, wanted))
        yield from (Argument("object", token, "event:owner") for token in named)


def _possessors(thing: Token) -> Iterator[Token]:
    """Yield whose a thing is, but not whose the harm is ("the cook's murder")."""
    if thing.lemma_.lower() not in words_of("roles", "objective_possessives"):
        named = grammar.children(thing, "poss")
        yield from (token for token in named if can_act(token) and not is_pronoun(token))


def _named_before(thing: Token, wanted: set[str]) -> Iterator[Token]:
    """Yield the state or body whose name stands before a thing ("rejected the Dutch offer")."""
    made = _NAMED in wanted and thing.lemma_.lower() in trigger_index().nouns
    for token in grammar.children(thing, "compound", "amod") if made else ():
        if token.ent_type_ in ("GPE", "NORP", "ORG") and can_act(token):
            yield token


def _brought_in(thing: Token, wanted: set[str], table: dict[str, object]) -> Iterator[Token]:
    """Yield those whom a preposition brings in; of an act that is judged only who does it."""
    if _JUDGING in wanted and thing.lemma_.lower() in trigger_index().nouns:
        wanted = wanted & {"by"}
    made = [verb for verb in grammar.children(thing, "acl") if "by" in wanted]
    agents = [("by", token) for verb in made for token, _ in _makers(verb)]
    for name, token in (*grammar.prepositions(thing), *agents):
        if name in wanted and is_recipient(Argument(name, token, ""), table):
            yield token


def _makers(verb: Token) -> Iterator[grammar.Found]:
    """Yield who made a thing that a participle says was made ("a step taken by Chad")."""
    return grammar.agent_phrase(verb) if grammar.is_passive(verb) else iter(())


def behind_things(
    site: Site, found: Sequence[Argument], table: dict[str, object]
) -> Iterator[Argument]:
    """Put who is hit in the place of a thing that only carries the act to them.

    «Chad broke off talks with Libya.» yields Libya; «Iran cut gas to Iraq.» yields Iraq; «They
    retook land held by the rebels.» yields rebels.
    """
    aimed = [a for a in found if a.slot in ("to", "from") and can_act(a.token)]
    if table.get("given") and aimed:
        yield from (a for a in found if a.slot != "object")
        return
    for argument in found:
        if argument.slot != "object" or _moves(argument.token):
            yield argument
            continue
        behind = list(_behind(argument.token, site, table))
        yield from behind or (argument,)


def _moves(token: Token) -> bool:
    """Tell whether a word is people or a vehicle, and no number of places."""
    parts = (part for name, part in grammar.prepositions(token) if name == "of")
    if any(is_place(part) and part.pos_ == "NOUN" for part in parts):
        return False
    return can_act(token) or is_platform_word(token)


def _behind(thing: Token, site: Site, table: dict[str, object]) -> Iterator[Argument]:
    """Yield who stands behind one thing: its holders, or those that a preposition brings in."""
    if table.get("hits"):
        yield from (Argument("object", t, "event:land") for t in holders(thing, site.head))
    beside = strings(table.get("beside", ()))
    near = [(a.slot, a.token) for a in site.arguments if a.slot in beside]
    for name, token in (*near, *grammar.prepositions(thing)):
        town = token.pos_ == "PROPN" and is_place(token)
        if name in beside and (can_act(token) or town):
            yield Argument("object", token, "event:beside")


def holders(place: Token, taken: Token) -> Iterator[Token]:
    """Yield who holds a place before an act; taken is the word for the act.

    «They retook land that the rebels held.», «rebel-held land» and «land from the rebels» yield
    rebels; who captures a town is not among those who held it.
    """
    joined = grammar.conjuncts(place)
    parts = [token for one in joined for name, token in grammar.prepositions(one) if name == "of"]
    for ground in (word for word in (*joined, *parts) if is_place(word)):
        yield from (t for name, t in grammar.prepositions(ground) if name == "from" and can_act(t))
        for clause in grammar.children(ground, "acl", "relcl"):
            if clause.lemma_ in words_of("roles", "holding") and clause != taken:
                yield from (token for token, _ in grammar.agents(clause) if token != ground)
        for word in grammar.children(ground, "amod"):
            if word.lower_ in ("held", "controlled", "occupied", "-held", "-controlled"):
                yield from grammar.children(word, "npadvmod")


def alleged(site: Site) -> Iterator[Argument]:
    """Take who is said to have done what is alleged.

    «The opposition alleges that the navy holds its treasurer.» yields recipient navy.
    """
    for clause in grammar.children(site.head, "ccomp", "acl"):
        told = any(t.lower_ in ("that", "whether", "if") for t in grammar.children(clause, "mark"))
        for token, _ in grammar.agents(clause) if told or clause.dep_ == "ccomp" else ():
            if can_act(token) and token.i > site.head.i:
                yield Argument("object", token, "event:alleged")


def demanded(site: Site) -> Iterator[Argument]:
    """Take who is to do what is demanded.

    «The unions demand that the minister resign.» yields recipient minister.
    """
    for clause in grammar.children(site.head, "ccomp"):
        for token in grammar.children(clause, "nsubj", "nsubjpass"):
            if can_act(token):
                yield Argument("object", token, "event:demanded")


def _gives(verb: Token) -> bool:
    """Tell whether a verb hands its object over to whom "to" brings in."""
    return verb.lemma_ in _GIVING


def refused(site: Site) -> Iterator[Argument]:
    """Take whom a refused act would have been done to.

    «The council refused to receive the envoys.» yields recipient envoys; «Fiji refused to send
    soldiers to Chad.» yields Chad.
    """
    for clause in grammar.children(site.head, "xcomp", "pcomp"):
        objects = [token for token, _ in grammar.patients(clause)]
        phrases = [found for word in (clause, *objects) for found in grammar.prepositions(word)]
        toward = [t for name, t in phrases if name in ("to", "with") and can_act(t)]
        held = [token for token in objects if can_act(token)]
        found = toward if toward and _gives(clause) else held or toward
        yield from (Argument("object", token, "event:refused") for token in found)
