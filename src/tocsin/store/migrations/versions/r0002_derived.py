"""Make what is derived: events, stories, incidents, full text and boxes."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Float, Integer, Text

from tocsin.store import search

revision = "0002"
down_revision = "0001"

WORD = Text().with_variant(Text(collation="C"), "postgresql")
BIG = BigInteger().with_variant(Integer(), "sqlite")
# Boxes follow the places by themselves; a place without coordinates has none.
BOXES = (
    "CREATE VIRTUAL TABLE incident_boxes USING rtree(id, west, east, south, north)",
    """CREATE TRIGGER incident_places_boxed AFTER INSERT ON incident_places
    WHEN NEW.latitude IS NOT NULL AND NEW.longitude IS NOT NULL BEGIN
    INSERT INTO incident_boxes
    VALUES (NEW.id, NEW.longitude, NEW.longitude, NEW.latitude, NEW.latitude); END""",
    """CREATE TRIGGER incident_places_unboxed AFTER DELETE ON incident_places
    BEGIN DELETE FROM incident_boxes WHERE id = OLD.id; END""",
)


def upgrade() -> None:
    """Make the tables and put the documents that are there into the full text."""
    make_events()
    make_links()
    make_stories()
    make_incidents()
    make_incident_links()
    if op.get_bind().dialect.name == "sqlite":
        for statement in BOXES:
            op.execute(statement)
    search.make(op.get_bind())
    search.complete(op.get_bind())


def make_events() -> None:
    """Make events and the mark of a corroborated document."""
    op.create_table(
        "corroborated", Column("document", WORD, primary_key=True), sqlite_with_rowid=False
    )
    op.create_table(
        "events",
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
    )
    op.create_index("events_document", "events", ["document"])
    make_pairs("event_keys", "key", "event")
    make_pairs("document_keys", "key", "document")


def make_pairs(table: str, one: str, other: str) -> None:
    """Make a table of pairs, found from both ends."""
    op.create_table(
        table,
        Column(one, WORD, primary_key=True),
        Column(other, WORD, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index(f"{table}_{other}", table, [other])


def make_links() -> None:
    """Make edges and reprints."""
    op.create_table(
        "edges",
        Column("first", WORD, primary_key=True),
        Column("second", WORD, primary_key=True),
        Column("kind", WORD, primary_key=True),
        Column("score", Float, nullable=False),
        Column("fields", WORD, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("edges_second", "edges", ["second"])
    op.create_table(
        "reprints",
        Column("document", WORD, primary_key=True),
        Column("of", WORD, primary_key=True),
        Column("kind", WORD, nullable=False),
        Column("shared", Float, nullable=False),
        Column("rules", WORD, nullable=False),
    )
    op.create_index("reprints_of", "reprints", ["of"])


def make_stories() -> None:
    """Make stories."""
    op.create_table(
        "stories", Column("id", WORD, primary_key=True), Column("body", WORD, nullable=False)
    )
    make_pairs("story_documents", "story", "document")


def make_incidents() -> None:
    """Make incidents."""
    op.create_table(
        "incidents",
        Column("id", WORD, primary_key=True),
        Column("type", WORD, nullable=False),
        Column("mode", WORD),
        Column("status", WORD, nullable=False),
        Column("standing", WORD, nullable=False),
        Column("start", WORD),
        Column("end", WORD),
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
    )
    op.create_index("incidents_month", "incidents", ["month", "country"])
    op.create_index("incidents_earliest", "incidents", ["earliest", "id"])
    op.create_index("incidents_reports", "incidents", ["reports", "id"])
    op.create_index("incidents_voices", "incidents", ["independent_low", "id"])
    op.create_index("incidents_deaths", "incidents", ["deaths", "id"])


def make_incident_links() -> None:
    """Make what leads from incidents to events, documents and places, and back."""
    make_pairs("incident_events", "incident", "event")
    make_pairs("incident_documents", "incident", "document")
    op.create_table(
        "incident_places",
        Column("id", BIG, primary_key=True, autoincrement=False),
        Column("incident", WORD, nullable=False),
        Column("name", WORD, nullable=False),
        Column("country", WORD),
        Column("precision", WORD),
        Column("latitude", Float),
        Column("longitude", Float),
    )
    op.create_index("incident_places_incident", "incident_places", ["incident"])
    op.create_index("incident_places_country", "incident_places", ["country", "incident"])
    op.create_index("incident_places_name", "incident_places", ["name", "incident"])
    op.create_index("incident_places_latitude", "incident_places", ["latitude", "longitude"])
