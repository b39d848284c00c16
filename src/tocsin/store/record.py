"""The record of one project: open it, and all that can be asked of it and written to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import batched

from sqlalchemy import Table

from tocsin.model import Document, Incident, Judgement, Reading, Reprint, Story, Versions
from tocsin.store import (
    boxes,
    derived,
    documents,
    integrity,
    journal,
    lookups,
    query,
    schema,
    search,
    sheets,
    tables,
)
from tocsin.store.access import Access
from tocsin.store.bodies import incident_of, story_of
from tocsin.store.databases import reach
from tocsin.store.errors import StoreError
from tocsin.store.rows import (
    Added,
    Box,
    Counts,
    Derived,
    EdgeKind,
    EdgeRow,
    EventRow,
    LogLine,
    MonthCount,
    Order,
    Query,
)

PATIENCE = 10.0
OLD = "has an older form: open it for writing once, as with tocsin status"
ALL = Query()
Found = dict[str, tuple[str, ...]]


def open_record(
    place: str | os.PathLike[str],
    *,
    create: bool = False,
    readonly: bool = False,
    patience: float = PATIENCE,
) -> Record:
    """Open the record in a file or at a postgresql:// address; an older form is brought up to date.

    create makes one where there is none. patience is how many seconds a writer waits for another.
    Raises StoreError, which names the record and the remedy.
    """
    name, engine = reach(place, create=create, readonly=readonly, patience=patience)
    record = Record(engine, name, readonly=readonly)
    try:
        _bring_up_to_date(record, create=create)
    except BaseException:
        record.close()
        raise
    return record


def _bring_up_to_date(record: Record, *, create: bool) -> None:
    """Make the tables or take the steps to the newest form."""
    with record.reading() as connection:
        found = schema.refuse_unknown(connection, record.name, create=create)
    if found == schema.HEAD:
        return
    if record.readonly:
        raise StoreError(f"{record.name} {OLD}")
    if found is None:
        record.prepare()
    with record.writing() as connection:
        schema.refuse_unknown(connection, record.name, create=create)
        schema.upgrade(connection)


class Record(Access):
    """One project's record: what came in, what was read and decided, and what follows from it."""

    # Documents and readings

    def add(self, reading: Reading, *, at: str) -> Added:
        """Keep a document and its reading; at is an ISO 8601 time.

        A document that is there stays as it is, and its reading is replaced where other versions
        made the new one. Raises IdTaken where another text has its id.
        """
        with self.writing() as connection:
            return documents.add(connection, reading, at=at)

    def has(self, document: str) -> bool:
        """Tell whether a document is kept."""
        return self.text_digest(document) is not None

    def text_digest(self, document: str) -> str | None:
        """Return the digest of a document's text."""
        with self.reading() as connection:
            return documents.text_digest(connection, document)

    def document(self, document: str) -> Document | None:
        """Return a document."""
        return next(self.documents([document]), None)

    def documents(self, ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield documents in the order they came, a page in memory at a time; None = all."""
        return self._pages(documents.document_page, ids)

    def reading_of(self, document: str) -> Reading | None:
        """Return the reading of a document."""
        return next(self.readings([document]), None)

    def readings(self, ids: Sequence[str] | None = None) -> Iterator[Reading]:
        """Yield readings in the order their documents came, a page in memory at a time."""
        return self._pages(documents.reading_page, ids)

    def _pages[T](
        self, page: Callable[..., list[tuple[int, T]]], ids: Sequence[str] | None
    ) -> Iterator[T]:
        """Yield what pages hold, one short transaction a page, so that no writer waits."""
        if ids is None:
            yield from self._all_pages(page)
            return
        for some in batched(self.ranks(ids), documents.PAGE):
            with self.reading() as connection:
                rows = page(connection, after=0, ids=some)
            yield from (value for _, value in rows)

    def _all_pages[T](self, page: Callable[..., list[tuple[int, T]]]) -> Iterator[T]:
        """Yield what all pages hold, by rank."""
        rank: int | None = 0
        while rank is not None:
            with self.reading() as connection:
                rows = page(connection, after=rank, ids=None)
            yield from (value for _, value in rows)
            rank = rows[-1][0] if rows else None

    def ranks(self, ids: Sequence[str]) -> dict[str, int]:
        """Return the ranks of the documents that are there, lowest first; the first has 1."""
        with self.reading() as connection:
            return documents.ranks(connection, ids)

    def versions_of(self, document: str) -> Versions | None:
        """Return what made the reading of a document."""
        with self.reading() as connection:
            return documents.versions_of(connection, document)

    def versions(self) -> dict[Versions, int]:
        """Count the readings by what made them."""
        with self.reading() as connection:
            return documents.versions(connection)

    def pending(self) -> tuple[str, ...]:
        """Return the documents that are new or read again since they were last corroborated."""
        with self.reading() as connection:
            return documents.pending(connection)

    # Judgements, log and settings

    def judge(self, judgement: Judgement, *, at: str) -> bool:
        """Keep a judgement for good; False = it was there."""
        with self.writing() as connection:
            return journal.judge(connection, judgement, at=at)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements in the order they came."""
        with self.reading() as connection:
            return tuple(journal.decided(connection))

    def note(
        self, what: str, subject: str, detail: dict[str, object] | None = None, *, at: str
    ) -> None:
        """Add a line to the log."""
        with self.writing() as connection:
            journal.note(connection, [(what, subject, detail or {})], at=at)

    def log(
        self,
        *,
        subject: str | None = None,
        what: Sequence[str] = (),
        before: int | None = None,
        limit: int = 100,
    ) -> tuple[LogLine, ...]:
        """Return lines of the log, newest first; before is the seq of the last one seen."""
        with self.reading() as connection:
            return journal.entries(
                connection, subject=subject, what=what, before=before, limit=limit
            )

    def setting(self, name: str) -> object:
        """Return a setting; None = never set."""
        with self.reading() as connection:
            return journal.setting(connection, name)

    def set_setting(self, name: str, value: object) -> None:
        """Keep a setting, any JSON value."""
        with self.writing() as connection:
            journal.set_setting(connection, name, value)

    # What is derived

    def replace_derived(self, change: Derived, *, at: str) -> None:
        """Change the derived tables and log the incidents that came, changed or went."""
        with self.writing() as connection:
            derived.replace(connection, change, at=at)

    def rewrite_derived(self, changes: Iterable[Derived], *, at: str) -> None:
        """Make the derived tables again, part by part; the log tells only what became other.

        A part may ask the record for what the parts before it wrote, and replace it.
        """
        with self.writing() as connection:
            derived.rewrite(connection, changes, at=at)

    def clear_derived(self) -> None:
        """Empty the derived tables."""
        with self.writing() as connection:
            derived.clear(connection)

    def events_with_keys(self, keys: Sequence[str]) -> dict[str, str]:
        """Return the events under any of the keys, each with its document."""
        with self.reading() as connection:
            return lookups.events_with_keys(connection, keys)

    def documents_with_keys(self, keys: Sequence[str]) -> frozenset[str]:
        """Return the documents under any of the keys."""
        with self.reading() as connection:
            return lookups.documents_with_keys(connection, keys)

    def events_in(self, documents: Sequence[str]) -> dict[str, str]:
        """Return the events of documents, each with its document."""
        with self.reading() as connection:
            return lookups.events_in(connection, documents)

    def documents_of(self, events: Sequence[str]) -> dict[str, str]:
        """Return the document of each event that is there."""
        with self.reading() as connection:
            return lookups.documents_of(connection, events)

    def event_rows(
        self, ids: Sequence[str] = (), *, documents: Sequence[str] = ()
    ) -> dict[str, EventRow]:
        """Return events by id: those of ids and those of documents."""
        with self.reading() as connection:
            return lookups.event_rows(connection, ids=ids, of=documents)

    def edges_of(
        self, events: Sequence[str], *, kind: EdgeKind | None = None
    ) -> tuple[EdgeRow, ...]:
        """Return the edges that touch events."""
        with self.reading() as connection:
            return lookups.edges_of(connection, events, kind)

    def incidents_of(self, events: Sequence[str]) -> dict[str, str]:
        """Return the id of the incident that each event is in."""
        with self.reading() as connection:
            return lookups.homes_of(connection, events)

    def incidents_with_documents(self, ids: Sequence[str]) -> Found:
        """Return the ids of the incidents that each document tells of."""
        with self.reading() as connection:
            return lookups.incidents_with_documents(connection, ids)

    def reprints_of(self, documents: Sequence[str]) -> tuple[Reprint, ...]:
        """Return the reprints from and to documents."""
        with self.reading() as connection:
            return lookups.reprints_of(connection, documents)

    def stories_with_documents(self, ids: Sequence[str]) -> Found:
        """Return the ids of the stories that each document belongs to."""
        with self.reading() as connection:
            return lookups.stories_with_documents(connection, ids)

    def stories(self, ids: Sequence[str] | None = None) -> Iterator[Story]:
        """Yield stories in the order of their ids; None = all, a page in memory at a time."""
        if ids is None:
            return map(story_of, self._bodies(tables.stories))
        with self.reading() as connection:
            return iter(lookups.stories_by_id(connection, ids).values())

    # Incidents

    def incident(self, name: str) -> Incident | None:
        """Return an incident."""
        with self.reading() as connection:
            return lookups.incidents_by_id(connection, [name]).get(name)

    def every_incident(self, ids: Sequence[str] | None = None) -> Iterator[Incident]:
        """Yield incidents in the order of their ids; None = all, a page in memory at a time."""
        if ids is None:
            return map(incident_of, self._bodies(tables.incidents))
        with self.reading() as connection:
            return iter(lookups.incidents_by_id(connection, ids).values())

    def incidents(
        self,
        asked: Query = ALL,
        *,
        order: Order = "period",
        limit: int | None = 50,
        offset: int = 0,
    ) -> tuple[Incident, ...]:
        """Return one page of incidents: the latest or the most first, None = all at once."""
        with self.reading() as connection:
            return query.find(connection, asked, order=order, limit=limit, offset=offset)

    def ids(self, asked: Query = ALL) -> Sequence[str]:
        """Return the ids of incidents, in no order."""
        with self.reading() as connection:
            return query.ids(connection, asked)

    def sheet(
        self, ids: Sequence[str] | None = None
    ) -> tuple[list[sheets.SheetRow], list[sheets.PlaceRow]]:
        """Return incidents and their places as narrow rows, without bodies; None = all."""
        with self.reading() as connection:
            return sheets.sheet(connection, ids), sheets.places(connection, ids)

    def newest(self) -> int:
        """Return the seq of the log's last line, which grows with every change; 0 = none."""
        with self.reading() as connection:
            return sheets.newest(connection)

    def touched(self, *, after: int) -> Sequence[str]:
        """Return the ids of the incidents that came, changed or went after a line of the log."""
        with self.reading() as connection:
            return sheets.touched(connection, after=after)

    def count(self, asked: Query = ALL) -> int:
        """Count incidents."""
        with self.reading() as connection:
            return query.count(connection, asked)

    def months(self, asked: Query = ALL) -> tuple[MonthCount, ...]:
        """Count incidents by month and country."""
        with self.reading() as connection:
            return query.months(connection, asked)

    def search_text(self, words: str, *, limit: int | None = 50, offset: int = 0) -> Sequence[str]:
        """Return the ids of the documents that hold what a person typed, the newest first."""
        with self.reading() as connection:
            return search.search_text(connection, words, limit=limit, offset=offset)

    def in_box(self, box: Box) -> Sequence[str]:
        """Return the ids of the incidents that have a place in a box."""
        with self.reading() as connection:
            return boxes.in_box(connection, box)

    def _bodies(self, table: Table) -> Iterator[str]:
        """Yield the bodies of a table, one short transaction a page."""
        last, rows = "", [("", "")]
        while rows:
            with self.reading() as connection:
                rows = lookups.body_page(connection, table, after=last)
            yield from (body for _, body in rows)
            last = rows[-1][0] if rows else last

    # The whole

    def counts(self) -> Counts:
        """Count what is kept."""
        with self.reading() as connection:
            return integrity.counts(connection)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong, each with its remedy; nothing = the record is whole."""
        with self.reading() as connection:
            return integrity.check(connection)
