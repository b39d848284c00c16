"""Plain names of codes: what the project has, said once to the desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.knowledge.actor_entries import country_label
from tocsin.knowledge.codebook import load_codebook

# PLOVER's sectors, and those that Tocsin adds (docs/glossary.md).
SECTORS = {
    "AGR": "farmers",
    "BUS": "business",
    "COP": "police",
    "CRM": "criminals",
    "CVL": "civilians",
    "EDU": "education",
    "ELI": "former officials and elites",
    "GOV": "government",
    "IGO": "international organisation",
    "JRN": "journalists and media",
    "JUD": "courts",
    "LAB": "workers and unions",
    "LEG": "parliament",
    "MED": "medical staff",
    "MIL": "military",
    "NGO": "non-governmental organisation",
    "NSA": "armed non-state actor",
    "OPP": "opposition",
    "PMC": "private military company",
    "PRM": "paramilitaries",
    "PTY": "political party",
    "REB": "rebels and militants",
    "REF": "refugees and displaced people",
    "REL": "religious body",
    "SPY": "intelligence service",
    "STU": "students",
    "UAF": "unidentified armed men",
}


@dataclass(frozen=True, slots=True)
class TypeName:
    """One category of the codebook, and the modes it may have."""

    code: str
    label: str
    gloss: str
    quad: str
    modes: tuple[str, ...]


@cache
def types() -> tuple[TypeName, ...]:
    """List the categories."""
    return tuple(
        TypeName(one.name, one.label, one.definition, one.quad, tuple(m.name for m in one.modes))
        for one in load_codebook().types.values()
    )


def contexts() -> tuple[str, ...]:
    """List what an event may be about."""
    return tuple(context.name for context in load_codebook().contexts)


def label_of(facet: str, value: str) -> str:
    """Name a value of a facet in plain words."""
    if facet == "country":
        return country_label(value)
    if facet == "type":
        return next((one.label for one in types() if one.code == value), value)
    return value.replace("_", " ")
