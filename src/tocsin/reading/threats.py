"""Hostile acts that are announced for a case ("will strike unless pay rises")."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from tocsin.reading import grammar
from tocsin.reading.factuality import Factuality

RULE = "factuality:for-a-case"
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
_ANNOUNCED = (
    "factuality:modal:will",
    "factuality:modal:'ll",
    "factuality:modal:shall",
    "factuality:future-in-past",
    "factuality:plan:vow",
    "factuality:plan:pledge",
    "factuality:plan:promise",
)
_WOULD = "factuality:modal:would"
_CASES = frozenset({"if", "unless"})
_CLIMB = frozenset({"xcomp", "conj", "ccomp"})
_SELF = frozenset({"it", "they", "we", "he", "she", "i"})


def for_a_case(state: Factuality, carrier: Token, event_type: str) -> Factuality:
    """Read a hostile act that is announced for a case as threatened.

    «The front will burn the bridge unless its men are freed.» and «Chad said it would close its
    embassy if the trial went on.» yield threatened.
    """
    if event_type not in _HOSTILE or not has_case(carrier):
        return state
    announced = any(rule.startswith(_ANNOUNCED) for rule in state.rules)
    own = state.status == "possible" and _WOULD in state.rules and speaks_of_itself(carrier)
    if not own and not (announced and state.status == "planned"):
        return state
    return replace(state, status="threatened", certainty="CT", rules=(*state.rules, RULE))


def has_case(word: Token) -> bool:
    """Tell whether a clause or one it hangs on says in which case: "if", "unless", "failing"."""
    while True:
        clauses = grammar.children(word, "advcl")
        marks = {t.lower_ for clause in clauses for t in grammar.children(clause, "mark")}
        if marks & _CASES:
            return True
        if word.dep_ not in _CLIMB or word.head == word:
            break
        word = word.head
    lowered = [token.lower_ for token in word.sent]
    return "unless" in lowered or ("failing", "which") in pairwise(lowered)


def speaks_of_itself(verb: Token) -> bool:
    """Tell whether the subject of a clause is a pronoun, as where a speaker tells of itself."""
    return any(token.lower_ in _SELF for token, _ in grammar.subjects(verb))
