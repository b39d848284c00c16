"""An attribution in plain words, for tests to compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.reading.findings import Attribution


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution in words, with the record it was made from."""

    speaker: str | None
    cue: str
    content: tuple[str, ...]
    found: Attribution

    @property
    def voice(self) -> tuple[str | None, str]:
        """Return speaker and cue."""
        return self.speaker, self.cue


Listen = Callable[[str], list[Said]]
