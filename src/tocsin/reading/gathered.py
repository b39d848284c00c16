"""What is asked of a parse again and again, gathered once."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Doc


def whole_text(doc: Doc) -> str:
    """Return the text of a parse; spaCy puts it together anew each time."""
    known: str | None = doc.user_data.get("tocsin.text")
    if known is None:
        known = doc.user_data["tocsin.text"] = doc.text
    return known


def keys_of(doc: Doc, attribute: Literal["LOWER", "LEMMA"]) -> list[int]:
    """Return the hash of each token's form or lemma."""
    name = f"tocsin.{attribute}"
    known: list[int] | None = doc.user_data.get(name)
    if known is None:
        known = doc.user_data[name] = doc.to_array(attribute).tolist()
    return known
