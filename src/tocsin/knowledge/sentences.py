"""Where a sentence starts and ends, without a parser: for what works on stored texts."""

from __future__ import annotations

import re

from tocsin.model import Span

_END = re.compile(
    r"(?<=[a-z0-9)\]”\"'’][.!?])[”\"'’)\]]*\s+(?=[\"“‘'(\[A-Z0-9])|(?<=[.!?][”\"])\s+|\s*\n\s*"
)
_SHORTENED = re.compile(
    r"\b(?:Mrs?|Ms|Drs?|St|Gens?|Lts?|Cols?|Majs?|Sgts?|Capts?|Cmdr|Adm|Sens?|Reps?|Govs?|Profs?"
    r"|Rev|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nos?|vs)\.$"
)
_REACH = 1000


def sentence_around(text: str, span: Span, *, reach: int = _REACH) -> Span:
    """Return the sentence that holds a span, at most reach characters to either side."""
    first, last = max(0, span.start - reach), min(len(text), span.end + reach)
    starts = [found.end() for found in ends(text, first, span.start)]
    stops = ends(text, span.end, last)
    return Span(starts[-1] if starts else first, stops[0].end() if stops else last)


def ends(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Find the ends of sentences in a stretch; the stop of "Col." ends none."""
    # One character beyond, since the letter that begins a sentence shows the end of that before.
    found = (one for one in _END.finditer(text, start, end + 1) if one.end() <= end)
    return [
        one for one in found if not _SHORTENED.search(text, max(0, one.start() - 8), one.start())
    ]
