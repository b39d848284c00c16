"""The columns of documents: one row a report, without its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from tocsin.exports.columns import Column, Table, listed
from tocsin.exports.gathered import Gathered, Report
from tocsin.exports.holding import Holding
from tocsin.model import Document, Outlet, Reading, Reliability

_UNKNOWN = Outlet("")


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document with its reading, its outlet and what it is a reprint of."""

    reading: Reading
    outlet: Outlet
    report: Report

    @property
    def document(self) -> Document:
        """Return the document itself."""
        return self.reading.document


COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column("id", "words", "the document's id", lambda row: row.document.id),
    Column("outlet", "words", "who published it", lambda row: row.document.outlet),
    Column("owner", "words", "who owns the outlet", lambda row: row.outlet.owner),
    Column("outlet_kind", "words", "what kind of outlet it is", lambda row: row.outlet.kind),
    Column("home", "words", "the outlet's country, ISO 3166 alpha-3", lambda row: row.outlet.home),
    Column(
        "reliability",
        "code",
        "NATO's letter for the outlet, where the project gives one",
        lambda row: row.outlet.reliability,
        get_args(Reliability),
    ),
    Column("published", "day", "when it was published", lambda row: row.document.published),
    Column("language", "code", "ISO 639 code", lambda row: row.document.language),
    Column("title", "words", "its title", lambda row: row.document.title),
    Column("url", "words", "its address", lambda row: row.document.url),
    Column(
        "stories",
        "code",
        "the texts it belongs to; a round-up has several",
        lambda row: listed(row.report.stories),
    ),
    Column(
        "reprint_of",
        "words",
        "the documents it is a reprint of",
        lambda row: listed(reprint.of for reprint in row.report.reprints),
    ),
    Column(
        "reprint_kinds",
        "code",
        "copy, cut, edited, merged or credited, for each of these",
        lambda row: listed(reprint.kind for reprint in row.report.reprints),
    ),
    Column(
        "shared",
        "code",
        "the part of its six-word runs found in each of these, 0 to 1",
        lambda row: listed(f"{reprint.shared:.2f}" for reprint in row.report.reprints),
    ),
    Column("characters", "whole", "how long its text is", lambda row: len(row.document.text)),
    Column("events", "whole", "how many events it tells of", lambda row: len(row.reading.events)),
    Column(
        "problems",
        "words",
        "what went wrong in reading it",
        lambda row: listed(f"{one.rule}: {one.message}" for one in row.reading.problems),
    ),
    Column("tocsin", "words", "the version that read it", lambda row: row.reading.versions.tocsin),
    Column(
        "knowledge",
        "words",
        "the version of codebook, actors and lexicons",
        lambda row: row.reading.versions.knowledge,
    ),
    Column(
        "weights",
        "words",
        "the version of the encoder; empty: rules alone",
        lambda row: row.reading.versions.weights,
    ),
    Column(
        "parser",
        "words",
        "the version of the parser",
        lambda row: row.reading.versions.parser,
    ),
)


def _rows(holding: Holding, gathered: Gathered) -> Iterator[DocumentRow]:
    """Give each document with what is known of its outlet."""
    outlets = holding.outlets()
    for reading in holding.readings():
        document = reading.document
        outlet = outlets.get(document.outlet or "", _UNKNOWN)
        yield DocumentRow(reading, outlet, gathered.reports.get(document.id, Report(document.id)))


DOCUMENTS: Table[DocumentRow] = Table(
    "documents",
    "The reports that were read, without their texts, and which are reprints of which.",
    COLUMNS,
    _rows,
    "id",
)
