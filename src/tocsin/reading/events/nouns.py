"""Nouns as triggers: arguments inside their phrase, and those a support verb brings."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.knowledge.wordlists import words_of
from tocsin.reading import grammar
from tocsin.reading.events.arguments import Argument, Site
from tocsin.reading.events.inherited import claimants, inherited, own_subject, sides, victims

_DEMONYMS = frozenset({"NORP", "GPE", "ORG"})
_SUBJECT_LINKS = frozenset({"nsubj", "nsubjpass"})


def noun_site(noun: Token) -> Site:
    """Collect the arguments of a noun, and of the support verb that carries it."""
    arguments = [*possessive(noun), *compound(noun), *phrase(noun)]
    verb = support_verb(noun)
    if verb is not None:
        arguments += [*supported(noun, verb), *harmed(noun)]
        return Site(noun, verb, tuple(arguments), (f"support-verb:{_name(verb)}",))
    around = (*harmed(noun), *blamed(noun), *applied(noun), *sides(noun), *inherited(noun))
    around = (*around, *victims(noun), *claimants(noun))
    return Site(noun, noun, (*arguments, *around))


def possessive(noun: Token) -> Iterator[Argument]:
    """Take the possessor.

    «Ethiopia's withdrawal from Badme» yields possessive Ethiopia.
    """
    for token in grammar.children(noun, "poss"):
        owner = own_subject(token, noun)
        yield Argument("possessive", owner or token, "event:possessive")


def compound(noun: Token) -> Iterator[Argument]:
    """Take names and demonyms before the noun.

    «a Houthi drone attack» yields compound Houthi; «Egypt-Sudan talks» yields compound Sudan.
    """
    takers = set(grammar.bare_dative(noun.head))
    yield from _shared_compound(noun)
    for token in noun.children:
        if token.dep_ not in ("compound", "amod", "nmod") or token in takers:
            continue
        if _is_named(token):
            yield Argument("compound", token, "event:compound")
        elif token.dep_ == "compound":
            yield Argument("compound", token, "event:compound")
            yield from compound(token)


def _shared_compound(noun: Token) -> Iterator[Argument]:
    """Take the name before the first of joined nouns ("Malian gunners and air strikes")."""
    bare = noun.dep_ == "conj" and not any(grammar.children(noun, "det", "poss", "nummod"))
    if not bare or noun.head.pos_ != "NOUN":
        return
    if any(_is_named(t) for t in grammar.children(noun, "compound", "amod", "nmod")):
        return
    for token in grammar.children(noun.head, "compound", "amod", "nmod"):
        if _is_named(token):
            yield Argument("compound", token, "event:compound")


def _is_named(token: Token) -> bool:
    return token.ent_type_ in _DEMONYMS or token.pos_ == "PROPN"


def phrase(noun: Token) -> Iterator[Argument]:
    """Take the noun's prepositional phrases.

    «the shelling of the port by two frigates» yields of port, by frigates.
    """
    for name, token in grammar.prepositions(noun):
        yield Argument(name, token, f"event:{name}-phrase")
        if name == "of":
            yield from _agent_behind(token)
    for verb in grammar.children(noun, "acl"):
        if grammar.is_passive(verb):
            for token, _ in grammar.agent_phrase(verb):
                yield Argument("by", token, "event:by-phrase")


def _agent_behind(token: Token) -> Iterator[Argument]:
    """Take a by-phrase that the parser hangs on what was acted on ("torture of teachers by X")."""
    for name, agent in grammar.prepositions(token):
        if name == "by":
            yield Argument("by", agent, "event:by-phrase")


def support_verb(noun: Token) -> Token | None:
    """Find the verb that carries the noun ("carried out an ambush", "sanctions were imposed")."""
    verb = _governing_verb(noun)
    if verb is None:
        return None
    return verb if _name(verb) in _carriers() else None


def _carriers() -> frozenset[str]:
    """List all verbs that carry a noun, light or telling."""
    light = words_of("roles", "support_verbs", "words")
    return light | words_of("roles", "support_verbs", "telling") | _undergo()


def is_light(verb: Token) -> bool:
    """Tell whether a verb has no meaning of its own beside the noun it carries.

    «They called a strike.» is the strike; «They called the ban unlawful.» is no ban of theirs.
    """
    judged = any(child.dep_ == "oprd" for child in verb.children)
    return not judged and _name(verb) in words_of("roles", "support_verbs", "words")


def _governing_verb(noun: Token) -> Token | None:
    """Return the verb whose object or passive subject a noun is, through "of" and "and"."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_ in _measures():
        return _governing_verb(head.head.head)
    if head.dep_ in ("dobj", "nsubjpass", "attr", "oprd"):
        return head.head
    phrasal = head.dep_ == "pobj" and head.head.dep_ in ("prep", "prt")
    if phrasal and head.head.head.pos_ in ("VERB", "AUX"):
        return head.head.head if _is_phrasal(head.head.head, head.head.lower_) else None
    return _relative_verb(head)


def _relative_verb(noun: Token) -> Token | None:
    """Return the support verb of a relative clause ("the walkout they had called")."""
    for verb in grammar.children(noun, "relcl"):
        if any(grammar.relative_object(verb)):
            return verb
    return None


def _measures() -> frozenset[str]:
    """List nouns that count acts ("a series of raids")."""
    return words_of("factuality", "began", "nouns") | words_of("roles", "portions")


def _is_phrasal(verb: Token, particle: str) -> bool:
    """Tell whether verb and preposition form a listed support verb ("come under")."""
    return f"{verb.lemma_} {particle}" in _carriers()


def _name(verb: Token) -> str:
    """Return a verb with its particle ("carry out")."""
    particle = next((t.lower_ for t in verb.children if t.dep_ == "prt"), None)
    if particle is None:
        preps = (t.lower_ for t in verb.children if t.dep_ == "prep")
        particle = next((p for p in preps if f"{verb.lemma_} {p}" in _carriers()), None)
    return f"{verb.lemma_} {particle}" if particle else verb.lemma_


def _undergo() -> frozenset[str]:
    """List verbs whose subject suffers the noun."""
    return words_of("roles", "support_verbs", "undergo")


def supported(noun: Token, verb: Token) -> Iterator[Argument]:
    """Take the subject and the phrases of the support verb.

    «The squadron carried out an assault on the ferry.» yields subject squadron, on ferry;
    «Sanctions were slapped on three airlines.» yields on airlines;
    «The town came under attack.» yields object town.
    """
    rule = f"support-verb:{_name(verb)}"
    undergoing = _name(verb) in _undergo()
    for token, _ in () if _ends_others(noun, verb) else grammar.agents(verb):
        if token != noun and token not in grammar.conjuncts(noun):
            yield Argument("object" if undergoing else "subject", token, rule)
    for name, token in grammar.prepositions(verb):
        if noun not in (token, *token.subtree) and not (name == "by" and grammar.is_passive(verb)):
            slot = "by" if undergoing and name == "from" else name
            yield Argument(slot, token, rule)
    if grammar.is_passive(verb) and noun.dep_ == "dobj":
        for token, _ in grammar.passive_subject(verb):
            yield Argument("to", token, rule)


def _ends_others(noun: Token, verb: Token) -> bool:
    """Tell whether a verb defies what another does ("broke the siege")."""
    defies = verb.lemma_ in words_of("roles", "defying", "verbs")
    return defies and noun.lemma_.lower() in words_of("roles", "defying", "nouns")


def applied(noun: Token) -> Iterator[Argument]:
    """Take the subject and object of a verb that puts somebody under an act.

    «Troops subjected the deserters to beatings.» yields subject Troops, object deserters.
    """
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    verb = head.head.head
    if verb.dep_ == "relcl" and verb.head.dep_ == "dobj":
        verb = verb.head.head
    name = f"{verb.lemma_} {head.head.lower_}"
    if head.dep_ != "pobj" or name not in words_of("roles", "support_verbs", "applying"):
        return
    rule = f"support-verb:{name}"
    yield from (Argument("subject", token, rule) for token, _ in grammar.agents(verb))
    yield from (Argument("object", token, rule) for token, _ in grammar.patients(verb))


def blamed(noun: Token) -> Iterator[Argument]:
    """Take who is charged with or sentenced for an act as the one who did it.

    «A court sentenced the colonel for the massacre.» yields subject colonel for massacre.
    """
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "with", "of", "over", "in"):
        return
    verb = noun.head.head
    if verb.pos_ == "NOUN" and verb.dep_ == "dobj":
        verb = verb.head
    taker = verb if verb.dep_ == "pobj" and verb.head.lower_ == "to" else None
    verb = taker.head.head if taker else verb
    if verb.lemma_ in words_of("roles", "sentencing"):
        takers = (t for name, t in grammar.prepositions(verb) if name == "to")
        yield from (Argument("subject", token, "event:blamed") for token in takers)
    if verb.lemma_ in words_of("roles", "blamed"):
        for token, _ in grammar.patients(verb):
            yield Argument("subject", token, "event:blamed")


def harmed(noun: Token) -> Iterator[Argument]:
    """Take what an act did when it is the subject of a verb of harm.

    «The shelling of the market killed 12 porters.» yields object porters.
    """
    for verb in harm_verbs(noun):
        for token, _ in grammar.patients(verb):
            yield Argument("object", token, "event:harm")


def _asides_on_place(noun: Token) -> Iterator[Token]:
    """Yield relative clauses hung on a place that can only speak of the act there.

    «the shelling of the market at Ber, which wounded 30 people» yields wounded.
    """
    for clause in noun.subtree:
        aside = clause.dep_ == "relcl" and clause.head.ent_type_ in ("GPE", "LOC", "FAC")
        subjects = grammar.children(clause, "nsubj") if aside else ()
        if any(token.lower_ in ("which", "that") for token in subjects):
            yield clause


def harm_verbs(noun: Token) -> list[Token]:
    """List the verbs of harm that tell what an act did: its own clause, or one about it."""
    harm = words_of("roles", "harm", "words")
    verbs = [noun.head] if noun.dep_ in _SUBJECT_LINKS else []
    verbs += list(grammar.children(noun, "relcl", "acl"))
    verbs += list(_asides_on_place(noun))
    found = [verb for verb in verbs if verb.lemma_ in harm and not grammar.is_passive(verb)]
    return found + [j for v in found for j in grammar.children(v, "conj") if j.lemma_ in harm]
