"""The documentation keeps its promises: words, links, messages, code and commands are real."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from tests.docs import outputs
from tocsin import model
from tocsin.exports import record

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
ROOMS = ("intake", "project", "store", "corroboration", "exports", "cli", "web")
"""The rooms whose messages tell a user what is wrong with an input."""
PAGES = sorted(DOCS.rglob("*.md"))
READ_BY_USERS = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"`tocsin ([a-z]+)|^\$ tocsin ([a-z]+)", re.MULTILINE)


def name_of(page: Path) -> str:
    """Name a page in the test report."""
    return page.relative_to(ROOT).as_posix()


def blocks(language: str) -> list[Any]:
    """Return the code blocks of the users' pages as named test parameters."""
    named = []
    for page in READ_BY_USERS:
        found = [code for kind, code in BLOCK.findall(page.read_text("utf-8")) if kind == language]
        for number, code in enumerate(found, start=1):
            named.append(pytest.param(code, id=f"{name_of(page)}:{number}"))
    return named


def headings(page: Path) -> set[str]:
    """Return the headings of a page in lower case, code left out."""
    text = BLOCK.sub("", page.read_text("utf-8"))
    return {words.strip().lower() for words in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def anchor(heading: str) -> str:
    """Return the anchor that a heading gets on the web."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def model_types() -> list[str]:
    """Name the public dataclasses of the model."""
    return [
        name
        for name, kind in vars(model).items()
        if dataclasses.is_dataclass(kind) and not name.startswith("_")
    ]


@pytest.mark.parametrize("name", model_types())
def test_glossary_has_every_noun(name: str) -> None:
    """Every public record of the model has a heading of its own in the glossary."""
    assert f"### {name}\n" in (DOCS / "glossary.md").read_text("utf-8")


@pytest.mark.parametrize(
    "word",
    [
        word
        for values in (
            model.Status,
            model.Standing,
            model.Certainty,
            model.Stance,
            model.Act,
            model.Identification,
        )
        for word in get_args(values)
    ],
)
def test_glossary_has_every_value(word: str) -> None:
    """Every value of status, standing, certainty, stance, act and identification is explained."""
    assert f"`{word}`" in (DOCS / "glossary.md").read_text("utf-8")


def test_record_names_every_field() -> None:
    """The pages on the record and on incidents name every field of every record."""
    pages = ("record.md", "incidents.md")
    text = "".join((DOCS / page).read_text("utf-8") for page in pages)
    for name in model_types():
        for field in dataclasses.fields(getattr(model, name)):
            assert re.search(rf"[`.\"]{field.name}[`\"]", text), f"{name}.{field.name}"


def test_record_example_is_a_record() -> None:
    """The worked example decodes, encodes to the same JSON, and its spans lie in its text."""
    ((_, code),) = [b for b in BLOCK.findall((DOCS / "record.md").read_text()) if b[0] == "json"]
    reading = record.decode(code)
    assert json.loads(record.encode(reading)) == json.loads(code)
    ends = [int(end) for end in re.findall(r'"end": (\d+)\}', code)]
    assert max(ends) <= len(reading.document.text)
    assert [event.trigger.of(reading.document.text) for event in reading.events] == ["arrested"]


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=name_of)
def test_links_resolve(page: Path) -> None:
    """Every relative link leads to a file that exists, and to a heading in it."""
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, fragment = link.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), link
        if fragment:
            assert fragment in {anchor(heading) for heading in headings(file)}, link


@pytest.mark.parametrize("code", blocks("python"))
def test_python_runs(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Python block compiles, and runs by itself unless it says `# no-run`."""
    compiled = compile(code, "<docs>", "exec")
    monkeypatch.chdir(tmp_path)
    if "# no-run" not in code:
        exec(compiled, {"__name__": "docs"})


def test_commands_exist() -> None:
    """Every `tocsin` command that the pages name is a command."""
    from tocsin.cli import main

    for page in READ_BY_USERS:
        named = {one or other for one, other in COMMAND.findall(page.read_text("utf-8"))}
        assert named <= set(main.commands), page.name


def test_messages_of_bad_input_are_real() -> None:
    """Every message in the tables of bad input stands in the code of a room that takes input."""
    rooms = [ROOT / "src/tocsin" / room for room in ROOMS]
    code = "\n".join(path.read_text() for room in rooms for path in room.glob("*.py"))
    joined = re.sub(r'"\s*\n\s*f?"', "", code).replace("{{", "{").replace("}}", "}")
    joined = joined.replace("{SAVE}", "save it and give the file instead")
    rows = re.findall(r"^\| .+ \| (`+)(.+?) ?\1 \|$", (DOCS / "bad-input.md").read_text(), re.M)
    assert len(rows) >= 20
    for _, message in rows:
        assert all(part in joined for part in message.split("…")), message


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CHANGELOG.md", *PAGES], ids=name_of)
def test_nothing_is_left_to_fill(page: Path) -> None:
    """No page has a place that waits for figures or output."""
    text = page.read_text("utf-8")
    assert not re.search(r"^(OUTPUT|FIGURES|RECORD|TODO)$", text, re.MULTILINE)
    assert text.strip(), "an empty page"


@pytest.mark.parametrize("page", outputs.PAGES, ids=name_of)
def test_outputs_are_what_is_printed(page: Path) -> None:
    """Every output on a page is what the command prints; tests/docs/outputs.py renews them."""
    shown = dict(outputs.slots(page))
    assert shown
    for name, text in shown.items():
        assert text == outputs.OUTPUTS[name](), f"{name}: run python tests/docs/outputs.py"
