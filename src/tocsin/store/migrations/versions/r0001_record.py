"""Make the record itself: documents, readings, judgements, the log and settings."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0001"
down_revision = None

WORD = Text().with_variant(Text(collation="C"), "postgresql")
APPLICATION_ID = 0x546F6373  # "Tocs": lets file(1) and others tell a record from other databases
# What a person wrote or the world sent is kept for good.
KEPT = {
    "log": ("UPDATE", "DELETE"),
    "judgements": ("UPDATE", "DELETE"),
    "documents": ("UPDATE",),
}


def upgrade() -> None:
    """Make the tables and refuse changes to what is kept for good."""
    make_documents()
    make_decisions()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        guard_sqlite()
    else:
        guard_postgresql()


def make_documents() -> None:
    """Make documents and readings."""
    op.create_table(
        "documents",
        Column("id", WORD, primary_key=True),
        Column("rank", Integer, nullable=False),
        Column("digest", WORD, nullable=False),
        Column("title", WORD),
        Column("url", WORD),
        Column("outlet", WORD),
        Column("published", WORD),
        Column("language", WORD),
        Column("text", WORD, nullable=False),
    )
    op.create_index("documents_rank", "documents", ["rank"], unique=True)
    op.create_table(
        "readings",
        Column("document", WORD, ForeignKey("documents.id"), primary_key=True),
        Column("tocsin", WORD, nullable=False),
        Column("knowledge", WORD, nullable=False),
        Column("weights", WORD),
        Column("parser", WORD, nullable=False),
        Column("body", WORD, nullable=False),
    )
    versions = ["tocsin", "knowledge", "weights", "parser"]
    op.create_index("readings_versions", "readings", versions)


def make_decisions() -> None:
    """Make judgements, log and settings."""
    op.create_table(
        "judgements",
        Column("seq", Integer, primary_key=True),
        Column("id", WORD, nullable=False),
        Column("body", WORD, nullable=False),
        Column("when", WORD, nullable=False),
        Column("at", WORD, nullable=False),
    )
    op.create_index("judgements_id", "judgements", ["id"], unique=True)
    op.create_table(
        "log",
        Column("seq", Integer, primary_key=True),
        Column("at", WORD, nullable=False),
        Column("what", WORD, nullable=False),
        Column("subject", WORD, nullable=False),
        Column("detail", WORD, nullable=False),
    )
    op.create_index("log_subject", "log", ["subject"])
    op.create_table(
        "settings",
        Column("name", WORD, primary_key=True),
        Column("value", WORD, nullable=False),
    )


def guard_sqlite() -> None:
    """Refuse changes by triggers; INSERT OR REPLACE deletes without any, so a seq is used once."""
    for table, acts in KEPT.items():
        for act in acts:
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    for table, key in (("log", "seq"), ("judgements", "seq"), ("judgements", "id")):
        op.execute(
            f"CREATE TRIGGER {table}_{key}_once BEFORE INSERT ON {table} "
            f'WHEN EXISTS (SELECT 1 FROM {table} WHERE "{key}" = NEW."{key}") '
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def guard_postgresql() -> None:
    """Refuse changes by triggers, TRUNCATE included."""
    op.execute(
        "CREATE FUNCTION tocsin_keep() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table, acts in KEPT.items():
        for act in (*acts, "TRUNCATE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION tocsin_keep()"
            )
