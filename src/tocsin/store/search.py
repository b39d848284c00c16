"""Full text: the same words find the same documents on SQLite (FTS5) and PostgreSQL (tsvector).

Words are cut and folded here, not by the database: runs of letters and digits, without case and
accents. The table documents_words holds the index alone and no second copy of the text; documents
are never changed or removed, so it is only added to. PostgreSQL knows the places of a document's
first 16,383 words and of the first 256 times of each word, so that a phrase further on may stay
unfound there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    cast,
    column,
    false,
    func,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from tocsin.store.databases import is_sqlite
from tocsin.store.tables import documents

WORD = re.compile(r"[^\W_]+")
PART = re.compile(r'"(?P<phrase>[^"]*)"?(?P<more>\*?)|(?P<word>[^\s"]+)')
LONGEST = 64
# A tsvector takes 1 MiB: its words, and two bytes a place, of which it keeps 256 a word.
ROOM, PLACES = 1_000_000, 256
words_table = table(
    "documents_words", column("rank", Integer), column("rowid", Integer), column("words")
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side; begins = the last one may go on."""

    words: tuple[str, ...]
    begins: bool


def words_of(words: str) -> list[str]:
    """Cut text into words without case and accents."""
    if not words.isascii():
        parts = unicodedata.normalize("NFKD", words)
        words = "".join(char for char in parts.casefold() if not unicodedata.combining(char))
    return [word[:LONGEST] for word in WORD.findall(words.lower())]


def parse(query: str) -> tuple[tuple[Phrase, ...], ...]:
    """Read what a person typed: all words must be there; "…" is a phrase, mop* a beginning.

    OR stands between alternatives, AND is left out. Nothing is a mistake: an open quote ends with
    the query, signs are passed over, and a query without words finds nothing.
    """
    found: list[list[Phrase]] = [[]]
    for part in PART.finditer(query):
        if part["word"] == "OR":
            found.append([])
        elif part["word"] != "AND" and (phrase := _phrase(part)):
            found[-1].append(phrase)
    return tuple(tuple(phrases) for phrases in found if phrases)


def _phrase(part: re.Match[str]) -> Phrase | None:
    """Build a phrase of a part of a query; ceasefire-talks is one of two words."""
    given = part["word"] or part["phrase"] or ""
    words = tuple(words_of(given))
    begins = bool(part["more"]) or (part["word"] or "").endswith("*")
    return Phrase(words, begins) if words else None


def make(connection: Connection) -> None:
    """Make the index."""
    if is_sqlite(connection):
        made = "USING fts5(words, content='', tokenize='ascii')"
        connection.execute(text(f"CREATE VIRTUAL TABLE documents_words {made}"))
        return
    connection.execute(
        text("CREATE TABLE documents_words (rank integer PRIMARY KEY, words tsvector)")
    )
    connection.execute(
        text("CREATE INDEX documents_words_gin ON documents_words USING gin (words)")
    )


def index(connection: Connection, rank: int, title: str | None, words: str) -> None:
    """Put the words of a document into the index."""
    found = fitting(words_of(f"{title or ''}\n{words}"))
    if is_sqlite(connection):
        statement, value = "INSERT INTO documents_words (rowid, words) VALUES", " ".join(found)
        connection.execute(text(f"{statement} (:rank, :words)"), {"rank": rank, "words": value})
        return
    statement, value = "INSERT INTO documents_words (rank, words) VALUES", tsvector(found)
    connection.execute(
        text(f"{statement} (:rank, CAST(:words AS tsvector))"), {"rank": rank, "words": value}
    )


def fitting(words: Iterable[str]) -> list[str]:
    """Return the words, of a very long text as many as the index takes."""
    seen: dict[str, int] = {}
    kept, size = [], 0
    for word in words:
        times = seen.get(word, 0)
        size += (0 if times else len(word.encode()) + 4) + (2 if times < PLACES else 0)
        if size > ROOM:
            break
        seen[word] = times + 1
        kept.append(word)
    return kept


def tsvector(words: Iterable[str]) -> str:
    """Write words and their places as PostgreSQL reads them."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, start=1):
        known = places.setdefault(word, [])
        if len(known) < PLACES:
            known.append(str(place))
    return " ".join(f"'{word}':{','.join(known)}" for word, known in places.items())


def complete(connection: Connection) -> int:
    """Index the documents that are not yet in the index; return how many."""
    key = _key(connection)
    there = select(key).select_from(words_table).where(key == documents.c.rank)
    missing = connection.scalars(
        select(documents.c.rank).where(~there.correlate(documents).exists())
    ).all()
    for rank in missing:
        wanted = select(documents.c.title, documents.c.text).where(documents.c.rank == rank)
        title, words = connection.execute(wanted).one()
        index(connection, rank, title, words)
    return len(missing)


def matching(connection: Connection, query: str) -> Select[int]:
    """Select the ranks of the documents that match what a person typed."""
    alternatives = parse(query)
    if not alternatives:
        return select(documents.c.rank).where(false())
    wanted = select(_key(connection)).select_from(words_table)
    if is_sqlite(connection):
        match = text("documents_words MATCH :words").bindparams(words=fts5(alternatives))
        return wanted.where(match)
    asked = cast(bindparam("words", tsquery(alternatives), Text), TSQUERY)
    return wanted.where(words_table.c.words.op("@@")(asked))


def search_text(
    connection: Connection, query: str, *, limit: int | None, offset: int
) -> tuple[str, ...]:
    """Return the ids of matching documents, the last that came first."""
    found = documents.c.rank.in_(matching(connection, query))
    wanted = select(documents.c.id).where(found).order_by(documents.c.rank.desc())
    return tuple(connection.scalars(wanted.limit(limit).offset(offset)))


def missing(connection: Connection) -> int:
    """Count the documents that are not in the index, or what is there without a document."""
    key = _key(connection)
    indexed = connection.scalar(select(func.count(key)).select_from(words_table)) or 0
    kept = connection.scalar(select(func.count()).select_from(documents)) or 0
    return abs(kept - indexed)


def fts5(alternatives: tuple[tuple[Phrase, ...], ...]) -> str:
    """Write a query for FTS5, https://www.sqlite.org/fts5.html#full_text_query_syntax."""
    return " OR ".join(
        "(" + " AND ".join(f'"{" ".join(p.words)}"' + " *" * p.begins for p in phrases) + ")"
        for phrases in alternatives
    )


def tsquery(alternatives: tuple[tuple[Phrase, ...], ...]) -> str:
    """Write a query for PostgreSQL, https://www.postgresql.org/docs/current/datatype-textsearch.html."""
    return " | ".join(
        "(" + " & ".join("(" + _following(phrase) + ")" for phrase in phrases) + ")"
        for phrases in alternatives
    )


def _following(phrase: Phrase) -> str:
    """Write a phrase for PostgreSQL."""
    return " <-> ".join(f"'{word}'" for word in phrase.words) + ":*" * phrase.begins


def _key(connection: Connection) -> ColumnElement[int]:
    """Return the column that holds a document's rank."""
    return words_table.c.rowid if is_sqlite(connection) else words_table.c.rank
