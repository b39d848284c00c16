"""Speech laid out by speakers: the turns of an interview, and words with a name under them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from tocsin.reading.attribution.cues import at
from tocsin.reading.attribution.phrases import pieces
from tocsin.reading.attribution.quotes import Quote, paragraph_starts, quotes
from tocsin.reading.findings import Attribution, Words

TURN = "attribution:turn"
SIGNATURE = "attribution:signature"
_DASHES = frozenset(("―", "—", "–", "--", "-"))
_LONGEST = 5
_STAFF = frozenset(
    "presenter host anchor newsreader reporter correspondent interviewer announcer".split()
)
_MARKS = frozenset(('"', "“", "``", '""', '"""'))


def turns(doc: Doc) -> Iterator[Attribution]:
    """Find the turns of an interview: paragraphs that open with a name in capitals and a colon.

    «DUARTE: We hold the pass.⏎⏎OKORO: Since when?» yields the speaker "DUARTE", the cue ":" and
    the content "We hold the pass", and so on. One such paragraph alone is no interview. What a
    presenter or "our correspondent Ana Lind" says are the outlet's own words.
    """
    starts = [*paragraph_starts(doc), len(doc)]
    found = [
        (speaker, Words(speaker.end + 1, end))
        for start, end in pairwise(starts)
        if (speaker := _named(doc, start, end)) is not None
    ]
    guests = (turn for turn in found if not _is_staff(doc, turn[0]))
    for speaker, words in guests if len(found) > 1 else ():
        content = pieces(doc, words)
        yield Attribution(speaker=speaker, cue=at(doc[speaker.end]), content=content, rule=TURN)


def _is_staff(doc: Doc, speaker: Words) -> bool:
    """Tell whether a speaker works for the outlet: so called, or introduced so elsewhere."""
    if any(token.lower_ in _STAFF for token in doc[speaker.start : speaker.end]):
        return True
    name = doc[speaker.end - 1].lower_
    namesakes = (token.i for token in doc if token.lower_ == name and token.i != speaker.end - 1)
    return any(
        token.lower_ in _STAFF for place in namesakes for token in doc[max(0, place - 3) : place]
    )


def _named(doc: Doc, start: int, end: int) -> Words | None:
    """Return the name in capitals before the colon that opens a paragraph."""
    first = start + 1 if start < end and doc[start].text in _MARKS else start
    for token in doc[first : min(first + _LONGEST, end)]:
        if token.text == ":":
            return Words(first, token.i) if token.i > first else None
        if not token.is_upper or len(token.text) < 2:
            return None
    return None


def signatures(doc: Doc) -> Iterator[Attribution]:
    """Find a quotation with a name behind a dash, to the end of its line.

    «"They burned the mill and left us nothing." — Ana Duarte, miller» yields the speaker "Ana
    Duarte, miller", the cue "—" and the content between the marks.
    """
    for quote in quotes(doc):
        dash = _dash_after(doc, quote)
        if dash is None:
            continue
        name = pieces(doc, Words(dash + 1, _line_end(doc, dash)))
        content = pieces(doc, Words(quote.start, quote.end))
        if content and len(name) == 1 and _is_name(doc, name[0]):
            yield Attribution(speaker=name[0], cue=at(doc[dash]), content=content, rule=SIGNATURE)


def _line_end(doc: Doc, position: int) -> int:
    """Return where a line ends."""
    breaks = (token.i for token in doc[position:] if "\n" in token.text)
    return next(breaks, len(doc))


def _dash_after(doc: Doc, quote: Quote) -> int | None:
    """Return the dash that follows a quotation, also on a line of its own."""
    place = quote.after
    while place < len(doc) and doc[place].is_space:
        place += 1
    return place if place + 1 < len(doc) and doc[place].text in _DASHES else None


def _is_name(doc: Doc, words: Words) -> bool:
    """Tell whether words are a short name or title, and no clause."""
    tokens = doc[words.start : words.end]
    short = len(tokens) <= 3 * _LONGEST and tokens[0].text[0].isupper()
    return short and all(token.tag_ not in ("VBD", "VBZ", "VBP", "MD") for token in tokens)
