"""What can go wrong with a record, said with its name and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolTimeout

BUSY = "is being written by another program: wait until it is done, or stop it"
FULL = "has no room left: free some space on its disk and run the command again; nothing is lost"
TAKEN_BACK = "lost this transaction to the error before: run the command again; nothing is lost"
READ_ONLY = "may not be written: give yourself the right to write the file and its folder"
NO_RECORD = "is no Tocsin record: check its name, or make a project with tocsin init"
# Primary result codes, https://www.sqlite.org/rescode.html
SQLITE = {
    5: BUSY,
    6: BUSY,
    8: READ_ONLY,
    10: "cannot be read or written ({}): check its disk and the space left on it",
    11: "is damaged ({}): take a copy from your backup, or mend it with sqlite3's .recover",
    13: FULL,
    14: "cannot be opened ({}): check the path and your right to write in its folder",
    15: BUSY,
    26: NO_RECORD,
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html
POSTGRESQL = {
    "25006": READ_ONLY,
    "42501": "refuses you a right ({}): ask for it, or connect as its owner",
    "53100": FULL,
    "55P03": BUSY,
}
CONNECTION = ("08", "28", "3D", "57")
UNREACHED = "cannot be reached ({}): check the address and that the server runs"
OTHER = "refuses what was asked ({}): this is an error in Tocsin, please report it"


class StoreError(Exception):
    """A record cannot do what was asked; the message names it and the remedy."""


class IdTaken(StoreError):
    """Another text is kept under the id of a document."""

    def __init__(self, document: str) -> None:
        """Name the document."""
        super().__init__(f"{document}: another text is kept under this id: give this one its own")
        self.document = document


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn what a database raises into a StoreError that names the record."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{name} {meaning(error.orig)}") from error
    except PendingRollbackError as error:
        raise StoreError(f"{name} {TAKEN_BACK}") from error
    except PoolTimeout as error:
        raise StoreError(f"{name} is asked by too many at once: try again") from error


def meaning(error: BaseException | None) -> str:
    """Say in one line what a driver's error means for the person who runs the command."""
    words = " ".join(str(error).split())
    if "no such module" in words:
        return f"needs an SQLite with FTS5 and R*Tree ({words}): take Python from python.org"
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return SQLITE.get(code & 0xFF, OTHER).format(words)
    state = getattr(error, "sqlstate", None) or CONNECTION[0]
    unknown = UNREACHED if state.startswith(CONNECTION) else OTHER
    return POSTGRESQL.get(state, unknown).format(words)
