"""The desk at size: a server over 100,000 incidents, what it answers and when a page can be used.

    PYTHONPATH=. python benchmarks/desk.py                  # 100,000 incidents
    PYTHONPATH=. python benchmarks/desk.py --no-browser     # without Chromium

The record is filled as in benchmarks/store.py, then `tocsin serve` runs over it in a process of its
own. Server times are those of whole HTTP answers on this machine. In the browser: from the address
to the first rows and counts on the screen, and, once the map is drawn, from a click on a facet to
the answer.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
import time
import urllib.request
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlencode

from store import COUNTRIES, MONTHS, STANDINGS, TYPES, Figures, fill, once, table, timed

from tests.web.serving import FLAGS, chromium, serving
from tocsin.project.project import create_project


def main() -> None:
    """Fill a project, serve it and ask; print a table or one JSON line."""
    options = parse_options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        with create_project(folder, "Benchmark") as project:
            figures = [one for one in fill(project.record, options) if "again" not in one.name]
        figures += served(folder, options)
    print(json.dumps([asdict(one) for one in figures]) if options.json else table(figures))


def parse_options() -> Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=20_000, help="reports (default 20,000)")
    parser.add_argument("--incidents", type=int, default=100_000, help="(default 100,000)")
    parser.add_argument("--runs", type=int, default=15, help="runs a question (default 15)")
    parser.add_argument("--no-browser", dest="is_shown", action="store_false")
    parser.add_argument("--json", action="store_true", help="print one JSON line")
    return parser.parse_args()


def served(folder: Path, options: Namespace) -> Iterator[Figures]:
    """Serve a project in another process and measure it."""
    began = time.perf_counter()
    with serving(folder) as (address, process):
        yield once("until the server answers", "s", time.perf_counter() - began)
        yield from asked(address, options.runs)
        began = time.perf_counter()
        tried(address)
        yield once("Try it, the first text", "s", time.perf_counter() - began)
        if options.is_shown:
            yield from shown(address, options.runs)
        yield once("memory of the server, peak, parser included", "MiB", memory(process))


def asked(address: str, runs: int) -> Iterator[Figures]:
    """Change filters, sort, zoom and read pages over HTTP."""
    chance = random.Random(9)
    questions = {
        "Explore, no filter": lambda: "explore.json",
        "Explore, another type": lambda: explore(type=chance.choice(TYPES)),
        "Explore, country and standing": lambda: explore(
            country=chance.choice(COUNTRIES), standing=chance.choice(STANDINGS)
        ),
        "Explore, from a month on": lambda: explore(since=f"{chance.choice(MONTHS)}-01"),
        "Explore, a box": lambda: explore(box=f"{chance.randrange(-150, 100)},-30,150,40"),
        "Explore, two words": lambda: explore(text="bab del"),
        "Explore, zoomed in": lambda: explore(viewport="-20,-10,60,40", zoom=5),
        "Explore, page 1,000 by deaths": lambda: explore(sort="deaths", offset=50_000),
        "Now": lambda: "now.json",
        "Incident": lambda: f"incident/i{chance.randrange(1000)}.json",
        "Document": lambda: f"document/d{chance.randrange(100)}.json",
        "Review": lambda: "review.json",
        "Actors": lambda: "actors.json",
        "Sources": lambda: "sources.json",
    }
    for name, question in questions.items():
        yield timed(name, lambda question=question: got(f"{address}/{question()}"), runs)


def explore(**filters: object) -> str:
    """Build an address of Explore."""
    return f"explore.json?{urlencode(filters)}"


def got(address: str | urllib.request.Request) -> bytes:
    """Ask for an address, or send a request."""
    with urllib.request.urlopen(address, timeout=120) as answer:
        found: bytes = answer.read()
        return found


def tried(address: str) -> None:
    """Have a text read, for which the server loads the parser."""
    body = json.dumps(
        {"text": "Gunmen killed nine farmers near Zalingei on Sunday, a camp elder said."}
    )
    headers = {"X-Tocsin": "desk", "Content-Type": "application/json"}
    got(urllib.request.Request(f"{address}/try.json", body.encode(), headers))


def shown(address: str, runs: int) -> Iterator[Figures]:
    """Open Explore in Chromium and click a facet."""
    from playwright.sync_api import sync_playwright

    first, changed = [], []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        for _ in range(max(3, runs // 3)):
            page = browser.new_context().new_page()
            began = time.perf_counter()
            page.goto(f"{address}/explore", wait_until="commit")
            page.locator("main table tbody tr a[href^='/incident/']").first.wait_for()
            first.append((time.perf_counter() - began) * 1000)
            page.locator("[data-idle=true]").wait_for(state="attached", timeout=60_000)
            began = time.perf_counter()
            with page.expect_response(re.compile("explore.json.*type=")):
                page.locator("main input[type=checkbox]:visible").first.check()
            changed.append((time.perf_counter() - began) * 1000)
            page.context.close()
        browser.close()
    for name, times in (("first rows on the screen", first), ("click to new answer", changed)):
        yield Figures(name, "ms", round(sorted(times)[len(times) // 2], 1), round(max(times), 1))


def memory(process: int) -> float:
    """Return the peak memory of a process in mebibytes (Linux)."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    main()
