"""Files and folders: a suffix decides the kind; a folder gives its files in sorted order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from tocsin.intake.failure import Failure, fail, guard, remedy
from tocsin.intake.kinds import is_packed, kind, known, suffix_of
from tocsin.intake.raw import Raw, opened
from tocsin.intake.sniff import read_stream
from tocsin.model import Document


def read_path(path: str) -> Iterator[Document | Failure]:
    """Yield the documents of a file or of all files under a folder."""
    if Path(path).is_dir():
        yield from read_folder(path)
    else:
        yield from guard(path, read_file(path))


def read_file(path: str) -> Iterator[Document | Failure]:
    """Yield the documents of one file; a pipe is sniffed as standard input is."""
    mode = Path(path).stat().st_mode
    suffix = suffix_of(path)
    if not suffix and stat.S_ISREG(mode):
        yield fail(path, f"is of no kind that is read ({known()}): rename it, or pipe it to -")
        return
    with Path(path).open("rb") as stream:
        if not suffix:
            yield from read_stream(stream, name=path)
        else:
            raw = Raw(path, opened(stream, packed=is_packed(path)))
            yield from kind(suffix)(raw)


def read_folder(folder: str) -> Iterator[Document | Failure]:
    """Yield the documents under a folder; hidden files and unknown suffixes are passed over."""
    found = False
    for item in walk(folder):
        found = True
        yield from [item] if isinstance(item, Failure) else guard(item, read_file(item))
    if not found:
        yield fail(folder, f"is a folder without files that are read ({known()}): add some")


def walk(folder: str) -> Iterator[str | Failure]:
    """Yield the paths under a folder, sorted name by name; links to folders are not followed."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield fail(folder, remedy(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(entry.path)
        elif suffix_of(entry.name) and (entry.is_file() or entry.is_symlink()):
            yield entry.path
