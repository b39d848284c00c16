"""Direct speech and who speaks it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.reading.attribution.cues import at, cue_for
from tocsin.reading.attribution.phrases import is_edge, pieces, speaker_of
from tocsin.reading.attribution.quotes import Quote, paragraph_starts, quotes
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child

RULE = "attribution:quotation"
_TAIL = 14
_STOPS = frozenset((".", "!", "?"))
_PAUSES = frozenset((",", ":", "—", "–"))


def quotations(doc: Doc) -> Iterator[Attribution]:
    """Find the speaker of direct speech: beside it, or carried over from the quotation before.

    «"We hold the pass," the colonel said. "Nobody crosses it."» yields the speaker "the
    colonel", the cue "said" and both quotations as content. Speech that goes on in the next
    paragraph, or follows the sentence that named the speaker, stays with that speaker.
    """
    verb: Token | None = None
    previous: Quote | None = None
    starts = set(paragraph_starts(doc))
    for quote in quotes(doc):
        own = _verb_after(doc, quote) or _verb_before(doc, quote)
        if own is None and not _carries_on(doc, previous, quote, starts):
            own = verb = None
        verb = own or verb
        previous = quote
        if verb is not None:
            yield from _spoken(doc, verb, quote)


def _spoken(doc: Doc, verb: Token, quote: Quote) -> Iterator[Attribution]:
    cue = cue_for(verb, "verb", "quote")
    content = pieces(doc, Words(quote.start, quote.end))
    if cue is not None and content:
        yield Attribution(
            speaker=speaker_of(verb),
            cue=at(verb),
            content=content,
            rule=RULE,
            act=cue.act,
            stance=cue.stance,
        )


def _verb_after(doc: Doc, quote: Quote) -> Token | None:
    """Find ', the mayor said' or ' said the mayor' right behind a quotation."""
    start = quote.after
    if start >= len(doc) or not _may_break(doc, quote):
        return None
    while start < len(doc) and doc[start].text in _PAUSES:
        start += 1
    for token in doc[start : min(start + _TAIL, len(doc))]:
        if token.text in _STOPS or token.text == '"' or "\n" in token.text:
            return None
        if cue_for(token, "verb", "quote") is not None:
            return token if _begins_tail(token, start) else None
    return None


def _may_break(doc: Doc, quote: Quote) -> bool:
    """Tell speech from words in quotation marks: speech ends in a pause or is followed by one."""
    return is_pause(doc[quote.end - 1]) or is_pause(doc[quote.after])


def is_pause(token: Token) -> bool:
    """Tell whether a token lets speech end: a comma, a stop, a dash, an ellipsis."""
    return token.text in _STOPS or token.text in _PAUSES or token.text in ("...", "…")


def _begins_tail(verb: Token, start: int) -> bool:
    """Tell whether verb and speaker begin the tail, but for an adverb or a conjunction."""
    if verb.i - start <= 1:
        return True
    speaker = speaker_of(verb)
    return speaker is not None and start - 1 <= speaker.start <= start + 2


def _verb_before(doc: Doc, quote: Quote) -> Token | None:
    """Find 'The mayor said, "' or 'told reporters on Monday: "' right before a quotation."""
    last = quote.before - 1
    if last < 1:
        return None
    if "\n" in doc[last].text:
        last -= 1
    pause = doc[last].text
    reach = {":": _TAIL, ",": 8}.get(pause, 1)
    for token in reversed(doc[max(last - reach, 0) : last + 1]):
        if token.text in _STOPS or ("\n" in token.text and token.i < last):
            return None
        if cue_for(token, "verb", "quote") is not None:
            return token if child(token, "xcomp") is None else None
    return None


def _carries_on(doc: Doc, previous: Quote | None, quote: Quote, starts: set[int]) -> bool:
    """Tell whether a quotation goes on with the one before: one tail between, or a paragraph."""
    if previous is None:
        return False
    gap = doc[previous.after : quote.before]
    if all(is_edge(token) for token in gap):
        return True
    if len(gap) > 3 * _TAIL or any(token.i in starts for token in gap):
        return False
    stops = [token for token in gap if token.text in _STOPS and _ends_sentence(token)]
    if quote.before in starts:
        return False
    return len(stops) <= 1 and (not stops or stops[0].i == quote.before - 1)


def _ends_sentence(token: Token) -> bool:
    """Tell a full stop from the dot of an abbreviation."""
    following = token.doc[min(token.i + 1, len(token.doc) - 1)]
    return bool(following.is_sent_start) or is_edge(following)
