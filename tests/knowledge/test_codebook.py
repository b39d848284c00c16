"""The codebook is its own test: its sentences yield what stands under them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tocsin.knowledge.codebook import (
    CounterExample,
    Example,
    ExpectedEvent,
    load_codebook,
    parse_codebook,
)
from tocsin.model import Actor, Document, Event, Reading
from tocsin.reading.read import load_reader

TYPES = load_codebook().types
EXAMPLES = [(name, example) for name, kind in TYPES.items() for example in kind.examples]
COUNTERS = [(name, counter) for name, kind in TYPES.items() for counter in kind.counterexamples]
SMALL = """
name = "small"
manual = "ours"
[lists]
crowd = ["miner", "docker"]
[types.PROTEST]
label = "Protest"
definition = "People take to the streets."
quad = "verbal conflict"
intensity = -6.0
intensity_source = "ours"
examples = []
counterexamples = []
[[types.PROTEST.triggers]]
verbs = ["march"]
subjects = ["baker", "@crowd"]
"""


def name_of(value: object) -> str | None:
    """Name a test after the type and the first words of a sentence."""
    if isinstance(value, Example | CounterExample):
        return value.text[:50]
    return value if isinstance(value, str) else None


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Read every sentence of the codebook once, with rules alone: it is the rules' own test."""
    read = load_reader(weights="none")
    texts = dict.fromkeys(case.text for _, case in (*EXAMPLES, *COUNTERS))
    return {text: read(Document("codebook", text, language="en")) for text in texts}


def named(actors: Iterable[Actor], text: str, words: str) -> bool:
    """Tell whether a party is the one expected; no words = nobody is named."""
    spans = [actor.span.of(text) for actor in actors]
    return any(span in words or words in span for span in spans) if words else not spans


def faults(event: Event, wanted: ExpectedEvent, text: str) -> list[str]:
    """List the fields in which an event is not the one expected."""
    fields = ("type", "status", "certainty", "polarity", *(("mode",) if wanted.mode else ()))
    wrong = [
        f"{name}: {getattr(event, name)}, not {getattr(wanted, name)}"
        for name in fields
        if getattr(event, name) != getattr(wanted, name)
    ]
    if not named(event.actors, text, wanted.actor):
        wrong.append(f"actor: {[a.span.of(text) for a in event.actors]}, not {wanted.actor!r}")
    if not named(event.recipients, text, wanted.recipient):
        found = [actor.span.of(text) for actor in event.recipients]
        wrong.append(f"recipient: {found}, not {wanted.recipient!r}")
    return wrong


def at(events: Iterable[Event], trigger: str, text: str) -> Event | None:
    """Find the event whose trigger shares a character with the expected words."""
    start = text.index(trigger)
    end = start + len(trigger)
    return next((e for e in events if e.trigger.start < end and start < e.trigger.end), None)


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=name_of)
def test_an_example_yields_its_events_and_no_other(
    kind: str, example: Example, readings: dict[str, Reading]
) -> None:
    """Every event of an example is read, with each field as written, and nothing else is."""
    left = list(readings[example.text].events)
    assert example.events, f"an example of {kind} shows an event"
    for wanted in example.events:
        event = at(left, wanted.trigger, example.text)
        assert event is not None, f"{wanted.type} {wanted.trigger!r} is not read"
        left.remove(event)
        assert faults(event, wanted, example.text) == [], wanted.trigger
    assert [(event.type, event.trigger.of(example.text)) for event in left] == []


def test_the_encoder_leaves_the_examples_as_they_are() -> None:
    """With the encoder, which has not seen them, nineteen examples of twenty keep their events."""
    read = load_reader(weights="shipped")
    kept = []
    for _, example in EXAMPLES:
        left = list(read(Document("codebook", example.text, language="en")).events)
        events = [at(left, wanted.trigger, example.text) for wanted in example.events]
        found = zip(events, example.events, strict=True)
        right = all(e and faults(e, wanted, example.text) == [] for e, wanted in found)
        kept.append(right and len(left) == len(example.events))
    assert sum(kept) >= 0.95 * len(kept), sum(kept)


@pytest.mark.parametrize(("kind", "counter"), COUNTERS, ids=name_of)
def test_a_counter_example_yields_no_event_of_its_type(
    kind: str, counter: CounterExample, readings: dict[str, Reading]
) -> None:
    """What only looks like a type is not read as one, and the codebook says why."""
    events = readings[counter.text].events
    assert [event.trigger.of(counter.text) for event in events if event.type == kind] == []
    assert counter.why


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.name)
def test_a_type_is_described_in_full(kind) -> None:
    """Each type has words, a quad class, an intensity with its origin, and enough sentences."""
    assert len(kind.examples) >= 12
    assert len(kind.counterexamples) >= 6
    assert kind.quad in {
        "verbal cooperation",
        "material cooperation",
        "verbal conflict",
        "material conflict",
    }
    assert -10 <= kind.intensity <= 10
    assert kind.intensity_source
    assert kind.label
    assert kind.definition.strip()
    assert kind.triggers


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.name)
def test_modes_are_declared(kind) -> None:
    """Every mode that a trigger or an example names is one that its type declares."""
    modes = {name: {mode.name for mode in declared.modes} for name, declared in TYPES.items()}
    triggers = {trigger.mode for trigger in kind.triggers if trigger.mode}
    assert triggers <= modes[kind.name]
    wanted = [event for example in kind.examples for event in example.events]
    assert [event for event in wanted if event.mode and event.mode not in modes[event.type]] == []


def test_the_codebook_has_the_sixteen_types_of_plover() -> None:
    """All of PLOVER's event types are there, and no other."""
    wanted = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN
        PROTEST SANCTION MOBILIZE COERCE ASSAULT"""
    assert set(TYPES) == set(wanted.split())


def test_no_sentence_stands_twice() -> None:
    """Each sentence of the codebook shows one thing, once."""
    texts = [case.text for _, case in (*EXAMPLES, *COUNTERS)]
    assert [text for text in set(texts) if texts.count(text) > 1] == []


def test_a_list_stands_for_its_words() -> None:
    """A name with @ in a trigger is replaced by the words of that list, where it stands."""
    (trigger,) = parse_codebook(SMALL).types["PROTEST"].triggers
    assert trigger.subjects == ("baker", "miner", "docker")
    assert trigger.type == "PROTEST"


def test_an_unknown_list_is_refused_by_name() -> None:
    """A list that is not there is named."""
    with pytest.raises(KeyError, match="crwd"):
        parse_codebook(SMALL.replace("@crowd", "@crwd"))


def test_an_unknown_key_is_refused_by_name() -> None:
    """A misspelt key is named, with the kind of entry that it stands in."""
    with pytest.raises(ValueError, match=r"Trigger.*subjcts"):
        parse_codebook(SMALL.replace("subjects", "subjcts"))


def test_a_missing_key_is_named() -> None:
    """A type without an intensity is refused."""
    with pytest.raises(KeyError, match="intensity"):
        parse_codebook(SMALL.replace("intensity = -6.0", ""))
