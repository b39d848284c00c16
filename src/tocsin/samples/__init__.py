"""The bundled sample reports: fourteen invented reports that `tocsin demo` reads."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path


def sample_folder() -> AbstractContextManager[Path]:
    """Open the folder of reports as a path on disk, also when the package is zipped."""
    return as_file(files("tocsin.samples") / "reports")
