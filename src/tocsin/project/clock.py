"""The time as the record keeps it; below this room nothing reads a clock."""

from __future__ import annotations

import datetime as dt


def now() -> str:
    """Return the time in UTC to the second, such as 2026-11-26T05:30:00Z."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
