"""Cheap readers for the tests of workers; imported by name in spawned processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from tocsin.model import Document, Problem, Reading, Versions

VERSIONS = Versions("0", "0", None, "cheap")


def reader() -> Callable[[Document], Reading]:
    """Return a reader that does what a document's text orders, and notes its process."""
    return obey


def obey(document: Document) -> Reading:
    """Die, die once, raise, or read."""
    order, _, argument = document.text.partition(" ")
    if order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "die-once" and not Path(argument).exists():
        Path(argument).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "raise":
        raise ValueError("no verb")
    note = Problem("process", str(os.getpid()))
    return Reading(document, (), (), (), (note,), VERSIONS)


def no_reader() -> Callable[[Document], Reading]:
    """Fail as a missing model does."""
    raise LookupError("the model is not installed")


def dying() -> Callable[[Document], Reading]:
    """Die while the model is loaded."""
    os.kill(os.getpid(), signal.SIGKILL)
    return obey
