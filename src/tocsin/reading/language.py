"""The language of a text, by py3langid (naive Bayes over byte sequences; 139 languages)."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol, cast

SURE = 0.6
"""The least probability at which a language is named."""

LONGEST = 4000
"""How much of a text is looked at, in characters: more changes nothing but the time."""

SHORT = 300
"""Below so many characters py3langid takes English with West African names for Nigerian Pidgin."""

_NOT_WORDS = re.compile(r"https?://\S+|\S+@\S+|[\d\W_]+")


class _Identifier(Protocol):
    """What is used of py3langid."""

    def classify(self, words: str) -> tuple[str, float]:
        """Name the likeliest language and its probability."""
        ...


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where too little tells."""
    words = _NOT_WORDS.sub(" ", text[:LONGEST]).strip()
    if len(words) < 2:
        return None
    language, probability = _identifier().classify(words)
    if probability < SURE or (language == "pcm" and len(words) < SHORT):
        return None
    return language


@cache
def _identifier() -> _Identifier:
    """Load the identifier that ships with py3langid, once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return cast(_Identifier, LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
