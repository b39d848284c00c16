"""Refuse what only sounds like an event: sport, fiction, markets, weather, figures of speech."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tocsin.knowledge.wordlists import table_of, words_of
from tocsin.reading import grammar
from tocsin.reading.events.candidates import Candidate
from tocsin.reading.events.choice import Choice
from tocsin.reading.grammar import sentence_lemmas, sentence_nouns
from tocsin.reading.nounphrases import can_act

DOMAINS = ("sport", "fiction", "market", "weather", "accident", "private")
_REPORT_SHARE = 0.05


def is_trapped(candidate: Candidate, choice: Choice) -> bool:
    """Tell whether the sentence speaks of a game, a film, a market or a figure of speech."""
    if spares_everyone(candidate.head):
        return True
    if choice.trigger.type == "PROTEST" and _is_forced(candidate.head):
        return True
    if choice.trigger.type == "ASSAULT" and _dismisses(candidate.head):
        return True
    parties = choice.parties
    bare = choice.trigger.type == "ASSAULT" and not (parties.recipients or parties.places)
    domain = trap_of(candidate.head, enough=1 if bare and not candidate.nominal else 3)
    return domain is not None and choice.trigger.type in table_of("traps", domain)["types"]


def _dismisses(verb: Token) -> bool:
    """Tell whether to fire is to dismiss: its object is people ("fired the board on Monday")."""
    return verb.lemma_ == "fire" and any(can_act(token) for token, _ in grammar.patients(verb))


def _is_forced(verb: Token) -> bool:
    """Tell whether somebody is made to do it: «Captives were forced to march.» is no protest."""
    return verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in ("force", "make", "compel")


def spares_everyone(verb: Token) -> bool:
    """Tell whether a verb of harm is said of nobody: «Nobody was hurt.» tells of no act."""
    if verb.lemma_ not in words_of("roles", "harm") or not grammar.is_passive(verb):
        return False
    subjects = [token for token, _ in grammar.subjects(verb)]
    return any(_is_nobody(token) for token in subjects)


def _is_nobody(token: Token) -> bool:
    """Tell whether a word stands for no one at all."""
    if token.lower_ in ("nobody", "none"):
        return True
    no = any(child.lower_ == "no" for child in token.children)
    return token.lower_ == "one" and (no or token.nbor(-1).lower_ == "no" if token.i else no)


def trap_of(head: Token, *, enough: int = 3) -> str | None:
    """Name the domain of a word's sentence, if it is one that holds no events of its own.

    enough is the number of weak words that mark it.

    «The visitors bombarded the goal in the second half.» is sport.
    """
    lemmas, nouns = sentence_lemmas(head), sentence_nouns(head)
    found = (domain for domain in DOMAINS if _marks(domain, nouns, head.doc, enough=enough))
    return next((d for d in found if lemmas.isdisjoint(words_of("traps", d, "unless"))), None)


def _marks(domain: str, nouns: frozenset[str], doc: Doc, *, enough: int) -> bool:
    """Tell whether the nouns of a sentence mark a domain, given what the report is about."""
    weak = nouns & words_of("traps", domain, "weak")
    if len(weak) >= enough or not nouns.isdisjoint(words_of("traps", domain, "strong")):
        return True
    return bool(weak or domain == "sport") and _is_about(doc, domain)


def _is_about(doc: Doc, domain: str) -> bool:
    """Tell whether a whole report is about a domain."""
    known: frozenset[str] | None = doc.user_data.get("tocsin.domains")
    if known is None:
        known = doc.user_data["tocsin.domains"] = _domains(doc)
    return domain in known


def _domains(doc: Doc) -> frozenset[str]:
    """Find the domains a report as a whole is about: their words are one noun in twenty."""
    lemmas = [token.lemma_.lower() for token in doc if token.pos_ in ("NOUN", "PROPN")]
    found = set()
    for domain in DOMAINS:
        words = words_of("traps", domain, "strong") | words_of("traps", domain, "weak")
        if sum(lemma in words for lemma in lemmas) >= max(4, _REPORT_SHARE * len(lemmas)):
            found.add(domain)
    return frozenset(found)
