"""Server-sent events: tell pages that incidents came or changed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

from starlette.concurrency import run_in_threadpool

from tocsin.store.errors import StoreError
from tocsin.store.record import Record

EVERY = 1.5  # seconds between two looks at the log
BREATH = 10  # looks without news until a line is sent that keeps the connection open
MOST = 1000  # lines of news that are counted


async def changes(
    record: Record, *, every: float = EVERY, is_over: Callable[[], bool] = lambda: False
) -> AsyncIterator[str]:
    """Yield an event for each time the log has grown; comments keep the connection open."""
    seen = await run_in_threadpool(record.newest)
    yield f"retry: 3000\n\n{_event(seen, 0, 0)}"
    quiet = 0
    while not is_over():
        await asyncio.sleep(every)
        try:
            newest = await run_in_threadpool(record.newest)
            if newest != seen:
                yield await run_in_threadpool(_told, record, seen, newest)
        except StoreError:
            newest = seen  # a record that is busy or away is asked again
        quiet = 0 if newest != seen else quiet + 1
        if quiet == BREATH:
            yield ": still here\n\n"
            quiet = 0
        seen = newest


def _told(record: Record, seen: int, newest: int) -> str:
    """Write one event: how many incidents are new or changed since the last one."""
    lines = record.log(what=("incident created", "incident changed"), limit=MOST)
    since = [line for line in lines if seen < line.seq <= newest]
    new = {line.subject for line in since if line.what == "incident created"}
    return _event(newest, len(new), len({line.subject for line in since} - new))


def _event(seq: int, new: int, changed: int) -> str:
    """Write an event of the stream."""
    data = json.dumps({"seq": seq, "new": new, "changed": changed})
    return f"event: change\nid: {seq}\ndata: {data}\n\n"
