"""What a project gives to be exported, and the same held in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tocsin.model import Incident, Judgement, Outlet, Reading, Story


class Holding(Protocol):
    """All that can be exported; every call starts anew, so that a format may pass twice."""

    @property
    def name(self) -> str:
        """Name the project."""

    def readings(self) -> Iterator[Reading]:
        """Give the readings in order of arrival, the judgements applied.

        An event that a person corrected names the judgement in its rules: "judgement:ID".
        """

    def incidents(self) -> Iterator[Incident]:
        """Give the incidents folded from those readings."""

    def stories(self) -> Iterator[Story]:
        """Give the stories: documents that are one text."""

    def judgements(self) -> Iterator[Judgement]:
        """Give what people decided, the oldest first."""

    def outlets(self) -> Mapping[str, Outlet]:
        """Give what is known of each outlet, by its name."""


@dataclass(frozen=True, slots=True)
class Held:
    """A holding in memory, for tests and for those who use Tocsin as a library."""

    name: str
    every_reading: tuple[Reading, ...] = ()
    every_incident: tuple[Incident, ...] = ()
    every_story: tuple[Story, ...] = ()
    every_judgement: tuple[Judgement, ...] = ()
    every_outlet: Mapping[str, Outlet] = field(default_factory=dict)

    def readings(self) -> Iterator[Reading]:
        """Give the readings."""
        return iter(self.every_reading)

    def incidents(self) -> Iterator[Incident]:
        """Give the incidents."""
        return iter(self.every_incident)

    def stories(self) -> Iterator[Story]:
        """Give the stories."""
        return iter(self.every_story)

    def judgements(self) -> Iterator[Judgement]:
        """Give the judgements."""
        return iter(self.every_judgement)

    def outlets(self) -> Mapping[str, Outlet]:
        """Give the outlets by name."""
        return self.every_outlet
