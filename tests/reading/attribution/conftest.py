"""What the attribution tests share: readings of a text as plain words."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tests.reading.attribution.listening import Listen, Said
from tocsin.reading.attribution import find_attributions
from tocsin.reading.findings import Words


@pytest.fixture(scope="session")
def listen(english: Language) -> Listen:
    """Return a function from a text to its attributions in words."""

    def words(doc: Doc, part: Words | None) -> str | None:
        return doc[part.start : part.end].text if part is not None else None

    def run(text: str) -> list[Said]:
        doc = english(text)
        return [
            Said(
                words(doc, found.speaker),
                str(words(doc, found.cue)),
                tuple(str(words(doc, part)) for part in found.content),
                found,
            )
            for found in find_attributions(doc)
        ]

    return run
