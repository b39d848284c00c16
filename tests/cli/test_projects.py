"""The commands on a project: init, add, incidents, events, explain, judge, export, status."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Call, lines

WIRE = {
    "outlet": "Savanna Wire",
    "published": "2026-03-02",
    "title": "Nine farmers killed in Kaduna",
    "text": "Gunmen killed nine farmers in Kaduna on Sunday, police spokesman Musa Bello said. "
    "The attackers burned three granaries in Gidan Waya before they fled on motorcycles.",
}
RADIO = {
    "outlet": "Radio Arewa",
    "published": "2026-03-02",
    "text": "Hospital director Aisha Lawal said gunmen had killed twelve farmers in Kaduna on "
    "Sunday. Musa Bello, the police spokesman, visited the wounded from Gidan Waya.",
}


@pytest.fixture
def kaduna(call: Call) -> Call:
    """Return a caller inside a project that holds two reports."""
    Path("reports.jsonl").write_text(json.dumps(WIRE) + "\n" + json.dumps(RADIO) + "\n")
    assert call("init", ".", "--name", "Kaduna").exit_code == 0
    added = call("add", "reports.jsonl")
    assert (added.exit_code, added.stdout) == (0, "")
    assert "2 new" in added.stderr
    return call


def killing(call: Call) -> dict:
    """Return the incident of the killing."""
    found = lines(call("incidents", "--type", "ASSAULT"))
    return max(found, key=lambda one: one["support"]["reports"])


def test_init_refuses_to_overwrite(call: Call) -> None:
    """A folder that is a project already is named, exit code 1."""
    assert call("init", "a").exit_code == 0
    again = call("init", "a")
    assert again.exit_code == 1
    assert "is there already" in again.stderr


def test_commands_need_a_project(call: Call) -> None:
    """Outside a project each command says how to make one, exit code 1."""
    for command in (["incidents"], ["events"], ["status"], ["export"], ["judge"], ["rebuild"]):
        result = call(*command)
        assert result.exit_code == 1
        assert "make one with tocsin init" in result.stderr


def test_two_reports_are_one_row(kaduna: Call) -> None:
    """Two reports of one killing are one incident in every format, with both counts."""
    incident = killing(kaduna)
    assert incident["support"]["reports"] == 2
    assert [(t["low"], t["high"]) for t in incident["tolls"] if t["kind"] == "deaths"] == [(9, 12)]
    rows = csv.DictReader(io.StringIO(kaduna("incidents", "--format", "csv").stdout))
    row = next(row for row in rows if row["id"] == incident["id"])
    assert (row["deaths_low"], row["deaths_high"], row["reports"]) == ("9", "12", "2")
    table = kaduna("incidents", "--format", "table").stdout
    assert "Savanna Wire" in table
    assert "2 reports, 2 texts" in table


def test_filters(kaduna: Call) -> None:
    """Filters narrow the list; a limit says how many there are."""
    every = lines(kaduna("incidents"))
    assert not lines(kaduna("incidents", "--type", "protest"))
    assert not lines(kaduna("incidents", "--until", "2020-01-01"))
    assert len(lines(kaduna("incidents", "--country", "nga"))) <= len(every)
    assert lines(kaduna("incidents", "--text", "granaries"))
    if len(every) > 1:
        cut = kaduna("incidents", "--limit", "1")
        assert f"1 of {len(every)}" in cut.stderr
    assert kaduna("incidents", "--since", "yesterday").exit_code == 2


def test_add_again_reads_nothing(kaduna: Call) -> None:
    """The same reports again are there already."""
    again = kaduna("add", "reports.jsonl")
    assert again.exit_code == 0
    assert "0 new, 2 there already" in again.stderr


def test_add_names_what_fails_and_does_the_rest(kaduna: Call) -> None:
    """A bad line is named on standard error, the rest is added, exit code 1."""
    Path("more.jsonl").write_text('{"no": "text"}\n' + json.dumps({"text": "Rain fell in Jos."}))
    result = kaduna("add", "more.jsonl")
    assert result.exit_code == 1
    assert "more.jsonl:1" in result.stderr
    assert "1 new, 1 failed" in result.stderr


def test_readings_made_elsewhere(kaduna: Call) -> None:
    """Native lines go from one command into another's record."""
    other = {**WIRE, "text": "Police arrested four traders in Jos on Monday.", "title": "Arrests"}
    Path("other.json").write_text(json.dumps(other))
    made = kaduna("read", "other.json", "--format", "jsonl").stdout
    result = kaduna("add", "--read", "-", given=made.encode())
    assert "1 new" in result.stderr
    assert lines(kaduna("incidents", "--type", "COERCE"))


def test_a_bad_line_of_readings_stops_no_other(kaduna: Call) -> None:
    """A line that is no reading, or has a day that is none, is named; the rest is added."""
    other = {**WIRE, "text": "Police arrested four traders in Jos on Monday.", "title": "Arrests"}
    Path("other.json").write_text(json.dumps(other))
    made = kaduna("read", "other.json", "--format", "jsonl").stdout
    wrong = made.replace('"published":"2026-03-02"', '"published":"March 2"')
    Path("three.jsonl").write_text("{}\n" + wrong + made)
    result = kaduna("add", "--read", "three.jsonl")
    assert result.exit_code == 1
    assert "1 new, 2 failed" in result.stderr
    assert "is no native record" in result.stderr
    assert "write it as YYYY-MM-DD" in result.stderr


def test_events_lists_and_explain_explains(kaduna: Call) -> None:
    """Events carry ids that explain takes, and so does the incident that holds them."""
    incident = killing(kaduna)
    rows = list(csv.DictReader(io.StringIO(kaduna("events", "--format", "csv").stdout)))
    assert {row["event"] for row in rows} >= set(incident["events"])
    event = kaduna("explain", incident["events"][0])
    assert event.exit_code == 0
    assert incident["id"] in event.stdout
    said = kaduna("explain", incident["id"]).stdout
    for words in ("Why these are one happening", "Support", "History", "incident created"):
        assert words in said
    assert kaduna("explain", "e000000000000").exit_code == 1


def test_judgements_hold(kaduna: Call) -> None:
    """What is parted is two, what is withdrawn is one again, and all is listed."""
    one, other, *_ = killing(kaduna)["events"]
    made = kaduna("judge", "not-same", one, other, "--why", "two raids")
    assert made.exit_code == 0
    assert not any({one, other} <= set(i["events"]) for i in lines(kaduna("incidents")))
    kaduna("judge", "withdraw", made.stdout.strip(), "--why", "was wrong")
    assert any({one, other} <= set(i["events"]) for i in lines(kaduna("incidents")))
    listed = lines(kaduna("judge", "list"))
    assert [judgement["kind"] for judgement in listed] == ["not_same", "withdraw"]
    assert all(judgement["who"] for judgement in listed)


def test_wrong_judgements_are_one_line(kaduna: Call) -> None:
    """An unknown event, a wrong field and a single event for "same" are refused."""
    event = killing(kaduna)["events"][0]
    for arguments, code, words in (
        (["reject", "e000000000000"], 1, "no event is called"),
        (["correct", event, "colour", "red"], 1, "is no field to correct"),
        (["same", event], 2, "give two events or more"),
        (["withdraw", "j000"], 1, "no judgement is called"),
    ):
        result = kaduna("judge", *arguments, "--why", "a test")
        assert result.exit_code == code
        assert words in result.stderr


def test_the_queue_asks_and_keeps_the_answer(kaduna: Call) -> None:
    """The queue shows the words, takes an answer with its reason, and does not ask again."""
    asked = kaduna("judge", given=b"y\nchecked\nq\n")
    assert asked.exit_code == 0
    assert "Tocsin holds" in asked.stdout
    (judgement,) = lines(kaduna("judge", "list"))
    assert judgement["why"] == "checked"
    first = asked.stdout.split("certainty")[0]
    assert first not in kaduna("judge", given=b"q\n").stdout


def test_export_writes_files_and_a_package(kaduna: Call) -> None:
    """Each format is written beside a data package that names every file."""
    forms = ("jsonl", "csv", "parquet", "geojson", "geoparquet", "gold")
    made = kaduna("export", *(word for form in forms for word in ("--format", form)))
    assert made.exit_code == 0
    paths = [Path(line) for line in made.stdout.splitlines()]
    assert all(path.exists() for path in paths)
    package = json.loads(Path("exports/datapackage.json").read_text())
    assert {one["path"] for one in package["resources"]} == {p.name for p in paths[:-1]}


def test_status_and_rebuild(kaduna: Call) -> None:
    """Status counts and checks, and a rebuild leaves the incidents as they were."""
    said = kaduna("status")
    assert said.exit_code == 0
    assert "documents       2" in said.stdout
    before = kaduna("incidents").stdout
    assert "2 documents" in kaduna("rebuild", "--read").stderr
    assert kaduna("incidents").stdout == before


def test_demo_keeps_its_project(call: Call) -> None:
    """The demo's project holds the sample reports, and both stories and incidents are printed."""
    shown = call("demo", "--project", "samples")
    assert shown.exit_code == 0
    assert "incidents; the" in shown.stdout
    found = lines(call("incidents", "--project", "samples", "--sort", "reports"))
    assert found[0]["type"] == "ASSAULT"
    assert found[0]["support"]["reports"] >= 4


@pytest.mark.parametrize("wait", [0.4, 0.9])
def test_a_killed_add_is_simply_run_again(
    call: Call, cheap: list[str], wait: float, tmp_path: Path
) -> None:
    """An add that is killed leaves the record whole; run again, nothing is missing or twice."""
    reports = [{**WIRE, "text": f"Gunmen killed {n} farmers in Kaduna."} for n in range(400)]
    Path("many.jsonl").write_text("".join(json.dumps(one) + "\n" for one in reports))
    call("init", ".")
    adding = subprocess.Popen([*cheap, "add", "many.jsonl"], stderr=subprocess.DEVNULL)
    time.sleep(wait)
    adding.kill()
    adding.wait()
    waiting = call("incidents").stderr
    assert not waiting or "run tocsin add again" in waiting
    subprocess.run([*cheap, "add", "many.jsonl"], check=True, capture_output=True)
    said = call("status")
    assert said.exit_code == 0
    assert "documents       400" in said.stdout
    assert "pending         0" in said.stdout


def test_export_and_import_round_trip(kaduna: Call) -> None:
    """Readings and judgements taken into another project give the same incidents and stories."""
    one, other, *_ = killing(kaduna)["events"]
    kaduna("judge", "correct", one, "mode", "firearms", "--why", "said further down")
    kaduna("judge", "not-same", one, other, "--why", "two raids")
    kaduna("export", "--format", "jsonl")
    kaduna("init", "copy")
    kaduna("add", "--project", "copy", "--read", "exports/readings.jsonl")
    taken = kaduna("judge", "--project", "copy", "import", "exports/judgements.jsonl")
    assert "2 judgements taken over" in taken.stderr
    assert kaduna("incidents", "--project", "copy").stdout == kaduna("incidents").stdout
    kaduna("export", "--project", "copy", "--format", "jsonl")
    for name in ("stories", "incidents", "judgements", "readings"):
        made = Path(f"copy/exports/{name}.jsonl").read_bytes()
        assert made == Path(f"exports/{name}.jsonl").read_bytes()


def test_tally_keeps_standings_apart(kaduna: Call) -> None:
    """Counts add up to the incidents, each standing a row of its own, in every format."""
    rows = lines(kaduna("tally"))
    assert sum(row["incidents"] for row in rows) == len(lines(kaduna("incidents")))
    written = list(csv.DictReader(io.StringIO(kaduna("tally", "--format", "csv").stdout)))
    assert [row["standing"] for row in written] == [row["standing"] for row in rows]
    assert "standing" in kaduna("tally", "--format", "table").stdout


def test_a_box_is_a_filter(kaduna: Call) -> None:
    """A box finds what lies in it; one that is none is refused with how to write it."""
    assert lines(kaduna("incidents", "--box", "3", "4", "15", "14"))
    assert not lines(kaduna("incidents", "--box", "30", "4", "40", "14"))
    wrong = kaduna("incidents", "--box", "3", "14", "15", "4")
    assert wrong.exit_code == 2
    assert "west, south, east, north" in wrong.stderr
