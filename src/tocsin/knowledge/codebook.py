"""Load a codebook: what an event type is, the words that name it, and what is not it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from tocsin.model import Certainty, Polarity, Status

Roles = Literal["agent", "reciprocal", "taker", "victim"]


@dataclass(frozen=True, slots=True)
class Mode:
    """How an act of a type is done; words are lemmas near the trigger that show it."""

    name: str
    definition: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an act of a type, and what must or must not stand beside them.

    A verb is a lemma, with its particle ("shoot down") or its fixed words ("open fire").
    Objects, subjects and clause words are head lemmas; words in capitals are kinds: for subjects
    a PLOVER sector, COUNTRY, ORG, PERSON, PRONOUN, for objects ACTOR, PERSON, PRONOUN, WEAPON,
    PLACE (asks_kinds tells that there are such). clauses and not_clauses are lemmas of the verbs
    that complete the word, or INFINITIVE, FINITE, QUESTION. needs names what must be found: actor,
    recipient, clause (an infinitive). Roles says who is who: agent (subject acts on object),
    reciprocal (all subjects act), taker (the subject receives, "from" or "by" acts), victim (the
    subject undergoes).
    """

    type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    mode: str | None = None
    roles: Roles = "agent"
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    with_words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    not_clauses: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    asks_kinds: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedEvent:
    """One event a codebook example must yield; empty actor or recipient = none expressed."""

    type: str
    trigger: str
    mode: str | None = None
    status: Status = "happened"
    certainty: Certainty = "CT"
    polarity: Polarity = "+"
    actor: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and all the events it must yield."""

    text: str
    events: tuple[ExpectedEvent, ...]


@dataclass(frozen=True, slots=True)
class CounterExample:
    """A sentence that must not yield the type it stands under, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One category of the codebook; intensity is a Goldstein-type score from -10 to +10."""

    name: str
    label: str
    definition: str
    quad: str
    intensity: float
    intensity_source: str
    modes: tuple[Mode, ...]
    triggers: tuple[Trigger, ...]
    examples: tuple[Example, ...]
    counterexamples: tuple[CounterExample, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is about (PLOVER's contexts); words are lemmas that show it."""

    name: str
    definition: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """Types by name and contexts, with the manual they follow."""

    name: str
    manual: str
    types: dict[str, EventType] = field(default_factory=dict)
    contexts: tuple[Context, ...] = ()


@cache
def load_codebook(name: str = "plover") -> Codebook:
    """Read a codebook that ships with the package; unknown keys are refused by name."""
    text = files("tocsin.knowledge").joinpath("codebooks", f"{name}.toml").read_text("utf-8")
    return parse_codebook(text)


def parse_codebook(text: str) -> Codebook:
    """Build a codebook from TOML text."""
    table = tomllib.loads(text)
    lists = table.get("lists", {})
    types = {key: _event_type(key, value, lists) for key, value in table["types"].items()}
    contexts = tuple(_record(Context, entry) for entry in table.get("contexts", ()))
    return Codebook(name=table["name"], manual=table["manual"], types=types, contexts=contexts)


def _event_type(name: str, table: dict[str, Any], lists: dict[str, list[str]]) -> EventType:
    return EventType(
        name=name,
        label=table["label"],
        definition=table["definition"],
        quad=table["quad"],
        intensity=table["intensity"],
        intensity_source=table["intensity_source"],
        modes=tuple(_record(Mode, entry) for entry in table.get("modes", ())),
        triggers=tuple(_trigger(name, entry, lists) for entry in table["triggers"]),
        examples=tuple(_example(entry) for entry in table["examples"]),
        counterexamples=tuple(_record(CounterExample, e) for e in table["counterexamples"]),
    )


def _trigger(name: str, table: dict[str, Any], lists: dict[str, list[str]]) -> Trigger:
    """Build a trigger group, "@name" replaced by the words of that shared list."""
    values = {k: _expanded(v, lists) if isinstance(v, list) else v for k, v in table.items()}
    conditions = ("objects", "not_objects", "subjects", "not_subjects")
    kinds = any(word.isupper() for key in conditions for word in values.get(key, ()))
    return _record(Trigger, {"type": name, "asks_kinds": kinds} | values)


def _expanded(words: list[str], lists: dict[str, list[str]]) -> list[str]:
    """Replace "@name" by the words of the list; a name that is no list raises KeyError."""
    return [w for word in words for w in (lists[word[1:]] if word[:1] == "@" else (word,))]


def _example(table: dict[str, Any]) -> Example:
    events = tuple(_record(ExpectedEvent, entry) for entry in table["events"])
    return Example(text=table["text"], events=events)


def _record[T](kind: type[T], table: dict[str, Any]) -> T:
    """Build a record from a TOML table, lists as tuples; a wrong key raises with its name."""
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    try:
        return kind(**values)
    except TypeError as error:
        raise ValueError(f"{kind.__name__} in the codebook: {error}") from error
