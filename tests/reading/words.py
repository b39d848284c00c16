"""Find words of a parse by how they are written."""

from __future__ import annotations

from spacy.tokens import Doc, Token


def word(doc: Doc, text: str) -> Token:
    """Return the last word written so."""
    return next(token for token in reversed(doc) if token.text == text)
