"""Web pages: the report without its page furniture becomes the frozen text."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from tocsin.intake.accept import accept, subtag
from tocsin.intake.failure import Failure, fail
from tocsin.intake.raw import UTF16_SIGNATURES, Raw, oversize
from tocsin.model import Document

BYTES = 20_000_000
DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
# The WHATWG Encoding Standard reads these labels as Windows-1252.
WINDOWS = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
# A day guessed out of the running text would be invented; what the page declares is not.
DAY = {"original_date": True, "extensive_search": False}


def read(raw: Raw) -> Iterator[Document | Failure]:
    """Yield the one document of a page."""
    data = raw.stream.read(BYTES + 1)
    advice = f"is a page longer than {BYTES:,} bytes: save its words as .txt"
    refused = oversize(data, name=raw.name, limit=BYTES, advice=advice)
    yield refused or extracted(data, raw)


def extracted(data: bytes, raw: Raw) -> Document | Failure:
    """Decode a page and take the report and what the page says of it."""
    page, bad = page_text(data, charset=raw.charset)
    if "\x00" in page:
        return fail(raw.name, "is binary, not a page: save its words as .txt or .html")
    fields = page_fields(page, url=raw.url)
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        return fail(raw.name, "is a page without a report in it: save the report's words as .txt")
    if bad is not None and "\ufffd" in text:
        return fail(
            raw.name,
            f"has bytes in its report that are not of its charset (the first at byte {bad}): "
            "convert it with iconv -f WINDOWS-1252 -t UTF-8, naming the encoding it has",
        )
    return accept(fields, name=raw.name)


def page_text(data: bytes, *, charset: str | None) -> tuple[str, int | None]:
    """Decode a page: UTF-8, else as declared, else as detected; and the first bad byte, if any."""
    if data.startswith(UTF16_SIGNATURES):
        return data.decode("utf-16", "replace"), None
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError as error:
        found = DECLARED.search(data[:4096])
        declared = charset or (found[1].decode("ascii") if found else None)
        text = None if is_utf8(declared) else by_charset(data, declared)
        return (data.decode("utf-8", "replace"), error.start) if text is None else (text, None)


def is_utf8(charset: str | None) -> bool:
    """Tell whether a declared charset is UTF-8 by one of its names."""
    return charset is not None and charset.lower().replace("_", "-") in ("utf-8", "utf8")


def by_charset(data: bytes, declared: str | None) -> str | None:
    """Decode strictly by the declared charset, else by the one the bytes look like."""
    if declared:
        name = "windows-1252" if declared.lower() in WINDOWS else declared
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return None if best is None else str(best)


def page_fields(page: str, *, url: str | None) -> dict[str, object]:
    """Return text, title, url, outlet, published and language as far as the page gives them."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    quiet()
    # trafilatura takes what does not say "html" at its start for something else.
    tree: Any = load_html(page if "html" in page[:50].lower() else f"<!doctype html>\n{page}")
    if tree is None:
        return {}
    language = subtag(tree.get("lang") or "")
    found: Any = bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=DAY,
        prune_xpath="//nav",  # else a page of menus alone is taken for a report
    )
    if found is None:
        return {}
    return {
        "text": found.text,
        "title": found.title,
        "url": found.url or url,
        "outlet": found.sitename,
        "published": found.date,
        "language": language,
    }


def quiet() -> None:
    """Keep the extractor's log lines off a terminal; a program that logs still gets them."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
