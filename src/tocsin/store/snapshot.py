"""Ask a snapshot, the Parquet files of an export, in DuckDB: in memory, without extensions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tocsin.store.errors import StoreError
from tocsin.store.layout import LONGEST_MONTH

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TABLES = ("events", "incidents")
# DuckDB reads these signs in a path as a pattern.
PATTERN = re.compile(r"([\[*?])")
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# The month of layout.month_of, which both must give alike.
MONTH = f"""
    CASE WHEN date_diff('day', CAST("start" AS DATE), CAST(coalesce("end", "start") AS DATE))
    < {LONGEST_MONTH} THEN strftime(CAST("start" AS DATE), '%Y-%m') END
"""
COUNTED = f"""
    SELECT {MONTH} AS month, country, type, standing, count(*) FROM incidents
    GROUP BY ALL ORDER BY ALL ASC NULLS LAST
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many incidents a month, a country, a type and a standing have; None = unknown."""

    month: str | None
    country: str | None
    type: str
    standing: str
    incidents: int


class Snapshot:
    """The tables of one export; a view each, read when it is asked."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        """Take a connection over; use open_snapshot."""
        self._connection = connection

    def __enter__(self) -> Self:
        """Return the snapshot."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the snapshot."""
        self._connection.close()

    def rows(self, query: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query over the views events and incidents; ? takes a parameter."""
        return self._connection.execute(query, list(parameters)).fetchall()

    def tally(self) -> tuple[Tally, ...]:
        """Count the incidents by month, country, type and standing, the unknown last."""
        return tuple(Tally(*row) for row in self.rows(COUNTED))


def open_snapshot(folder: Path) -> Snapshot:
    """Open events.parquet and incidents.parquet; raises StoreError where one cannot be read."""
    import duckdb

    connection = duckdb.connect(":memory:", config=OFFLINE)
    for name in TABLES:
        path = folder / f"{name}.parquet"
        try:
            connection.read_parquet(PATTERN.sub(r"[\1]", str(path))).create_view(name)
        except duckdb.Error as error:
            connection.close()
            said = str(error).partition("\n")[0]
            remedy = "make it with tocsin export --format parquet"
            raise StoreError(f"{path} cannot be read ({said}): {remedy}") from None
    return Snapshot(connection)
