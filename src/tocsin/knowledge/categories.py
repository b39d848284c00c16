"""Modes and contexts of a type by the words that show them; one category for other tables."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from tocsin.knowledge.codebook import Trigger, load_codebook
from tocsin.model import Polarity, Status

# CAMEO's root codes (codebook 1.1b3) of PLOVER's types. ASSAULT is 19, the use of conventional
# force; modes that have another root follow.
CAMEO: Mapping[str, str] = {
    "AGREE": "03",
    "CONSULT": "04",
    "SUPPORT": "05",
    "COOPERATE": "06",
    "AID": "07",
    "CONCEDE": "08",
    "RETREAT": "08",
    "REQUEST": "10",
    "ACCUSE": "11",
    "REJECT": "12",
    "THREATEN": "13",
    "PROTEST": "14",
    "MOBILIZE": "15",
    "SANCTION": "16",
    "COERCE": "17",
    "ASSAULT": "19",
}
CAMEO_MODES: Mapping[str, Mapping[str, str]] = {
    "ASSAULT": {
        **dict.fromkeys(
            ("abduct", "assassinate", "beat", "execute", "sexual", "suicide-attack", "torture"),
            "18",
        ),
        **dict.fromkeys(("explosives", "primitive", "crowd-control"), "18"),
        **dict.fromkeys(("cleansing", "massacre", "unconventional"), "20"),
    },
    "SANCTION": {"convict": "11"},  # 116, find guilty or liable
}


@dataclass(frozen=True, slots=True)
class Category:
    """An act as a table without a status has it: one type, CAMEO's root, quad class, intensity."""

    plover: str
    cameo_root: str
    quad: str
    intensity: float


def single_category(
    kind: str, mode: str | None, status: Status, polarity: Polarity
) -> Category | None:
    """Fold type and status into one category; None where nothing was done or announced.

    What is possible, denied or did not happen is no act in such a table.
    """
    if polarity != "+" or status in ("possible", "not_happened"):
        return None
    folded = folded_type(kind, status)
    found = load_codebook().types[folded]
    root = CAMEO_MODES.get(folded, {}).get(mode or "", CAMEO[folded])
    return Category(folded, root, found.quad, found.intensity)


def folded_type(kind: str, status: Status) -> str:
    """Fold a status that lies ahead into the type.

    An announced step is CONCEDE, other announced cooperation AGREE, an announced or threatened
    hostile deed THREATEN; words of conflict stay what they are.
    """
    if status not in ("planned", "threatened"):
        return kind
    quad = load_codebook().types[kind].quad
    if quad.startswith("material"):
        return "THREATEN" if "conflict" in quad else "CONCEDE" if kind == "RETREAT" else "AGREE"
    return "AGREE" if kind in ("CONSULT", "SUPPORT") else kind


def mode_of(trigger: Trigger, near: AbstractSet[str]) -> str | None:
    """Return a trigger's mode: its own, else the first of its type whose words stand near."""
    if trigger.mode:
        return trigger.mode
    modes = load_codebook().types[trigger.type].modes
    return next((mode.name for mode in modes if near & _mode_words(trigger.type, mode.name)), None)


def contexts_of(lemmas: AbstractSet[str]) -> tuple[str, ...]:
    """Return the contexts whose words stand among the lemmas of a sentence."""
    return tuple(c.name for c in load_codebook().contexts if lemmas & _context_words(c.name))


@cache
def _mode_words(event_type: str, mode: str) -> frozenset[str]:
    modes = load_codebook().types[event_type].modes
    return frozenset(word for m in modes if m.name == mode for word in m.words)


@cache
def _context_words(context: str) -> frozenset[str]:
    contexts = load_codebook().contexts
    return frozenset(word for c in contexts if c.name == context for word in c.words)
