"""JSON: one object a document, or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tocsin.intake.accept import accept
from tocsin.intake.failure import Failure, fail
from tocsin.intake.raw import Raw, binary, decoded, oversize
from tocsin.model import Document

BYTES = 128 * 1024 * 1024
TOO_LONG = (
    f"is longer than {BYTES:,} bytes: make it JSON lines with jq -c '.[]' in.json > out.jsonl"
)


def read(raw: Raw) -> Iterator[Document | Failure]:
    """Yield the documents of the file, in order; items of a list are named FILE[0], FILE[1]."""
    data = raw.stream.read(BYTES + 1)
    refused = binary(data, name=raw.name) or oversize(
        data, name=raw.name, limit=BYTES, advice=TOO_LONG
    )
    text = refused or decoded(data, name=raw.name)
    del data
    if isinstance(text, Failure):
        yield text
        return
    given = parsed(text, name=raw.name)
    if not isinstance(given, list):
        yield item(given, name=raw.name, url=raw.url)
    elif not given:
        yield fail(raw.name, "is an empty list: give it at least one object with `text`")
    else:
        for index, one in enumerate(given):
            yield item(one, name=f"{raw.name}[{index}]", url=None)


def parsed(text: str, *, name: str) -> object:
    """Parse JSON; a failure says the line and column at fault."""
    if not text.strip():
        return fail(name, "holds only white space: give a file that holds a report")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        return fail(name, f"is broken JSON at {error.lineno}:{error.colno} ({error.msg}): mend it")
    except RecursionError:
        return fail(name, "is nested too deep: flatten it to one object a document")
    except ValueError as error:  # a number of more digits than Python converts
        return fail(name, f"is JSON with a value out of range ({error}): quote it")


def item(given: object, *, name: str, url: str | None) -> Document | Failure:
    """Build a document from one parsed value; its own url goes before the given one."""
    if isinstance(given, Failure):
        return given
    if not isinstance(given, dict):
        kind = type(given).__name__
        return fail(name, f'is {kind}, not an object: write {{"text": "…"}} for each report')
    return accept({"url": url, **given} if url else given, name=name)
