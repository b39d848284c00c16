"""Files that replace older ones only once they are whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def replacing(folder: Path, *names: str) -> Iterator[tuple[Path, ...]]:
    """Give a path to write for each name; all take their places at the end, or none does.

    Until then they lie in a hidden folder beside, so that a full disk or an error leaves the older
    files as they are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-", dir=folder) as new:
        made = tuple(Path(new) / name for name in names)
        yield made
        for path in made:
            with path.open("r+b") as written:
                os.fsync(written.fileno())
        for path in made:
            path.replace(folder / path.name)
