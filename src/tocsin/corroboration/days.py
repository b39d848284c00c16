"""Days as numbers, so that they can be compared."""

from __future__ import annotations

import datetime as dt


def ordinal(iso: str | None) -> int | None:
    """Return the ordinal of an ISO day or time; None where it is unknown or no day."""
    try:
        return dt.date.fromisoformat((iso or "")[:10]).toordinal()
    except ValueError:
        return None
