"""What could not be taken in, as a value: its name, what is wrong and the remedy."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.model import Document


@dataclass(frozen=True, slots=True)
class Failure:
    """What gave no document, by file, page, line or item; the message is one line with a remedy."""

    name: str
    message: str


class TooBig(OSError):
    """A stream went on past its limit."""


def fail(name: str, message: str) -> Failure:
    """Build a failure whose name and message are one printable line each."""
    return Failure(printable(name), printable(message))


def printable(words: str) -> str:
    """Fold white space and escape what UTF-8 cannot carry (file names may hold any byte)."""
    return " ".join(words.encode("utf-8", "backslashreplace").decode("utf-8").split())


def guard(name: str, items: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
    """Pass items on and turn whatever breaks into a failure, so that the rest is still read."""
    try:
        yield from items
    except Exception as error:  # a part found through an entry point may raise anything
        yield fail(name, remedy(error))


def remedy(error: Exception) -> str:
    """Say in one line what an exception means for the person who gave the file."""
    match error:
        case FileNotFoundError():
            return "does not exist: check the path"
        case PermissionError():
            return "may not be read: give yourself the right, as with chmod u+r"
        case gzip.BadGzipFile() | EOFError() | zlib.error():
            return f"is broken gzip ({error}): fetch it or pack it again; what came before is read"
        case TooBig():
            return f"holds {error}: split it into smaller files"
        case OSError():
            return f"cannot be read ({error.strerror or error}): check the file or its disk"
        case RecursionError():
            return "is nested too deep: flatten it to one object a document"
        case _:
            return f"cannot be read ({type(error).__name__}: {error}): save its words as .txt"
