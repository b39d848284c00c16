"""Stretches of direct speech: straight, curly and doubled quotation marks, over paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")
STRAIGHT = frozenset(('"', "``", "''"))
_MARKS = OPENING | CLOSING | STRAIGHT
_SENTENCE_ENDS = frozenset('.!?:;”"»’')


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, doubled or not, as a range of tokens.

    begins = opens a paragraph; left and right = white space, or nothing, on that side.
    """

    start: int
    end: int
    text: str
    begins: bool
    left: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between two marks (tokens), and where the marks end on both sides."""

    start: int
    end: int
    before: int
    after: int


def quotes(doc: Doc) -> list[Quote]:
    """Return the quotations of a document in order.

    A quotation left open at a paragraph's end goes on where the next paragraph opens with a
    mark, as printers do it; otherwise it ends with the paragraph.
    """
    found: list[Quote] = []
    opened: Mark | None = None
    starts = paragraph_starts(doc)
    for mark in _without_wrappers(_marks(doc, starts), starts):
        if opened is None:
            opened = None if _only_closes(mark) else mark
        elif _opens_again(mark, opened, starts):
            if not mark.begins:
                found += _between(opened, _paragraph_end(opened, starts, len(doc)), None)
                opened = mark
        else:
            found += _between(opened, mark.start, mark)
            opened = None
    if opened is not None:
        found += _between(opened, _paragraph_end(opened, starts, len(doc)), None)
    return found


def paragraph_starts(doc: Doc) -> list[int]:
    """Return the first token of each paragraph; a single line break counts after a full stop."""
    starts = [0]
    for token in doc:
        if token.is_space and "\n" in token.text and token.i + 1 < len(doc):
            previous = doc[token.i - 1].text[-1:] if token.i else "."
            if "\n\n" in token.text or previous in _SENTENCE_ENDS:
                starts.append(token.i + 1)
    return starts


def _marks(doc: Doc, starts: list[int]) -> list[Mark]:
    """Collect marks; neighbours without a space between are one doubled mark."""
    marks: list[Mark] = []
    first = set(starts)
    for token in doc:
        if not _is_mark(token):
            continue
        last = marks[-1] if marks else None
        if last is not None and last.end == token.i and not doc[token.i - 1].whitespace_:
            text = last.text + token.text
            right = _is_spaced(doc, token.i + 1)
            marks[-1] = Mark(last.start, token.i + 1, text, last.begins, last.left, right)
        else:
            marks.append(_mark(doc, token, begins=token.i in first))
    return marks


def _mark(doc: Doc, token: Token, *, begins: bool) -> Mark:
    left, right = _is_spaced(doc, token.i), _is_spaced(doc, token.i + 1)
    return Mark(token.i, token.i + 1, token.text, begins, left, right)


def _is_spaced(doc: Doc, position: int) -> bool:
    """Tell whether white space, or the text's edge, stands before a token."""
    if position in (0, len(doc)):
        return True
    return (
        bool(doc[position - 1].whitespace_) or doc[position].is_space or doc[position - 1].is_space
    )


def _is_mark(token: Token) -> bool:
    text = token.text
    return text in _MARKS or (text[0] == '"' and not text.strip('"'))


def _without_wrappers(marks: list[Mark], starts: list[int]) -> list[Mark]:
    """Drop the single marks of paragraphs that double theirs: a table's wrapping, not speech."""
    doubled = {_paragraph(mark, starts) for mark in marks if mark.text.startswith('""')}
    if not doubled:
        return marks
    return [m for m in marks if m.text != '"' or _paragraph(m, starts) not in doubled]


def _paragraph(mark: Mark, starts: list[int]) -> int:
    return max(start for start in starts if start <= mark.start)


def _paragraph_end(mark: Mark, starts: list[int], size: int) -> int:
    return min((start for start in starts if start > mark.start), default=size)


def _only_closes(mark: Mark) -> bool:
    return mark.text[0] in CLOSING or (mark.right and not mark.left)


def _opens_again(mark: Mark, opened: Mark, starts: list[int]) -> bool:
    """Tell an opening mark from a closing one while a quotation is open."""
    if mark.begins:
        return True
    opens = mark.text[0] in OPENING or (mark.left and not mark.right)
    return opens and _paragraph(mark, starts) != _paragraph(opened, starts)


def _between(opened: Mark, end: int, closed: Mark | None) -> list[Quote]:
    if opened.end >= end:
        return []
    after = closed.end if closed is not None else end
    return [Quote(opened.end, end, opened.start, after)]
