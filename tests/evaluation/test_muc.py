"""Incident templates against gold, with every figure worked out by hand."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.made import Parrot, event, span, write_lines
from tocsin.evaluation import evaluate
from tocsin.evaluation.muc import incident_kind, interval_of, within
from tocsin.model import Event, Period, Status

TEXT = "GUNMEN KIDNAPPED A JUDGE, BURNED TWO BUSES AND BOMBED A BANK ON MONDAY; ARMY CLASHED."


def template(type_: str, date: str | None = None, **fields: object) -> dict[str, object]:
    """Write an incident as gold does."""
    return {"type": type_, "stage": "ACCOMPLISHED", "date": date, "optional": False, **fields}


def score(folder: Path, events: list[Event], *incidents: dict[str, object]) -> dict[str, Any]:
    """Score these events of one report."""
    row = {"id": "m", "dct": "1990-01-09", "text": TEXT, "incidents": incidents}
    path = write_lines(folder / "gold.jsonl", [row])
    return evaluate("incidents", path, reader=Parrot({"m": events}))


def on(event_: Event, start: str, end: str) -> Event:
    """Give an event its period."""
    return replace(event_, period=Period(span(TEXT, "MONDAY"), start, end))


TAKEN = replace(event(TEXT, "KIDNAPPED", "ASSAULT"), mode="abduct")
BURNED = event(TEXT, "BURNED", "ASSAULT")
BOMBED = event(TEXT, "BOMBED", "ASSAULT")


def test_kinds_of_a_report(tmp_path: Path) -> None:
    """Two of three kinds told are gold's, and two of gold's two: F1 2 * 2 / 5."""
    told = [TAKEN, TAKEN, BURNED, BOMBED]
    result = score(tmp_path, told, template("KIDNAPPING"), template("ARSON"), template("ARSON"))
    assert (result["type_precision"], result["type_recall"]) == (66.7, 100.0)
    assert result["type_f1"] == 80.0
    assert result["per_type"]["BOMBING"] == [0.0, 0.0, 0.0, 0]
    assert result["per_type"]["ARSON"] == [100.0, 100.0, 100.0, 1]


def test_linked_mentions_are_one_incident(tmp_path: Path) -> None:
    """An "attack" that is the bombing told before is no incident of its own."""
    clash = replace(event(TEXT, "ARMY", "ASSAULT"), same_as=BOMBED.id)
    result = score(tmp_path, [BOMBED, clash], template("BOMBING"))
    assert (result["type_precision"], result["type_recall"]) == (100.0, 100.0)
    alone = score(tmp_path, [BOMBED, replace(clash, same_as=None)], template("BOMBING"))
    assert alone["type_precision"] == 50.0


@pytest.mark.parametrize(("day", "share"), [("1989-11-08", 100.0), ("1989-11-07", 0.0)])
def test_old_acts_are_no_incidents(tmp_path: Path, day: str, share: float) -> None:
    """An act of 62 days before the report counts, one of 63 days does not."""
    result = score(tmp_path, [on(BOMBED, day, day)], template("BOMBING"))
    assert result["type_recall"] == share


def test_optional_kinds_are_neither_right_nor_wrong(tmp_path: Path) -> None:
    """A kind that gold has only as optional counts on neither side; beside a plain one it does."""
    spare = template("BOMBING", optional=True)
    result = score(tmp_path, [TAKEN, BOMBED], template("KIDNAPPING"), spare)
    assert (result["type_f1"], list(result["per_type"])) == (100.0, ["KIDNAPPING"])
    result = score(tmp_path, [TAKEN], template("KIDNAPPING"), spare, template("BOMBING"))
    assert result["type_recall"] == 50.0


def test_reports_without_incidents(tmp_path: Path) -> None:
    """A kind told of a report without template is wrong, and left out of type_f1_relevant."""
    rows = [
        {"id": id_, "dct": None, "text": TEXT, "incidents": incidents}
        for id_, incidents in (("m", [template("ARSON")]), ("n", []))
    ]
    path = write_lines(tmp_path / "gold.jsonl", rows)
    parrot = Parrot({"m": [BURNED], "n": [TAKEN]})
    result = evaluate("incidents", path, reader=parrot)
    assert (result["type_f1"], result["type_f1_relevant"]) == (66.7, 100.0)


def test_a_report_of_unknown_day_is_on_no_day(tmp_path: Path) -> None:
    """Where the day of the report is not known, date_of_report counts the template as wrong."""
    row = {"id": "m", "dct": None, "text": TEXT, "incidents": [template("ARSON", "- 09 JAN 90")]}
    path = write_lines(tmp_path / "gold.jsonl", [row])
    burned = on(BURNED, "1989-12-30", "1989-12-31")
    result = evaluate("incidents", path, reader=Parrot({"m": [burned]}))
    assert (result["date_interval"], result["date_of_report"]) == (100.0, 0.0)


def test_dates(tmp_path: Path) -> None:
    """Of four dated templates one has an event in its interval, and one is of the report's day.

    The kidnapping is told as of the 8th, the arson without a day, the bombing not at all.
    """
    result = score(
        tmp_path,
        [on(TAKEN, "1990-01-08", "1990-01-08"), BURNED],
        template("KIDNAPPING", "06 JAN 90 - 08 JAN 90"),
        template("KIDNAPPING", "07 JAN 90"),
        template("ARSON", "- 09 JAN 90"),
        template("BOMBING", "09 JAN 90"),
        template("ATTACK"),
        template("ATTACK", "09 JAN 90", optional=True),
    )
    assert result["date_interval"] == 25.0
    assert result["date_of_report"] == 25.0


@pytest.mark.parametrize(
    ("trigger", "type_", "mode", "kind"),
    [
        ("KIDNAPPED", "ASSAULT", "abduct", "KIDNAPPING"),
        ("BURNED", "ASSAULT", "primitive", "ARSON"),
        ("BOMBED", "ASSAULT", "aerial", "BOMBING"),
        ("A BANK", "ASSAULT", "explosives", "BOMBING"),
        ("A BANK", "ASSAULT", "suicide-attack", "BOMBING"),
        ("A BANK", "ASSAULT", None, "ATTACK"),
        ("A BANK", "ASSAULT", "abduct", None),
        ("A BANK", "COERCE", "seize", None),
        ("A BANK", "PROTEST", "strike", None),
        ("CLASHED", "ASSAULT", None, None),
        ("A BANK", "AID", None, None),
    ],
)
def test_table(trigger: str, type_: str, mode: str | None, kind: str | None) -> None:
    """The words of the trigger come first, then the mode, then the type."""
    assert incident_kind(replace(event(TEXT, trigger, type_), mode=mode), TEXT) == kind


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("happened", "ARSON"),
        ("ongoing", "ARSON"),
        ("threatened", "ARSON"),
        ("planned", None),
        ("possible", None),
        ("not_happened", None),
    ],
)
def test_status(status: Status, kind: str | None) -> None:
    """Only acts that happened, go on or are threatened make a template."""
    assert incident_kind(replace(BURNED, status=status), TEXT) == kind


def test_fights_between_forces_are_no_incident() -> None:
    """Rebels that attack soldiers are at war; rebels that attack a judge make an incident."""
    fought = sides("A BANK", actor="REB", recipient="MIL")
    assert incident_kind(fought, TEXT) is None
    assert incident_kind(sides("A BANK", actor="REB", recipient="JUD"), TEXT) == "ATTACK"


def test_an_attack_on_soldiers_alone_is_a_fight() -> None:
    """Soldiers that are attacked are at war, whoever did it; a bombing stays one."""
    assert incident_kind(sides("A BANK", actor="CRM", recipient="MIL"), TEXT) is None
    bombed = replace(sides("BOMBED", actor="CRM", recipient="MIL"), mode="explosives")
    assert incident_kind(bombed, TEXT) == "BOMBING"


def test_a_general_mention_is_no_incident() -> None:
    """What a reading holds to be a mention of acts of a kind makes no template."""
    plain = event(TEXT, "A BANK", "ASSAULT")
    assert incident_kind(plain, TEXT) == "ATTACK"
    assert incident_kind(replace(plain, rules=("event:general",)), TEXT) is None


def test_a_strike_that_an_armed_group_calls_is_forced() -> None:
    """A stoppage is forced where its actor is armed."""
    strike = replace(sides("A BANK", actor="REB", recipient="CVL"), type="PROTEST", mode="strike")
    assert incident_kind(strike, TEXT) == "FORCED WORK STOPPAGE"


def sides(trigger: str, *, actor: str, recipient: str) -> Event:
    """Make an attack between parties of these sectors."""
    plain = event(TEXT, trigger, "ASSAULT", actors=["GUNMEN"], recipients=["A JUDGE"])
    return replace(
        plain,
        actors=(replace(plain.actors[0], sector=actor),),
        recipients=(replace(plain.recipients[0], sector=recipient),),
    )


@pytest.mark.parametrize(
    ("written", "interval"),
    [
        ("08 JAN 90", ("1990-01-08", "1990-01-08")),
        ("(8 JAN 90)", ("1990-01-08", "1990-01-08")),
        ("30 DEC 89 - 2 JAN 90", ("1989-12-30", "1990-01-02")),
        ("- 08 MARCH 90", ("0001-01-01", "1990-03-08")),
        ("(-08 JAN 90)", ("0001-01-01", "1990-01-08")),
        ("JAN 90", None),
        ("31 FEB 90", None),
        ("8 FOO 90", None),
        (None, None),
    ],
)
def test_written_dates(written: str | None, interval: tuple[str, str] | None) -> None:
    """Days become inclusive intervals; what is no whole day is not scored."""
    assert interval_of(written) == interval


def test_within() -> None:
    """A period that sticks out of the interval is not in it."""
    assert within(("1990-01-07", "1990-01-08"), ("1990-01-07", "1990-01-08"))
    assert not within(("1990-01-06", "1990-01-08"), ("1990-01-07", "1990-01-08"))
    assert not within(("1990-01-08", "1990-01-09"), ("1990-01-07", "1990-01-08"))
