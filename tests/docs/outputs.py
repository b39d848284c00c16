"""The outputs that the pages show: `python tests/docs/outputs.py` writes them anew."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
from rich.console import Console

from tocsin.corroboration.corroborate import corroborate
from tocsin.exports.gathered import gather
from tocsin.exports.holding import Held
from tocsin.exports.incident_table import render as render_incident
from tocsin.exports.record import encode
from tocsin.exports.table import render
from tocsin.intake import documents
from tocsin.model import Document, digest
from tocsin.reading.explain import explain_event, explain_rule, rule_names
from tocsin.reading.read import read
from tocsin.samples import sample_folder

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md", ROOT / "docs" / "record.md")
WIDTH = 110
REPORT = (
    "Gunmen killed nine farmers near Zalingei on Sunday, a camp elder said. The Nertiti Front "
    "denied that its fighters had carried out the raid. The army plans to send two battalions "
    "to the area, according to the governor, and residents fear that the front will attack the "
    "market next."
)
_SLOT = re.compile(r"(<!-- output: ([\w-]+) -->\n+```(?:text|json)\n)(.*?)(```\n)", re.DOTALL)


def report() -> Document:
    """Return the short report that the pages read."""
    return Document("report", REPORT, outlet="Radio Darfur", published="2026-03-17", language="en")


def table(document: Document, *, lines: int = 400) -> str:
    """Draw a document's table as the command draws it."""
    console = Console(width=WIDTH, file=io.StringIO(), highlight=False)
    with console.capture() as captured:
        console.print(render(read(document), width=WIDTH))
    drawn = [line.rstrip() for line in captured.get().rstrip().splitlines()]
    return "\n".join(drawn[:lines] + (["…"] if len(drawn) > lines else []))


def sample(name: str) -> Document:
    """Return the bundled sample report whose file begins with a name."""
    with sample_folder() as folder:
        path = next(folder.glob(f"{name}*"))
        found = next(iter(documents([str(path)])))
    assert isinstance(found, Document)
    return found


def printed_by(page: Path) -> str:
    """Run the first Python block of a page and return what it prints."""
    block = re.search(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    assert block is not None, page.name
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block[1], page.name, "exec"), {})
    return out.getvalue().rstrip()


def incident() -> str:
    """Draw the incident that most of the sample reports tell of."""
    with sample_folder() as folder:
        found = [one for one in documents([str(folder)]) if isinstance(one, Document)]
    folded = corroborate(read(document) for document in found)
    most = max(folded.incidents, key=lambda one: (one.support.reports, len(one.events)))
    held = Held("samples", folded.readings, (most,), folded.stories)
    gathered = gather(held)
    console = Console(width=WIDTH, file=io.StringIO(), highlight=False)
    with console.capture() as captured:
        console.print(render_incident(most, gathered.quotes, reports=gathered.reports, width=WIDTH))
    return "\n".join(line.rstrip() for line in captured.get().rstrip().splitlines())


def assaults() -> str:
    """Print what the jq line of the tutorial prints."""
    reading = read(report())
    rows = [(e.status, e.polarity, e.actors) for e in reading.events if e.type == "ASSAULT"]
    names = [(status, sign, actors[0].name if actors else None) for status, sign, actors in rows]
    quoted = ([f'"{part}"' if part else "null" for part in row] for row in names)
    return "\n".join(f"[{','.join(row)}]" for row in quoted)


def explained() -> str:
    """Explain the first event of the report."""
    reading = read(report())
    return explain_event(reading, reading.events[0].id) or ""


def record() -> str:
    """Write the record of one sentence as indented JSON."""
    text = (
        "Soldiers arrested three suspects overnight on the road to Nyanzale, Lieutenant Colonel "
        "Prosper Ilunga said on Thursday."
    )
    name = digest("Meridian Wire", None, "2026-03-12", None, text)
    document = Document(name, text, outlet="Meridian Wire", published="2026-03-12", language="en")
    reading = read(document)
    versions = replace(reading.versions, knowledge="0d139d27eef4")
    line = encode(replace(reading, versions=versions))
    laid = msgspec.json.format(line, indent=2).decode()
    return re.sub(r'\{\s+("start": \d+),\s+("end": \d+)\s+\}', r"{\1, \2}", laid)


OUTPUTS: dict[str, Callable[[], str]] = {
    "report": lambda: table(report()),
    "readme-python": lambda: printed_by(ROOT / "README.md"),
    "tutorial-python": lambda: printed_by(ROOT / "docs" / "tutorial.md"),
    "demo": lambda: table(sample("05"), lines=28),
    "incident": incident,
    "assaults": assaults,
    "rules": lambda: "\n".join([*rule_names()[:6], "…"]),
    "rule": lambda: explain_rule("factuality:modal"),
    "event": explained,
    "record": record,
}


def slots(page: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every output on a page."""
    for found in _SLOT.finditer(page.read_text("utf-8")):
        yield found[2], found[3].rstrip("\n")


def renewed(page: Path) -> str:
    """Return a page with its outputs made anew."""
    return _SLOT.sub(lambda m: f"{m[1]}{OUTPUTS[m[2]]()}\n{m[4]}", page.read_text("utf-8"))


if __name__ == "__main__":
    for each in PAGES:
        each.write_text(renewed(each), "utf-8")
        print(f"{each.name}: {', '.join(name for name, _ in slots(each))}", file=sys.stderr)
