"""A project: a folder that holds one monitoring record; the order of the rooms is here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import batched
from pathlib import Path
from typing import Self

from tocsin.corroboration.bench import Bench
from tocsin.corroboration.judged import (
    NONE,
    decisions,
    points_at,
    refused,
    words_of_act,
)
from tocsin.corroboration.update import update
from tocsin.exports.holding import Held
from tocsin.model import Document, Incident, Judgement, Outlet, Reading, Story, Versions, digest
from tocsin.project.settings import Settings, database, load_settings, write_settings
from tocsin.project.shelf import RecordShelf, passage_key, rows
from tocsin.store.record import Record, open_record
from tocsin.store.rows import Added, Derived, Query

BATCH = 50  # documents corroborated in one transaction
Told = Callable[[int], object]


class Project:
    """One project's settings and record. Every method leaves the record whole."""

    def __init__(self, folder: Path, settings: Settings, record: Record) -> None:
        """Take a record over; use create_project or open_project."""
        self.folder = folder
        self.settings = settings
        self.record = record
        self._shelf: RecordShelf | None = None
        self._bench: Bench | None = None
        self._decisions = NONE

    def __enter__(self) -> Self:
        """Return the project."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the record."""
        self.record.close()

    def shelf(self) -> RecordShelf:
        """Return the record as corroboration sees it, with the judgements made so far."""
        if self._shelf is None:
            made = self.record.judgements()
            names = sorted({pointer.document for one in made for pointer in one.events})
            pointed = list(self.record.readings(names)) if names else []
            words = refused(made, pointed)
            shelf = RecordShelf(self.record, self.settings.by_name(), made, words)
            self._decisions = decisions(shelf.readings(names).values(), made)
            self._shelf, self._bench = shelf, Bench(shelf)
        return self._shelf

    def refresh(self) -> None:
        """Let go of what was fetched: judgements, or the readings, are others now."""
        self._shelf = self._bench = None

    def keep(self, reading: Reading, *, at: str) -> Added:
        """Keep a document and its reading; corroborate folds it in."""
        added = self.record.add(reading, at=at)
        if added == "replaced":
            self.refresh()
        return added

    def named(self, document: Document, versions: Versions | None) -> Document | None:
        """Return a document as it is to be read, or None where such a reading is there already.

        Another text under the same id is another document: its id gets the digest of its text.
        """
        kept = self.record.text_digest(document.id)
        mine = digest(document.text)
        if kept is not None and kept != mine:
            return self.named(replace(document, id=f"{document.id}~{mine}"), versions)
        if kept is not None and versions and self.record.versions_of(document.id) == versions:
            return None
        return document

    def corroborate(self, *, at: str, told: Told = lambda _: None) -> int:
        """Fold in what waits; return how many documents that were."""
        waiting = self.record.pending()
        for some in batched(waiting, BATCH):
            with self.record.writing():
                self.record.replace_derived(self._change(some), at=at)
            told(len(some))
        return len(waiting)

    def rebuild(self, *, at: str, told: Told = lambda _: None) -> int:
        """Make everything derived again, all or nothing; return the number of documents."""
        self.refresh()
        every = tuple(document.id for document in self.record.documents())
        self.record.rewrite_derived(self._changes(every, told), at=at)
        return len(every)

    def _changes(self, names: Sequence[str], told: Told) -> Iterator[Derived]:
        """Yield the changes that fold in documents, part by part, each seeing those before it."""
        for some in batched(names, BATCH):
            yield self._change(some)
            told(len(some))

    def _change(self, names: Sequence[str]) -> Derived:
        """Return what documents change."""
        shelf = self.shelf()
        bench = self._bench or Bench(shelf)
        bench.tidy()
        return rows(update(bench, names, decisions=self._decisions), shelf)

    def judge(self, judgement: Judgement, *, at: str) -> bool:
        """Keep a judgement and fold in what it touches; False = it was there."""
        with self.record.writing():
            if not self.record.judge(judgement, at=at):
                return False
            self.refresh()
            touched = sorted(self._touched(judgement))
            if touched:
                self.record.replace_derived(self._change(touched), at=at)
        return True

    def _touched(self, judgement: Judgement) -> set[str]:
        """Return the documents that a judgement, or the one it withdraws, is about."""
        if judgement.kind == "withdraw":
            made = {one.id: one for one in self.record.judgements()}
            return self._touched(made[judgement.value]) if judgement.value in made else set()
        names = {pointer.document for pointer in judgement.events}
        if judgement.kind != "reject":
            return names
        words = {
            words_of_act(event, reading.document.text)
            for reading in self.record.readings(sorted(names))
            for event in reading.events
            if any(points_at(pointer, event) for pointer in judgement.events)
        }
        return names | self.shelf().documents_with(map(passage_key, words))

    # What can be exported

    @property
    def name(self) -> str:
        """Return the project's name."""
        return self.settings.name

    def outlets(self) -> Mapping[str, Outlet]:
        """Return what is known of outlets, by name."""
        return self.settings.by_name()

    def readings(self) -> Iterator[Reading]:
        """Yield all readings, judgements applied, in the order they came."""
        shelf = self.shelf()
        for names in batched((one.id for one in self.record.documents()), BATCH):
            found = shelf.readings(names)
            yield from (found[name] for name in names)

    def events_of(self, asked: Query) -> Iterator[Reading]:
        """Yield readings with only the events of the incidents that are asked for."""
        if asked == Query():
            yield from self.readings()
            return
        found = self.record.incidents(asked, limit=None)
        wanted = {event for incident in found for event in incident.events}
        names = self.record.ranks(sorted({name for one in found for name in one.documents}))
        for some in batched(names, BATCH):
            for reading in self.shelf().readings(some).values():
                yield narrowed(reading, wanted)

    def part(self, incidents: Iterable[Incident]) -> Held:
        """Return some incidents with what they were folded from, to be printed or exported."""
        found = tuple(incidents)
        names = list(self.record.ranks(sorted({name for one in found for name in one.documents})))
        return Held(
            name=self.name,
            every_reading=tuple(self.shelf().readings(names).values()),
            every_incident=found,
            every_story=self.stories_of(names),
            every_judgement=tuple(self.judgements()),
            every_outlet=self.outlets(),
        )

    def stories_of(self, documents: Iterable[str]) -> tuple[Story, ...]:
        """Return the stories that documents belong to, in the order of their ids."""
        found = self.record.stories_with_documents(sorted(set(documents)))
        return tuple(self.record.stories(sorted({key for keys in found.values() for key in keys})))

    def incidents(self) -> Iterator[Incident]:
        """Yield all incidents in the order of their ids."""
        return self.record.every_incident()

    def stories(self) -> Iterator[Story]:
        """Yield all stories in the order of their ids."""
        return self.record.stories()

    def judgements(self) -> Iterator[Judgement]:
        """Yield all judgements in the order they came."""
        return iter(self.record.judgements())


def narrowed(reading: Reading, wanted: Set[str]) -> Reading:
    """Leave the events out of a reading that are not wanted, and what points to them."""
    events = tuple(
        event if event.same_as in wanted else replace(event, same_as=None)
        for event in reading.events
        if event.id in wanted
    )
    return replace(reading, events=events)


def create_project(folder: Path, name: str) -> Project:
    """Make a folder a project, its record empty; raises ProjectError or StoreError."""
    folder.mkdir(parents=True, exist_ok=True)
    write_settings(folder, name)
    settings = load_settings(folder)
    return Project(folder, settings, open_record(database(folder, settings), create=True))


def open_project(folder: Path, *, readonly: bool = False) -> Project:
    """Open a project; raises ProjectError or StoreError."""
    settings = load_settings(folder)
    return Project(folder, settings, open_record(database(folder, settings), readonly=readonly))
