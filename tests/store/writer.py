"""Add reports one by one, as `tocsin add` does: a process for the tests to kill."""

from __future__ import annotations

import resource
import sys

from tests.store.made import AT, derived, reading
from tocsin.store.errors import StoreError
from tocsin.store.record import Record, open_record


def main(place: str, last: str, room: str) -> None:
    """Go on where the record ends, up to the last number; room = the largest file, 0 = any."""
    with open_record(place, create=True) as record:
        print("ready", flush=True)
        if int(room):
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
        try:
            resume(record, int(last))
        except StoreError as error:
            sys.exit(str(error))


def resume(record: Record, last: int) -> None:
    """Corroborate what waits, then add what is missing, each report in two transactions."""
    for name in record.pending():
        record.replace_derived(derived(int(name[1:])), at=AT)
    for number in range(record.counts().documents + 1, last + 1):
        record.add(reading(number), at=AT)
        record.replace_derived(derived(number), at=AT)


if __name__ == "__main__":
    main(*sys.argv[1:])
