"""Words of a document on one line, fit for a terminal; the sentence around a trigger."""

from __future__ import annotations

import re

from tocsin.knowledge.sentences import ends
from tocsin.model import Span

_AROUND = 200
# Controls (an escape starts a terminal's commands), marks that turn the direction of what follows,
# and halves of surrogate pairs, which no output can carry.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(words: str) -> str:
    """Make controls visible signs, so that no document commands a terminal."""
    return _UNFIT.sub(_sign, words)


def _sign(found: re.Match[str]) -> str:
    """Return the Unicode picture of a control, else the replacement character."""
    if found[0] in _TURNING:
        return ""
    code = ord(found[0])
    return (
        chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"
    )


def one_line(words: str) -> str:
    """Put words on one line, without controls."""
    return " ".join(visible(words).split())


def clipped(words: str, most: int) -> str:
    """Cut words that are longer than most characters and say so with an ellipsis."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def words_around(text: str, trigger: Span) -> tuple[str, tuple[int, int]]:
    """Return the sentence around a trigger on one line, and where the trigger stands in it.

    A sentence is cut at a space some 200 characters either side, with an ellipsis.
    """
    start, cut = _start(text, trigger.start)
    end, cut_off = _end(text, trigger.end)
    before = one_line(text[start : trigger.start] + "|")[:-1]
    before = f"…{before}" if cut else before
    inside = one_line(trigger.of(text))
    after = one_line("|" + text[trigger.end : end])[1:]
    words = f"{before}{inside}{after}…" if cut_off else f"{before}{inside}{after}"
    return words, (len(before), len(before) + len(inside))


def _start(text: str, place: int) -> tuple[int, bool]:
    """Return where the sentence before a place starts, and whether it is cut there."""
    first = max(0, place - _AROUND)
    breaks = [found.end() for found in ends(text, first, place)]
    if breaks or not first:
        return (breaks[-1] if breaks else 0), False
    space = text.find(" ", first, place)
    return (space + 1 if space >= 0 else first), True


def _end(text: str, place: int) -> tuple[int, bool]:
    """Return where the sentence after a place ends, and whether it is cut there."""
    last = min(len(text), place + _AROUND)
    found = ends(text, place, last)
    if found or last == len(text):
        return (found[0].end() if found else last), False
    space = text.rfind(" ", place, last)
    return (space if space >= 0 else last), True
