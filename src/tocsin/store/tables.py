"""The tables of the record, the same on SQLite and PostgreSQL.

documents, readings, judgements, log and settings are the record itself. All others are derived:
they can be emptied and made again. What only one of the two databases has (full text, boxes) is
in search.py and boxes.py; the migrations make both.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

METADATA = MetaData()
# SQLite sorts text by bytes; PostgreSQL is told to, so that both give the same order.
WORD = Text().with_variant(Text(collation="C"), "postgresql")
BIG = BigInteger().with_variant(Integer(), "sqlite")

documents = Table(
    "documents",
    METADATA,
    Column("id", WORD, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("digest", WORD, nullable=False),
    Column("title", WORD),
    Column("url", WORD),
    Column("outlet", WORD),
    Column("published", WORD),
    Column("language", WORD),
    Column("text", WORD, nullable=False),
    Index("documents_rank", "rank", unique=True),
)
readings = Table(
    "readings",
    METADATA,
    Column("document", WORD, ForeignKey("documents.id"), primary_key=True),
    Column("tocsin", WORD, nullable=False),
    Column("knowledge", WORD, nullable=False),
    Column("weights", WORD),
    Column("parser", WORD, nullable=False),
    Column("body", WORD, nullable=False),
    # Answers "which versions read what" without a pass over all bodies.
    Index("readings_versions", "tocsin", "knowledge", "weights", "parser"),
)
judgements = Table(
    "judgements",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", WORD, nullable=False),
    Column("body", WORD, nullable=False),
    Column("when", WORD, nullable=False),
    Column("at", WORD, nullable=False),
    Index("judgements_id", "id", unique=True),
)
log = Table(
    "log",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", WORD, nullable=False),
    Column("what", WORD, nullable=False),
    Column("subject", WORD, nullable=False),
    Column("detail", WORD, nullable=False),
    Index("log_subject", "subject"),
)
settings = Table(
    "settings",
    METADATA,
    Column("name", WORD, primary_key=True),
    Column("value", WORD, nullable=False),
)

corroborated = Table(
    "corroborated", METADATA, Column("document", WORD, primary_key=True), sqlite_with_rowid=False
)
events = Table(
    "events",
    METADATA,
    Column("id", WORD, primary_key=True),
    Column("document", WORD, nullable=False),
    Column("type", WORD, nullable=False),
    Column("mode", WORD),
    Column("status", WORD, nullable=False),
    Column("polarity", WORD, nullable=False),
    Column("certainty", WORD, nullable=False),
    Column("standing", WORD, nullable=False),
    Column("start", WORD),
    Column("end", WORD),
    Column("country", WORD),
    Index("events_document", "document"),
)
event_keys = Table(
    "event_keys",
    METADATA,
    Column("key", WORD, primary_key=True),
    Column("event", WORD, primary_key=True),
    Index("event_keys_event", "event"),
    sqlite_with_rowid=False,
)
document_keys = Table(
    "document_keys",
    METADATA,
    Column("key", WORD, primary_key=True),
    Column("document", WORD, primary_key=True),
    Index("document_keys_document", "document"),
    sqlite_with_rowid=False,
)
edges = Table(
    "edges",
    METADATA,
    Column("first", WORD, primary_key=True),
    Column("second", WORD, primary_key=True),
    Column("kind", WORD, primary_key=True),
    Column("score", Float, nullable=False),
    Column("fields", WORD, nullable=False),
    Index("edges_second", "second"),
    sqlite_with_rowid=False,
)
reprints = Table(
    "reprints",
    METADATA,
    Column("document", WORD, primary_key=True),
    Column("of", WORD, primary_key=True),
    Column("kind", WORD, nullable=False),
    Column("shared", Float, nullable=False),
    Column("rules", WORD, nullable=False),
    Index("reprints_of", "of"),
)
stories = Table(
    "stories",
    METADATA,
    Column("id", WORD, primary_key=True),
    Column("body", WORD, nullable=False),
)
story_documents = Table(
    "story_documents",
    METADATA,
    Column("story", WORD, primary_key=True),
    Column("document", WORD, primary_key=True),
    Index("story_documents_document", "document"),
    sqlite_with_rowid=False,
)
incidents = Table(
    "incidents",
    METADATA,
    Column("id", WORD, primary_key=True),
    Column("type", WORD, nullable=False),
    Column("mode", WORD),
    Column("status", WORD, nullable=False),
    Column("standing", WORD, nullable=False),
    Column("start", WORD),
    Column("end", WORD),
    # The period as a range that can be compared: an end that nobody says is open.
    Column("earliest", WORD),
    Column("latest", WORD),
    Column("month", WORD),
    Column("country", WORD),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("reports", Integer, nullable=False),
    Column("independent_low", Integer, nullable=False),
    Column("independent_high", Integer, nullable=False),
    Column("credibility", Integer, nullable=False),
    Column("deaths", Integer),
    Column("body", WORD, nullable=False),
    Index("incidents_month", "month", "country"),
    # One for each order of a page.
    Index("incidents_earliest", "earliest", "id"),
    Index("incidents_reports", "reports", "id"),
    Index("incidents_voices", "independent_low", "id"),
    Index("incidents_deaths", "deaths", "id"),
)
incident_events = Table(
    "incident_events",
    METADATA,
    Column("incident", WORD, primary_key=True),
    Column("event", WORD, primary_key=True),
    Index("incident_events_event", "event"),
    sqlite_with_rowid=False,
)
incident_documents = Table(
    "incident_documents",
    METADATA,
    Column("incident", WORD, primary_key=True),
    Column("document", WORD, primary_key=True),
    Index("incident_documents_document", "document"),
    sqlite_with_rowid=False,
)
incident_places = Table(
    "incident_places",
    METADATA,
    # A digest of incident and position: the same after every rebuild, and the key of the box.
    Column("id", BIG, primary_key=True, autoincrement=False),
    Column("incident", WORD, nullable=False),
    Column("name", WORD, nullable=False),
    Column("country", WORD),
    Column("precision", WORD),
    Column("latitude", Float),
    Column("longitude", Float),
    Index("incident_places_incident", "incident"),
    Index("incident_places_country", "country", "incident"),
    Index("incident_places_name", "name", "incident"),
    Index("incident_places_latitude", "latitude", "longitude"),
)

DERIVED = (
    corroborated,
    events,
    event_keys,
    document_keys,
    edges,
    reprints,
    stories,
    story_documents,
    incidents,
    incident_events,
    incident_documents,
    incident_places,
)
VERSION_TABLE = "tocsin_schema"
