"""One event as one report tells it, with all that support and folding ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.model import Document, Event, Outlet, Standing, Voice, standing

# From best to worst, for choosing what an incident shows.
RANKS: Mapping[Standing, int] = {
    "established": 0,
    "reported": 1,
    "claimed": 2,
    "disputed": 3,
    "expected": 4,
    "conjectured": 5,
    "not occurred": 6,
}


@dataclass(frozen=True, slots=True)
class Account:
    """An event, its document, the document whose words they are, and its rank in arrival.

    witness is the original of a reprinted passage, the document itself where the words are its own.
    """

    event: Event
    document: Document
    witness: Document
    rank: int
    outlet: Outlet | None

    @property
    def text(self) -> str:
        """Name the text that the words come from."""
        return self.witness.id

    @property
    def standing(self) -> Standing:
        """Derive the standing of this event alone."""
        return standing(self.event)

    @property
    def affirms(self) -> bool:
        """Tell whether the words say that the act took place, goes on, or will."""
        return self.event.polarity != "-" and self.event.status != "not_happened"

    @property
    def order(self) -> tuple[int, int, str]:
        """Order accounts by arrival, then by where they stand in the report."""
        return self.rank, self.event.trigger.start, self.event.id


def best(standings: Iterable[Standing]) -> Standing:
    """Return the best of some standings."""
    return min(standings, key=RANKS.__getitem__)


def who_says(account: Account) -> tuple[str, ...]:
    """Return who vouches: the innermost voice that is expressed, else the outlet itself."""
    voice = speaker_of(account)
    return (name_of(voice, account.document.text) if voice else unvoiced(account),)


def unvoiced(account: Account) -> str:
    """Name who says what no speaker says: the outlet whose words they are, or nobody named."""
    if account.event.voices:
        return "unnamed"
    return account.witness.outlet or "an outlet that is not known"


def speaker_of(account: Account) -> Voice | None:
    """Return the innermost voice with a speaker."""
    return next((v for v in reversed(account.event.voices) if v.speaker is not None), None)


def name_of(voice: Voice, text: str) -> str:
    """Return a voice's name, or its words in the text."""
    words = voice.name or (voice.speaker.of(text) if voice.speaker else "unnamed")
    return " ".join(words.split())
