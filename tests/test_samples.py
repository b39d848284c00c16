"""The bundled sample reports keep their promises: varied, complete, small and invented."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tocsin.samples import sample_folder

KEYS = {"title", "url", "outlet", "published", "language", "text"}


@pytest.fixture
def folder() -> Path:
    """Return the folder of sample reports."""
    with sample_folder() as path:
        return path


def reports(folder: Path) -> list[dict[str, Any]]:
    """Return the JSON reports in order of their names."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def test_fourteen_reports_of_three_kinds(folder: Path) -> None:
    """The folder holds fourteen reports: twelve JSON, one web page, one plain text."""
    suffixes = sorted(path.suffix for path in folder.iterdir())
    assert suffixes == [".html"] + [".json"] * 12 + [".txt"]


def test_json_reports_are_complete(folder: Path) -> None:
    """Every JSON report says its title, address, outlet, day in 2026 and language."""
    for report in reports(folder):
        assert set(report) == KEYS
        assert all(report.values())
        assert re.fullmatch(r"2026-\d\d-\d\d", report["published"])
        assert report["language"] in {"en", "es"}


def test_reports_are_short(folder: Path) -> None:
    """Every report has 80 to 220 words."""
    texts = [report["text"] for report in reports(folder)]
    texts += [path.read_text("utf-8") for path in folder.glob("*.txt")]
    assert all(80 <= len(text.split()) <= 220 for text in texts)


def test_addresses_are_reserved(folder: Path) -> None:
    """Every web address in the reports lies under example.org, which nobody can own."""
    for path in folder.iterdir():
        hosts = re.findall(r"https?://([^/\"\s]+)", path.read_text("utf-8"))
        assert all(host.endswith(".example.org") for host in hosts), path.name


def test_cut_reprint_is_a_prefix(folder: Path) -> None:
    """The cut reprint is the first paragraphs of the wire story, word for word."""
    wire, cut, *_ = reports(folder)
    assert wire["text"].startswith(cut["text"])
    assert wire["outlet"] != cut["outlet"]


def test_edited_reprint_names_its_origin(folder: Path) -> None:
    """The edited reprint has another headline, other words, and a credit to the wire."""
    wire, _, edited, *_ = reports(folder)
    assert edited["title"] != wire["title"]
    assert edited["text"] not in wire["text"]
    assert f"Reporting by {wire['outlet']}" in edited["text"]


def test_independent_report_counts_otherwise(folder: Path) -> None:
    """The radio bulletin shares no paragraph with the wire and gives another death toll."""
    wire, _, _, radio, *_ = reports(folder)
    assert not set(wire["text"].split("\n\n")) & set(radio["text"].split("\n\n"))
    assert "killed at least 14" in wire["text"]
    assert "risen to 19" in radio["text"]


def test_page_has_more_than_its_article(folder: Path) -> None:
    """The web page carries navigation and a footer that a reader of the article must not see."""
    (page,) = folder.glob("*.html")
    html = page.read_text("utf-8")
    for needed in ("<nav>", "<article>", "<footer>", "article:published_time", "og:site_name"):
        assert needed in html


def test_loader_is_light() -> None:
    """Finding the folder loads no spaCy."""
    code = "import sys, tocsin.samples as s; s.sample_folder(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
