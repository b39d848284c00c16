"""Kinds of file by suffix, found through entry points: tocsin.intake names a suffix each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePath
from typing import cast

from tocsin import plugins
from tocsin.intake.failure import Failure
from tocsin.intake.raw import Raw
from tocsin.model import Document

GROUP = "tocsin.intake"

Kind = Callable[[Raw], Iterator[Document | Failure]]


@cache
def suffixes() -> tuple[str, ...]:
    """List the suffixes, without their dot, that some kind reads."""
    return plugins.names(GROUP)


@cache
def kind(suffix: str) -> Kind:
    """Return the reader of a suffix."""
    return cast(Kind, plugins.load(GROUP, suffix))


def suffix_of(path: str) -> str | None:
    """Return the suffix that decides how a path is read, looking through .gz; None = unknown."""
    name = PurePath(path.lower().removesuffix(".gz"))
    suffix = name.suffix.removeprefix(".")
    return suffix if suffix in suffixes() else None


def is_packed(path: str) -> bool:
    """Tell whether a path names a gzip file."""
    return path.lower().endswith(".gz")


def known() -> str:
    """Name the suffixes for a message."""
    return ", ".join(f".{suffix}" for suffix in suffixes()) or "none"
