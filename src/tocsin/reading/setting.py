"""Every place name of a document, resolved together."""

from __future__ import annotations

from spacy.tokens import Doc

from tocsin.knowledge.actor_entries import country_of
from tocsin.model import Place
from tocsin.reading.homes import homes
from tocsin.reading.places import resolve_all

_LABELS = frozenset({"GPE", "LOC", "FAC"})


def document_places(doc: Doc, *, outlet: str = "", url: str = "") -> dict[int, Place]:
    """Resolve every place name of a document, all together, by the position of its head word.

    The outlet's name and address may tell where it is at home.
    """
    names = [name for name in doc.ents if name.label_ in _LABELS]
    peoples = (country_of(name.text) for name in doc.ents if name.label_ == "NORP")
    states = tuple(dict.fromkeys(filter(None, peoples)))
    places = resolve_all(names, states=states, hints=homes(outlet, url))
    return {name.root.i: place for name, place in zip(names, places, strict=True)}
