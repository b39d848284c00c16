"""Where an event happened: not every place a sentence names."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.actor_entries import country_of, role_of
from tocsin.knowledge.wordlists import words_of
from tocsin.model import Place
from tocsin.reading.events.folding import Proposal
from tocsin.reading.events.nouns import harm_verbs
from tocsin.reading.homes import homes
from tocsin.reading.nounphrases import can_act
from tocsin.reading.places import resolve_all

# Acts that happen where their parties are; words do not ("a court in Lima fined").
_DEEDS = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "AID", "COOPERATE", "CONSULT"}
)
_LABELS = frozenset({"GPE", "LOC", "FAC"})
_WHERE = frozenset(
    "in at near off outside around inside across on along over throughout within between into "
    "toward towards beside from to through north south east west".split()
)
# Where something else happened before or after.
_AT_OTHER_TIMES = frozenset({"after", "before", "since", "following"})
# PLOVER sectors whose "of" says what they head rather than where they are.
_OFFICES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "ELI"})


def document_places(doc: Doc, *, outlet: str = "", url: str = "") -> dict[int, Place]:
    """Resolve every place name of a document, all together, by the position of its head word.

    The outlet's name and address may tell where it is at home.
    """
    names = [name for name in doc.ents if name.label_ in _LABELS]
    peoples = (country_of(name.text) for name in doc.ents if name.label_ == "NORP")
    states = tuple(dict.fromkeys(filter(None, peoples)))
    places = resolve_all(names, states=states, hints=homes(outlet, url))
    return {name.root.i: place for name, place in zip(names, places, strict=True)}


def happening_places(proposal: Proposal, places: dict[int, Place]) -> Iterator[Token]:
    """Yield the heads of the places where an event happened, in text order.

    «Dockers from Lagos marched in Abuja.» yields Abuja.
    """
    parties = proposal.choice.parties
    taken = {token.i for token in (*parties.actors, *parties.recipients)}
    own = {proposal.head.i, proposal.site.carrier.i}
    own |= taken if proposal.type in _DEEDS else set()
    own |= {verb.i for verb in harm_verbs(proposal.head)} if proposal.candidate.nominal else set()
    compounds = {a.token.i for a in proposal.site.arguments if a.slot == "compound"} - taken
    found = {token.i: token for token in parties.places}
    for token in proposal.head.sent:
        if token.i not in places or token.i in taken:
            continue
        if token.i in compounds or _is_setting(token, own, taken - own):
            found[token.i] = token
    yield from (found[position] for position in sorted(found))


def _is_setting(token: Token, own: set[int], barred: set[int]) -> bool:
    """Tell whether a place hangs by a preposition of place on an own word, past no barred one."""
    word, located = token, False
    while word.head != word:
        if word.dep_ in ("poss", "nmod", "amod") and not located:
            return False
        word = word.head
        if word.pos_ == "ADP":
            located = located or _says_where(word, own)
        if word.i in own:
            return located
        if word.i in barred or word.lower_ in _AT_OTHER_TIMES:
            return False
        if word.pos_ in ("VERB", "AUX"):
            return False
    return False


def _says_where(preposition: Token, own: set[int]) -> bool:
    """Tell whether a preposition brings in where something is: "from" after a person does not."""
    if preposition.lower_ == "of":
        return _locates(preposition.head, own)
    origin = preposition.lower_ == "from" and preposition.head.pos_ != "VERB"
    return preposition.lower_ in _WHERE and not (origin and can_act(preposition.head))


def _locates(governor: Token, own: set[int]) -> bool:
    """Tell whether "of" after a word says where: after the act itself, or a kind of place."""
    if role_of(governor.text) in _OFFICES:
        return False
    return governor.i in own or governor.lemma_.lower() in words_of("roles", "places")
