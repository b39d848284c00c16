"""What status an act has: the words that govern it, from the nearest outwards.

Each governing word has an effect (knowledge/lexicons/factuality.toml); an outer effect works on
what the inner ones left. The scale and letters follow FactBank (Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tocsin.knowledge.effects import Effect, governing_effect, modal_status, negators
from tocsin.knowledge.wordlists import words_of
from tocsin.model import Certainty, Polarity, Status
from tocsin.reading import grammar
from tocsin.reading.climb import climb
from tocsin.reading.findings import Attribution
from tocsin.reading.governors import governed, is_try
from tocsin.reading.openness import any_more, happened_at_last, open_clause
from tocsin.reading.tense import auxiliaries

_OPEN: frozenset[Status] = frozenset({"planned", "possible", "threatened"})
_FACTS: frozenset[Status] = frozenset({"happened", "ongoing"})
_DEEDS = frozenset({"ASSAULT", "AID", "COOPERATE", "MOBILIZE", "COERCE", "PROTEST", "CONSULT"})
_DOUBT_ADVERBS: dict[str, Certainty] = {
    "probably": "PR",
    "apparently": "PR",
    "seemingly": "PR",
    "likely": "PR",
    "presumably": "PR",
    "possibly": "PS",
    "perhaps": "PS",
    "maybe": "PS",
    "potentially": "PS",
}
_ABILITY = frozenset({"could", "can", "ca"})
_NEARLY = frozenset({"almost", "nearly", "narrowly"})
_WH_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """A status with the voice's certainty and polarity, and the rules that led there."""

    status: Status = "happened"
    certainty: Certainty = "CT"
    polarity: Polarity = "+"
    rules: tuple[str, ...] = ()


def factuality(
    head: Token, carrier: Token, event_type: str, chain: tuple[Attribution, ...]
) -> Factuality:
    """Judge an act by the words that govern it, then by its voices, innermost first."""
    state = Factuality()
    cues = frozenset(i for link in chain for i in range(link.cue.start, link.cue.end))
    for effect in effects(head, carrier, event_type, cues):
        state = apply(state, effect)
    for attribution in reversed(chain):
        state = voiced(state, attribution)
    return state


def effects(head: Token, carrier: Token, event_type: str, cues: frozenset[int]) -> Iterator[Effect]:
    """Yield what bears on an act, from its own words outwards."""
    yield from described(head)
    yield from negated_noun(head)
    yield from any_more(head)
    yield from supposed(head, carrier)
    yield from lasting(head, carrier)
    for step in climb(head, carrier, cues):
        if step.kind == "clause":
            if step.word == carrier:
                yield from aspect(step.word, event_type)
            found = tuple(clause(step.word, attributed=bool(cues)))
            yield from found
            if any(effect.rule == "factuality:condition" for effect in found):
                return
        else:
            yield from governed(step)


def apply(state: Factuality, effect: Effect) -> Factuality:
    """Let an effect work on what the inner words left."""
    rules = (*state.rules, effect.rule)
    if state.rules and state.rules[-1].startswith("factuality:stopped"):
        return stopping(effect, rules)
    if state.rules and is_try(state.rules[-1]) and effect.status in _OPEN:
        # What is only to be tried has not failed yet.
        base: Certainty = "PS" if effect.status == "possible" else "CT"
        sure = effect.certainty or base
        return Factuality(effect.status, sure, effect.polarity or "+", rules)
    if effect.status == "not_happened":
        return replace(state, status="not_happened", polarity="-", rules=rules)
    if effect.status is None:
        return replace(state, certainty=effect.certainty or state.certainty, rules=rules)
    if effect.status == "ongoing":
        return (
            replace(state, status="ongoing", rules=rules) if state.status == "happened" else state
        )
    if effect.status == "possible":
        polarity = effect.polarity or state.polarity
        certainty = effect.certainty or "PS"
        return Factuality("possible", certainty, polarity, rules)
    if state.status in _FACTS:
        certainty = effect.certainty or state.certainty
        return Factuality(effect.status, certainty, state.polarity, rules)
    return replace(state, rules=rules)


def stopping(effect: Effect, rules: tuple[str, ...]) -> Factuality:
    """Let an effect work on a verb that stops the act: who fails to stop it lets it happen.

    «Police failed to prevent the march.» yields happened; «Police may ban the march.» possible.
    """
    if is_try(effect.rule):
        return Factuality("possible", "PS", "+", rules)
    if effect.rule.endswith(":past") or effect.status == "not_happened":
        return Factuality(rules=rules)
    if effect.status in (None, "happened", "ongoing"):
        return Factuality("not_happened", "CT", "-", rules)
    return Factuality("possible", effect.certainty or "PS", effect.polarity or "+", rules)


def voiced(state: Factuality, attribution: Attribution) -> Factuality:
    """Let a voice work on its content: a denial turns polarity, a fear makes it possible.

    «The militia denied that it had torched a sawmill.» yields happened with polarity "-".
    """
    rules = (*state.rules, attribution.rule)
    status = state.status
    open_ = status in _FACTS or attribution.status == "possible"
    if attribution.status and open_ and status != "not_happened":
        status = attribution.status
    certainty = attribution.certainty if attribution.certainty else state.certainty
    polarity = attribution.polarity or state.polarity
    return Factuality(status, certainty, polarity, rules)


def described(head: Token) -> Iterator[Effect]:
    """Read adjectives that say whether an act took place.

    «The planned visit was welcomed.» yields planned; «a foiled attack» yields not happened.
    """
    if head.pos_ not in ("NOUN", "PROPN"):
        return
    for word in grammar.children(head, "amod", "compound"):
        effect = governing_effect(word.lower_, "adjective") or governing_effect(
            word.lemma_, "adjective"
        )
        if effect:
            yield replace(effect, rule=f"factuality:described:{word.lower_}")


def negated_noun(head: Token) -> Iterator[Effect]:
    """Read a negative determiner on the act.

    «There were no arrests in Minsk.» yields not happened.
    """
    if any(child.lower_ in ("no", "without") for child in grammar.children(head, "det")):
        yield Effect("factuality:negation", "not_happened", None, "-")
    if head.dep_ == "pobj" and head.head.lower_ == "without":
        yield Effect("factuality:negation", "not_happened", None, "-")


def supposed(head: Token, carrier: Token) -> Iterator[Effect]:
    """Read an act that only a possible clause speaks of.

    «Such an attack could ignite a war.» yields possible.
    """
    if head != carrier or head.pos_ != "NOUN" or head.dep_ not in ("nsubj", "nsubjpass"):
        return
    words = {child.lower_ for child in head.children if child.dep_ in ("det", "predet", "amod")}
    bare = not words & {"the", "this", "that", "these", "those"} and head.tag_ != "NNS"
    verb = head.head
    if bare and any(token.tag_ == "MD" for token in grammar.children(verb, "aux")):
        yield Effect("factuality:supposed", "possible", "PS")


def lasting(head: Token, carrier: Token) -> Iterator[Effect]:
    """Read a lasting act that a sentence in the present takes for granted.

    «The ministers are touring bases of the campaign against the rebels.» yields ongoing.
    """
    if head != carrier or head.lemma_.lower() not in words_of("factuality", "lasting"):
        return
    verb = next((word for word in head.ancestors if word.pos_ in ("VERB", "AUX")), None)
    finite = [verb, *grammar.children(verb, "aux")] if verb is not None else []
    if any(word.tag_ in ("VBZ", "VBP", "MD") for word in finite):
        yield Effect("factuality:lasting", "ongoing")


def clause(verb: Token, *, attributed: bool) -> Iterator[Effect]:
    """Read the form of a clause: negation, doubt, modals, conditions, questions."""
    yield from negation(verb)
    yield from doubt(verb)
    yield from modal(verb, attributed=attributed)
    yield from condition(verb)
    yield from question(verb)
    yield from open_clause(verb)


def aspect(verb: Token, event_type: str) -> Iterator[Effect]:
    """Read an act that goes on.

    «Troops are shelling the port.» yields ongoing; so does «The force trains guards in Mopti.»
    """
    present = any(
        t.lower_ in ("is", "are", "'s", "'re", "been", "am", "be") for t in auxiliaries(verb)
    )
    if verb.tag_ == "VBG" and present:
        yield Effect("factuality:progressive", "ongoing")
    elif _goes_on(verb):
        yield Effect("factuality:since", "ongoing")
    elif verb.tag_ in ("VBZ", "VBP") and event_type in _DEEDS and not _is_headline(verb):
        yield Effect("factuality:present", "ongoing")


def _goes_on(verb: Token) -> bool:
    """Tell whether an act began and goes on ("have besieged the town since May")."""
    perfect = verb.tag_ == "VBN" and any(t.lower_ in ("has", "have") for t in auxiliaries(verb))
    clauses = (t for clause in grammar.children(verb, "advcl") for t in clause.children)
    beside = [*grammar.children(verb, "prep"), *(t for t in clauses if t.dep_ == "mark")]
    return perfect and any(t.lower_ == "since" for t in beside)


def _is_headline(verb: Token) -> bool:
    """Tell whether a sentence is a headline: a line without a full stop, in the present tense."""
    words = [token for token in verb.sent if not token.is_space]
    return bool(words) and not (words[-1].is_punct or words[-1].text in ".\"'")


def negation(verb: Token) -> Iterator[Effect]:
    """Read a negated clause.

    «Guards did not open fire.» and «No nurses were arrested.» yield not happened; what did not
    happen until Friday happened then.
    """
    parties = list(grammar.children(verb, "nsubj", "nsubjpass", "dobj"))
    words = [*grammar.children(verb, "neg", "advmod", "preconj"), *parties]
    words += [t for p in parties for t in grammar.children(p, "det", "neg", "preconj", "cc")]
    if any(word.lower_ in negators() for word in words) and not (
        _only_not_only(verb) or happened_at_last(verb)
    ):
        yield Effect("factuality:negation", "not_happened", None, "-")
    elif any(child.lower_ in _NEARLY for child in grammar.children(verb, "advmod")):
        yield Effect("factuality:nearly", "not_happened", None, "-")


def _only_not_only(verb: Token) -> bool:
    """Tell whether "not" belongs to "not only"."""
    return any(
        t.lower_ == "not" and t.i + 1 < len(t.doc) and t.doc[t.i + 1].lower_ in ("only", "just")
        for t in verb.children
    )


def doubt(verb: Token) -> Iterator[Effect]:
    """Read adverbs of doubt.

    «The crew was probably abducted.» yields certainty PR; «possibly» yields possible.
    """
    for adverb in grammar.children(verb, "advmod"):
        certainty = _DOUBT_ADVERBS.get(adverb.lower_)
        if certainty == "PS":
            yield Effect("factuality:doubt", "possible", "PS")
        elif certainty:
            yield Effect("factuality:doubt", None, certainty)


def modal(verb: Token, *, attributed: bool) -> Iterator[Effect]:
    """Read modal verbs.

    What somebody could not do is negated and no more.

    «Mali will pull out.» yields planned; «Finland may impose sanctions.» yields possible, and so
    does «Bandits may have torched the depot.», with a rule that says it lies in the past;
    «The navy would have shelled the island.» yields not happened; «Yonhap said Laos would shut
    its consulate.» yields planned.
    """
    helpers = auxiliaries(verb)
    word = next((t.lower_ for t in helpers if t.tag_ == "MD"), None)
    status = modal_status(word) if word else None
    if word is None or status is None or (word in _ABILITY and any(grammar.children(verb, "neg"))):
        return
    if word in ("would", "'d"):
        yield _would(verb, helpers, attributed=attributed)
    else:
        past = ":past" if any(t.lower_ in ("have", "'ve") for t in helpers) else ""
        yield Effect(f"factuality:modal:{word}{past}", status)


def _would(verb: Token, auxiliaries: list[Token], *, attributed: bool) -> Effect:
    """Tell apart the counterfactual, the future seen from the past, and the mere possibility."""
    if any(t.lower_ in ("have", "'ve") for t in auxiliaries):
        return Effect("factuality:counterfactual", "not_happened", None, "-")
    if attributed and not _conditions(verb):
        return Effect("factuality:future-in-past", "planned")
    return Effect("factuality:modal:would", "possible")


def _conditions(verb: Token) -> list[Token]:
    """List the if-clauses of a verb."""
    clauses = grammar.children(verb, "advcl")
    return [c for c in clauses if any(t.lower_ == "if" for t in grammar.children(c, "mark"))]


def condition(verb: Token) -> Iterator[Effect]:
    """Read a clause that is itself a condition, or an open question.

    «If the gang frees the nurse, ...» and «whether it had fired» yield possible, U, u.
    """
    marks = {t.lower_ for t in grammar.children(verb, "mark", "advmod") if t.i < verb.i}
    marked = bool(marks & {"if", "unless", "whether", "lest"}) and not _is_concessive(verb)
    if marked or (verb.dep_ != "ROOT" and _is_inverted(verb)):
        yield Effect("factuality:condition", "possible", "U", "u")


def _is_concessive(verb: Token) -> bool:
    """Tell whether "if" belongs to "even if" said of a fact, as in "as if"."""
    return any(t.lower_ == "as" and t.dep_ in ("mark", "advmod") for t in verb.children)


def _is_inverted(verb: Token) -> bool:
    """Tell whether "should" or "had" opens the clause before its subject."""
    first = next((t for t in verb.subtree if not t.is_punct), verb)
    opens = first.is_title or (first.i > 0 and first.nbor(-1).is_punct)
    return opens and first.lower_ in ("should", "had", "were") and first.dep_ in ("aux", "auxpass")


def question(verb: Token) -> Iterator[Effect]:
    """Read a yes-or-no question; a wh-question takes its act for granted.

    «Did the gendarmes vacate the garrison?» yields possible, U, u.
    """
    words = [token for token in verb.sent if not token.is_space]
    if not words or verb.dep_ == "relcl" or not any(t.text == "?" for t in words[-3:]):
        return
    if not any(token.tag_ in _WH_TAGS and token.head.dep_ != "relcl" for token in words[:4]):
        yield Effect("factuality:question", "possible", "U", "u")
