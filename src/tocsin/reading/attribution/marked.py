"""Cues that only the encoder knows, each with the content and the speaker that its heads mark.

Limits were chosen on the held-out tenth of corpus/train and on corpus/dev (decision 0019).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

from tocsin.reading.attribution.cues import at, attribution, cue_for, effects
from tocsin.reading.attribution.kinds import can_speak
from tocsin.reading.attribution.phrases import pieces, speaker_of, subtree, trim
from tocsin.reading.attribution.quotes import quotes
from tocsin.reading.encoder import Floats, Sight
from tocsin.reading.findings import Attribution, Words, together

RULE = "encoder:attribution"
_SAYING = frozenset(("VERB", "AUX", "NOUN"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CLAUSE = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))


@dataclass(frozen=True, slots=True)
class Limits:
    """Probabilities from which on a head is heard.

    shortest: how many words a content has at least; gap: how many words in between that no head
    marks are part of it.
    """

    cue: float = 0.9
    content: float = 0.7
    speaker: float = 0.7
    shortest: int = 2
    gap: int = 2


LIMITS = Limits()


def with_marked(
    doc: Doc, sight: Sight, reports: tuple[Attribution, ...], attitudes: tuple[Attribution, ...]
) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """Add to reports and attitudes what only the encoder marks, each where it belongs."""
    found = marked(doc, sight, (*reports, *attitudes))
    told = {link for link in found if is_report(doc, link)}
    return (
        tuple(sorted((*reports, *told), key=lambda link: link.cue)),
        tuple(sorted((*attitudes, *(set(found) - told)), key=lambda link: link.cue)),
    )


def marked(doc: Doc, sight: Sight, known: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Find what somebody says with a cue that the encoder is sure of and that no rule knows.

    «"The ferries will stay in port," Aune Lind scoffed.» yields the speaker "Aune Lind", the cue
    "scoffed" and the content "The ferries will stay in port" if the encoder is sure of all three.
    """
    taken = {i for link in known for i in range(link.cue.start, link.cue.end)}
    likely = {name: sight.tags[:, n] * sight.seen for n, name in enumerate(sight.heads.tags)}
    sure = np.flatnonzero(likely["cue"] >= LIMITS.cue).tolist()
    runs = (run for run in together(sure) if taken.isdisjoint(range(run.start, run.end)))
    cues = (doc[run.start : run.end].root for run in runs)
    found = (_claim(cue, likely, known) for cue in cues if cue.pos_ in _SAYING)
    return tuple(link for link in found if link is not None)


def _claim(
    cue: Token, likely: dict[str, Floats], known: Sequence[Attribution]
) -> Attribution | None:
    """Put the claim of one cue together; None where no content is marked near it."""
    speaker = _speaker(cue, likely["speaker"])
    content = _content(cue, likely["content"], speaker, known)
    if not content or (speaker is None and cue.pos_ == "NOUN"):
        return None
    entry = cue_for(cue, "noun" if cue.pos_ == "NOUN" else "verb")
    if entry is None:
        return Attribution(speaker=speaker, cue=at(cue), content=content, rule=RULE)
    return attribution(
        entry,
        rule=RULE,
        at=at(cue),
        speaker=speaker,
        content=content,
        effect=effects(entry, cue),
    )


def _speaker(cue: Token, likely: Floats) -> Words | None:
    """Return the grammar's speaker where the head marks it too, else the nearest run."""
    runs = _bridged(_runs(cue, likely >= LIMITS.speaker), 1)
    told = speaker_of(cue) if cue.pos_ != "NOUN" else None
    if told is not None and (any(run.start in told or told.start in run for run in runs)):
        return told
    if not runs:
        return told if can_speak(cue.doc, told) else None
    return min(runs, key=lambda run: _distance(run, cue))


def _content(
    cue: Token, likely: Floats, speaker: Words | None, known: Sequence[Attribution]
) -> tuple[Words, ...]:
    """Return a quotation first, then the content run that the grammar ties to the cue."""
    runs = [
        piece
        for run in _bridged(_runs(cue, likely >= LIMITS.content), LIMITS.gap)
        for piece in pieces(cue.doc, run, (at(cue), speaker))
        if _length(cue.doc, piece) >= LIMITS.shortest and _may_be(piece, cue, known)
    ]
    if not runs:
        return ()
    best = min(
        runs,
        key=lambda run: (
            _quotation(cue.doc, run) is None,
            not _governs(cue, run),
            _distance(run, cue),
        ),
    )
    return pieces(cue.doc, _whole(cue, best), (at(cue), speaker))


def _may_be(run: Words, cue: Token, known: Sequence[Attribution]) -> bool:
    """Tell whether a run can be a cue's own: no other claim's, nor behind a semicolon.

    A cue inside what another claim carries has its content behind it or in its own clause.
    """
    start, end = sorted((run.start, cue.i))
    if any(token.text == ";" for token in cue.doc[start:end]):
        return False
    for link in known:
        if link.holds(cue.i):
            if run.end <= cue.i and not _governs(cue, run):
                return False
        elif 2 * sum(link.holds(i) for i in range(run.start, run.end)) >= run.end - run.start:
            return False
    return True


def _whole(cue: Token, run: Words) -> Words:
    """Widen a run to the quotation that it fills, or to the clause that it is the heart of."""
    quoted = _quotation(cue.doc, run)
    if quoted is not None and cue.i not in quoted:
        return quoted
    clause = subtree(cue.doc[run.start : run.end].root)
    if cue.i in clause:
        return run
    return Words(min(clause.start, run.start), max(clause.end, run.end))


def _quotation(doc: Doc, run: Words) -> Words | None:
    """Return the words of the quotation around a run, if it stands in one."""
    around: list[Words] | None = doc.user_data.get("tocsin.quoted")
    if around is None:
        around = [Words(quote.start, quote.end) for quote in quotes(doc)]
        doc.user_data["tocsin.quoted"] = around
    return next((w for w in around if w.start <= run.start and run.end <= w.end), None)


def _runs(cue: Token, marks: np.ndarray) -> Iterator[Words]:
    """Yield the runs of marked words in the sentence of a cue."""
    sentence = cue.sent
    for run in together((np.flatnonzero(marks[sentence.start : sentence.end])).tolist()):
        found = trim(cue.doc, Words(sentence.start + run.start, sentence.start + run.end))
        if found is not None:
            yield found


def _bridged(runs: Iterable[Words], gap: int) -> list[Words]:
    """Join runs that a few words part."""
    joined: list[Words] = []
    for run in runs:
        if joined and run.start - joined[-1].end <= gap:
            joined[-1] = Words(joined[-1].start, run.end)
        else:
            joined.append(run)
    return joined


def _length(doc: Doc, words: Words) -> int:
    return sum(not token.is_punct for token in doc[words.start : words.end])


def _governs(cue: Token, run: Words) -> bool:
    """Tell whether a run hangs on a cue, or the cue's clause on the run ("X, they vowed")."""
    root = cue.doc[run.start : run.end].root
    return root.head == cue or cue.head == root


def _distance(run: Words, cue: Token) -> int:
    return max(run.start - cue.i, cue.i + 1 - run.end)


def is_report(doc: Doc, link: Attribution) -> bool:
    """Tell whether what the encoder marks is a finite clause or a quotation, not only a topic."""
    words = link.content[0]
    if _quotation(doc, words) is not None:
        return True
    root = doc[words.start : words.end].root
    finite = any(t.tag_ in _FINITE for t in (root, *root.children))
    return finite and any(t.dep_ in _CLAUSE and t.i in words for t in root.children)
