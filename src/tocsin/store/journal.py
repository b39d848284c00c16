"""What is only ever added to: the log and the judgements; and settings, which may change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched

from sqlalchemy import Connection, delete, insert, select

from tocsin.model import Judgement
from tocsin.store.bodies import decode, encode, judgement_of
from tocsin.store.errors import StoreError
from tocsin.store.rows import LogLine
from tocsin.store.tables import judgements, log, settings

Entry = tuple[str, str, dict[str, object]]  # what, subject, detail
LINES = 1000


def note(connection: Connection, entries: Iterable[Entry], *, at: str) -> int:
    """Add lines to the log; return how many."""
    kept = 0
    for some in batched(entries, LINES):
        rows = [
            {"at": at, "what": what, "subject": subject, "detail": encode(detail)}
            for what, subject, detail in some
        ]
        connection.execute(insert(log), rows)
        kept += len(rows)
    return kept


def entries(
    connection: Connection,
    *,
    subject: str | None,
    what: Sequence[str],
    before: int | None,
    limit: int,
) -> tuple[LogLine, ...]:
    """Return lines of the log, newest first; before is the seq of the last one seen."""
    wanted = select(log).order_by(log.c.seq.desc()).limit(limit)
    if subject is not None:
        wanted = wanted.where(log.c.subject == subject)
    if what:
        wanted = wanted.where(log.c.what.in_(what))
    if before is not None:
        wanted = wanted.where(log.c.seq < before)
    rows = connection.execute(wanted)
    return tuple(
        LogLine(r.seq, r.at, r.what, r.subject, decode(r.detail, dict[str, object])) for r in rows
    )


def judge(connection: Connection, judgement: Judgement, *, at: str) -> bool:
    """Add a judgement and its line in the log; False = it is kept already."""
    body = encode(judgement)
    kept = connection.scalar(select(judgements.c.body).where(judgements.c.id == judgement.id))
    if kept is not None:
        if kept != body:
            raise StoreError(f"another judgement has the id {judgement.id}: give this one its own")
        return False
    row = {"id": judgement.id, "body": body, "when": judgement.when, "at": at}
    connection.execute(insert(judgements), row)
    events = [f"{pointer.document} {pointer.type}" for pointer in judgement.events]
    detail: dict[str, object] = {
        "kind": judgement.kind,
        "who": judgement.who,
        "why": judgement.why,
        "events": events,
    }
    note(connection, [("judged", judgement.id, detail)], at=at)
    return True


def decided(connection: Connection) -> Iterator[Judgement]:
    """Yield the judgements in the order they came."""
    for body in connection.scalars(select(judgements.c.body).order_by(judgements.c.seq)).all():
        yield judgement_of(body)


def setting(connection: Connection, name: str) -> object:
    """Return a setting; None = it was never set."""
    value = connection.scalar(select(settings.c.value).where(settings.c.name == name))
    return None if value is None else decode(value, object)


def set_setting(connection: Connection, name: str, value: object) -> None:
    """Keep a setting, any JSON."""
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(insert(settings), {"name": name, "value": encode(value)})
