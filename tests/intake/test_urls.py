"""Pages on the web: a plain function stands for the network, and one local server."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tocsin.intake import Failure, Page, documents, fetch_url
from tocsin.intake.failure import fail
from tocsin.model import Document

URL = "https://paper.example/report"
TEXT = "Nurses in Dhaka walked out on Sunday, their union said."
HTML = f"<html lang=en><body><article><p>{TEXT}</p></article></body></html>"
JSON = json.dumps({"text": TEXT})


def read(content: bytes, content_type: str, url: str = URL) -> list[Document | Failure]:
    """Read a page that a fetch brought."""
    return list(documents([url], fetch=lambda asked: Page(asked, content, content_type)))


@pytest.mark.parametrize(
    ("content", "content_type", "suffix"),
    [
        (HTML, "text/html; charset=utf-8", ""),
        (HTML, "application/xhtml+xml", ""),
        (HTML, "", ""),
        (HTML, "application/octet-stream", ".html"),
        (JSON, "application/json", ""),
        (JSON, "application/json", ".jsonl"),
        (JSON, "text/plain", ".json?raw=1"),
        (JSON, "application/x-ndjson", ""),
        (TEXT, "text/plain", ""),
        (TEXT, "", ""),
    ],
)
def test_the_content_type_tells_the_kind(content: str, content_type: str, suffix: str):
    """HTML, JSON, JSON lines and text are told by type, else by suffix, else by their bytes."""
    (document,) = read(content.encode(), content_type, URL + suffix)
    assert isinstance(document, Document)
    assert document.text == TEXT


@pytest.mark.parametrize("suffix", ["", ".jsonl.gz"])
def test_a_packed_page_is_unpacked(suffix: str):
    """A gzip file behind an address is unpacked."""
    content = gzip.compress(f"{JSON}\n{JSON}\n".encode())
    first, second = read(content, "application/gzip", URL + suffix)
    assert first == second


def test_the_charset_of_the_answer_counts():
    """A page is decoded by the charset its server names."""
    page = HTML.replace("Nurses", "«Enfermeras»").encode("cp1252")
    (document,) = read(page, "text/html; charset=windows-1252")
    assert isinstance(document, Document)
    assert document.text.startswith("«Enfermeras»")


def test_the_last_address_is_the_url():
    """After a redirect the document has the address that answered, the failure the one asked."""
    (document,) = documents([URL], fetch=lambda _: Page(f"{URL}/2", TEXT.encode(), "text/plain"))
    assert isinstance(document, Document)
    assert document.url == f"{URL}/2"
    (failure,) = documents([URL], fetch=lambda _: Page(f"{URL}/2", b"", "text/plain"))
    assert isinstance(failure, Failure)
    assert failure.name == URL


def test_what_is_no_report_is_refused():
    """A picture or PDF is a failure that names its type."""
    (failure,) = read(b"%PDF", "application/pdf")
    assert isinstance(failure, Failure)
    assert "is application/pdf, which is not read" in failure.message


def test_a_fetch_that_fails_stops_nothing():
    """A failed or broken fetch costs its page only."""

    def fetch(url: str) -> Page | Failure:
        if url.endswith("raises"):
            raise RuntimeError("broken fetch")
        if url.endswith("fails"):
            return fail(url, "does not answer: try later")
        return Page(url, TEXT.encode(), "text/plain")

    found = list(documents([f"{URL}/raises", f"{URL}/fails", URL], fetch=fetch))
    assert [type(one) for one in found] == [Failure, Failure, Document]


class Answers(BaseHTTPRequestHandler):
    """A server with a page, a redirect to it, a long page and nothing else."""

    def do_GET(self) -> None:
        """Answer."""
        pages = {"/page": HTML.encode(), "/long": b"x" * 5000}
        status = 302 if self.path == "/moved" else 200 if self.path in pages else 404
        body = pages.get(self.path, b"")
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", "/page")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""


@pytest.fixture
def address() -> Iterator[str]:
    """Serve on a free port of this machine."""
    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(5)
    server.server_close()


def test_a_real_fetch_is_bounded_and_clear(address: str, monkeypatch: pytest.MonkeyPatch):
    """A page and its redirect are read; a miss, a long page and silence are failures."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("tocsin.intake.url.BYTES", 1000)
    paths = [f"{address}/{name}" for name in ("page", "moved", "none", "long")]
    page, moved, none, long = documents(paths)
    assert page == moved
    assert isinstance(page, Document)
    assert page.url == f"{address}/page"
    assert isinstance(none, Failure)
    assert "answers 404 Not Found: check the address" in none.message
    assert isinstance(long, Failure)
    assert "longer than 1,000 bytes" in long.message


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/report", "http://", "http://[bad/"])
def test_no_answer_is_a_failure(url: str, monkeypatch: pytest.MonkeyPatch):
    """An address at which nothing answers, or that is none, is a failure with a remedy."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    found = fetch_url(url)
    assert isinstance(found, Failure)
    assert "does not answer" in found.message
    assert "save it and give the file instead" in found.message
