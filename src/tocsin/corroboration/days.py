"""Days as numbers, so that they can be compared; what is news and what is history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tocsin.model import Incident


def ordinal(iso: str | None) -> int | None:
    """Return the ordinal of an ISO day or time; None where it is unknown or no day."""
    try:
        return dt.date.fromisoformat((iso or "")[:10]).toordinal()
    except ValueError:
        return None


RECENT = 31  # days


def is_history(incident: Incident, published: Iterable[str | None]) -> bool:
    """Tell whether an incident was over long before the first report of it came out.

    What an anniversary, an obituary or a trial recalls has its old period; it is no news. Where the
    period or the day of publication is unknown it is taken for news.
    """
    period = incident.period
    over = ordinal(period.end or period.start) if period else None
    told = [day for day in map(ordinal, published) if day is not None]
    return over is not None and bool(told) and over < min(told) - RECENT
