"""What the constructions hand on: findings over spaCy tokens, before they become the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.model import Act, Certainty, Polarity, Stance, Status


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """A half-open range of token positions in one spaCy Doc."""

    start: int
    end: int

    def __contains__(self, position: int) -> bool:
        """Tell whether a token position lies in the range."""
        return self.start <= position < self.end


@dataclass(frozen=True, slots=True)
class Attribution:
    """One speaker, one cue, and the content it carries, as one construction found it.

    content may be in pieces ("X, he said, Y"). status, certainty and polarity are what the cue
    does to its content (None = leaves it as its own words put it): "fears that" makes it possible
    and PS, "denied" turns polarity to "-", "believes" makes it PR.
    """

    speaker: Words | None
    cue: Words
    content: tuple[Words, ...]
    rule: str
    act: Act = "say"
    stance: Stance = "neutral"
    status: Status | None = None
    certainty: Certainty | None = None
    polarity: Polarity | None = None

    def holds(self, position: int) -> bool:
        """Tell whether a token lies inside the content."""
        return any(position in words for words in self.content)

    @property
    def size(self) -> int:
        """Count the content's tokens: outer attributions are larger."""
        return sum(words.end - words.start for words in self.content)


def together(positions: Sequence[int]) -> Iterator[Words]:
    """Join positions that follow one another."""
    start = None
    for position, after in zip(positions, (*positions[1:], -1), strict=False):
        start = position if start is None else start
        if after != position + 1:
            yield Words(start, position + 1)
            start = None
