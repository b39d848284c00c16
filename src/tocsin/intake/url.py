"""Pages on the web: fetched within limits of time and size; their content type tells the kind."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tocsin.intake.failure import Failure, fail
from tocsin.intake.kinds import kind, known, suffix_of
from tocsin.intake.raw import GZIP_MAGIC, Raw, opened
from tocsin.intake.sniff import read_stream
from tocsin.model import Document

if TYPE_CHECKING:
    from requests import Response

CONNECT_SECONDS, SILENT_SECONDS, WHOLE_SECONDS = 10, 30, 120
BYTES = 64 * 1024 * 1024
SAVE = "save it and give the file instead"
MEDIA = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/x-ndjson": "jsonl",
    "application/ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "text/plain": "txt",
}
# Servers send these for files whose kind they do not know.
VAGUE = frozenset({"", "text/plain", "application/json", "application/octet-stream"})
PACKED = frozenset({"application/gzip", "application/x-gzip"})


@dataclass(frozen=True, slots=True)
class Page:
    """What a fetch brought: the address after redirects, the bytes, the Content-Type header."""

    url: str
    content: bytes
    content_type: str = ""


Fetch = Callable[[str], Page | Failure]


def fetch_url(url: str) -> Page | Failure:
    """Fetch a page; whatever keeps it from coming is a failure."""
    import requests

    agent = {"User-Agent": "tocsin/0.1 (reads news reports)"}
    timeout = (CONNECT_SECONDS, SILENT_SECONDS)
    try:
        with requests.get(url, headers=agent, timeout=timeout, stream=True) as response:
            return received(response, url=url)
    except requests.RequestException as error:
        reason = type(error).__name__
        return fail(url, f"does not answer ({reason}): check the address and network, or {SAVE}")


def received(response: Response, *, url: str) -> Page | Failure:
    """Take a response's bytes within the limits."""
    if not response.ok:
        said = f"{response.status_code} {response.reason}"
        return fail(url, f"answers {said}: check the address, or {SAVE}")
    content = bytearray()
    started = time.monotonic()
    for chunk in response.iter_content(65536):
        content += chunk
        if len(content) > BYTES:
            return fail(url, f"is longer than {BYTES:,} bytes: {SAVE}")
        if time.monotonic() - started > WHOLE_SECONDS:
            return fail(url, f"takes longer than {WHOLE_SECONDS} seconds: {SAVE}")
    return Page(response.url, bytes(content), response.headers.get("Content-Type", ""))


def read_url(url: str, *, fetch: Fetch) -> Iterator[Document | Failure]:
    """Yield the documents of a page."""
    page = fetch(url)
    if isinstance(page, Failure):
        yield page
        return
    media, charset = content_type(page.content_type)
    stream = io.BytesIO(page.content)
    suffix = suffix_for(page.url, media)
    if suffix:
        packed = page.content.startswith(GZIP_MAGIC)
        yield from kind(suffix)(Raw(url, opened(stream, packed=packed), page.url, charset))
    elif media in VAGUE | PACKED:
        yield from read_stream(stream, name=url, url=page.url, charset=charset)
    else:
        yield fail(url, f"is {media}, which is not read ({known()}): save its words as .txt")


def content_type(header: str) -> tuple[str, str | None]:
    """Split a Content-Type header into media type and charset."""
    media = header.partition(";")[0].strip().lower()
    found = re.search(r"""charset\s*=\s*["']?([\w.:-]+)""", header, re.IGNORECASE)
    return media, found[1] if found else None


def suffix_for(url: str, media: str) -> str | None:
    """Return the suffix whose kind reads a page; None = its bytes must tell, or nothing can."""
    own = suffix_of(urlsplit(url).path)
    return (own if media in VAGUE | PACKED else None) or MEDIA.get(media)
