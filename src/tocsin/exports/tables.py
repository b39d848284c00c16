"""The tables of a project, found by name."""

from __future__ import annotations

from typing import Any

from tocsin.exports.columns import Table
from tocsin.exports.document_columns import DOCUMENTS
from tocsin.exports.event_columns import EVENTS
from tocsin.exports.incident_columns import INCIDENTS
from tocsin.exports.judgement_columns import JUDGEMENTS

TABLES: dict[str, Table[Any]] = {
    table.name: table for table in (INCIDENTS, EVENTS, DOCUMENTS, JUDGEMENTS)
}
