"""Explain rules by their docstrings, and events by what made them."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from tocsin.knowledge.codebook import EventType, load_codebook
from tocsin.knowledge.lexicon import load_lexicon
from tocsin.model import Event, Place, Reading, Span, Voice, standing
from tocsin.reading import (
    attribution,
    demands,
    denials,
    disputes,
    factuality,
    governors,
    grammar,
    openness,
    overrule,
    reference,
    same,
    threats,
    tolls,
)
from tocsin.reading.attribution import attitudes, marked
from tocsin.reading.events import deciding, folding, generality, inherited, nouns, owners

_EVENT_RULES: dict[str, Callable[..., object]] = {
    "event:possessive": nouns.possessive,
    "event:compound": nouns.compound,
    "event:phrase": nouns.phrase,
    "event:harm": nouns.harmed,
    "event:blamed": nouns.blamed,
    "event:claimed": inherited.claimants,
    "event:inherited": inherited.inherited,
    "event:sides": inherited.sides,
    "event:state": inherited.inherited,
    "event:victims": inherited.victims,
    "event:beside": owners.behind_things,
    "event:land": owners.holders,
    "event:alleged": owners.alleged,
    "event:owner": owners.owners,
    "event:refused": owners.refused,
    "event:demanded": owners.demanded,
    "event:folded": folding.absorb,
    generality.GENERAL: generality.is_general,
    tolls.GIVEN: tolls.givers,
    tolls.TOLL: tolls.toll,
    denials.DENIED: denials.denial,
    disputes.DISPUTED: disputes.disputed,
    demands.DEMANDED: demands.order,
    "support-verb": nouns.supported,
}
_FACTUALITY_RULES: dict[str, Callable[..., object]] = {
    "factuality:described": factuality.described,
    "factuality:negation": factuality.negation,
    "factuality:nearly": factuality.negation,
    "factuality:progressive": factuality.aspect,
    "factuality:present": factuality.aspect,
    "factuality:since": factuality.aspect,
    "factuality:doubt": factuality.doubt,
    "factuality:modal": factuality.modal,
    "factuality:counterfactual": factuality.modal,
    "factuality:future-in-past": factuality.modal,
    "factuality:condition": factuality.condition,
    "factuality:question": factuality.question,
    "factuality:supposed": factuality.supposed,
    "factuality:lasting": factuality.lasting,
    "factuality:too": governors.too_much,
    "factuality:no-evidence": governors.lacking,
    "factuality:trying": governors.is_under_way,
    "factuality:headline": openness.headline_plan,
    "factuality:imperative": openness.imperative,
    "factuality:to-come": openness.to_come,
    "factuality:anybody": openness.anybody,
    "factuality:any": openness.any_more,
    "factuality:inherited": same.inherited,
    threats.RULE: threats.for_a_case,
}


class UnknownRule(LookupError):
    """No rule of that name exists; the message says how to list those that do."""


_ENCODER_RULES: dict[str, Callable[..., object]] = {
    "encoder:trigger": deciding.added,
    "encoder:revived": deciding.revived,
    "encoder:doubts": deciding.doubted,
    "encoder:actor": deciding.named,
    "encoder:recipient": deciding.named,
    "encoder:status": overrule.overruled,
    marked.RULE: marked.marked,
}


def rules() -> dict[str, Callable[..., object]]:
    """Map each rule to the function whose docstring explains it."""
    governing = {
        f"factuality:{name}": governors.governed
        for name, table in load_lexicon("factuality").items()
        if "status" in table
    }
    syntax = {f"event:{name}": found for name, found in grammar.CONSTRUCTIONS.items()}
    spoken: dict[str, Callable[..., object]] = {**attribution.RULES, **attitudes.RULES}
    references = {f"reference:{name}": reference.refer for name in reference.RULES}
    own = _EVENT_RULES | _FACTUALITY_RULES | _ENCODER_RULES
    return syntax | own | governing | spoken | references


def rule_names() -> list[str]:
    """List every rule that can be explained, sorted."""
    return sorted([*rules(), *(f"codebook:{name}" for name in load_codebook().types)])


def explain_rule(name: str) -> str:
    """Return what a rule does; "factuality:plan:intend" is explained as "factuality:plan".

    Raises UnknownRule where no part of the name is a rule.
    """
    if name.startswith("codebook:") and name[9:] in load_codebook().types:
        return _explain_type(load_codebook().types[name[9:]])
    known = rules()
    if name.startswith("event:") and name.endswith("-phrase") and name not in known:
        name = "event:phrase"
    parts = name.split(":")
    for length in range(len(parts), 0, -1):
        found = known.get(":".join(parts[:length]))
        if found is not None:
            return f"{name}\n\n{inspect.getdoc(found)}{_words(':'.join(parts[:length]))}"
    raise UnknownRule(f"no rule is called {name!r}; tocsin explain lists them")


def _words(name: str) -> str:
    """List the words of a lexicon table that a governing rule goes by."""
    table = load_lexicon("factuality").get(name.removeprefix("factuality:"), {})
    lines = [
        f"{key}: {', '.join(table[key])}"
        for key in ("verbs", "nouns", "adjectives", "predicates")
        if key in table
    ]
    return "\n\n" + "\n".join(lines) if lines else ""


def _explain_type(entry: EventType) -> str:
    """Lay out a codebook entry: definition, examples, counter-examples."""
    lines = [f"{entry.name}: {entry.label}", "", entry.definition.strip(), ""]
    lines += [f"quad class {entry.quad}, intensity {entry.intensity}", "", "Examples:"]
    lines += [f"  {example.text}" for example in entry.examples]
    lines += ["", f"Not {entry.name}:"]
    lines += [f"  {counter.text} ({counter.why})" for counter in entry.counterexamples]
    return "\n".join(lines)


def explain_event(reading: Reading, name: str) -> str | None:
    """Return how an event came about: spans, voices, status and rules; None if it is not here."""
    event = next((event for event in reading.events if event.id == name), None)
    if event is None:
        return None
    text = reading.document.text
    lines = [
        f"{event.id}  {event.type}{f' ({event.mode})' if event.mode else ''}",
        f"  trigger      {_quoted(event.trigger, text)}",
        *(f"  actor        {_quoted(a.span, text)} {a.name}" for a in event.actors),
        *(f"  recipient    {_quoted(a.span, text)} {a.name}" for a in event.recipients),
        *(_place_line("place", place, text) for place in event.places),
        *(_place_line("told with", place, text) for place in event.setting),
        *([f"  when         {_quoted(event.period.span, text)}"] if event.period else []),
        *(f"  according to {_voice(voice, text)}" for voice in event.voices),
        f"  status       {event.status}, {event.certainty}{event.polarity}: {_why(event)}",
        f"  standing     {standing(event)}",
        f"  score        {event.score}",
        "  rules",
        *(f"    {rule}: {_first_line(rule)}" for rule in event.rules),
    ]
    return "\n".join(lines)


def _quoted(span: Span, text: str) -> str:
    """Show a span's words and where they stand."""
    return f"“{' '.join(span.of(text).split())}” {span.start}:{span.end}"


def _voice(voice: Voice, text: str) -> str:
    speaker = _quoted(voice.speaker, text) if voice.speaker else "nobody named"
    return f"{speaker}, {voice.kind}, {voice.stance}; cue {_quoted(voice.cue, text)}"


def _why(event: Event) -> str:
    """Name the rules that gave the status, or say that nothing speaks against it."""
    rules_ = [
        rule
        for rule in event.rules
        if rule.startswith(("factuality", "attribution", "encoder:status", marked.RULE))
    ]
    return ", ".join(rules_) or "stated as a fact, and no word around it says otherwise"


def _first_line(rule: str) -> str:
    """Return the first line of a rule's explanation; a rule of another version has none."""
    try:
        explained = explain_rule(rule).splitlines()
    except UnknownRule:
        return "not a rule of this version"
    return explained[0].partition(": ")[2] if rule.startswith("codebook:") else explained[2]


def _place_line(label: str, place: Place, text: str) -> str:
    """Describe a place of an event, what it is to it, and who claims that place."""
    role = " ".join(filter(None, (place.role, place.relation and f"“{place.relation}”")))
    line = f"  {label:<12} {_quoted(place.span, text)} {place.country or ''} {role}".rstrip()
    found = disputes.dispute_about(place)
    return f"{line} ({found.name}: {found.note})" if found else line
