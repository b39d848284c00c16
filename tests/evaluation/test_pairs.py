"""Marked pairs against gold, with every figure worked out by hand."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.made import Parrot, event, span, write_lines
from tocsin.evaluation import GoldError, evaluate
from tocsin.evaluation.pairs import choose, f1_by_label, macro_f1, root_of, unmark
from tocsin.knowledge.codebook import load_codebook
from tocsin.model import Event, Status

MARKED = "<s>Norway</s> praised <t>Ghana</t> while Peru mocked Chile."
TEXT = "Norway praised Ghana while Peru mocked Chile."
MARKS = unmark(MARKED, "here")
PRAISED = event(TEXT, "praised", "SUPPORT", actors=["Norway"], recipients=["Ghana"])
MOCKED = event(TEXT, "mocked", "ACCUSE", actors=["Peru"], recipients=["Chile"])


def row(id_: str, plover: str, quad: int, binary: str) -> dict[str, object]:
    """Write a marked pair as gold does."""
    gold = {"plover": plover, "quad": quad, "binary": binary}
    return {"id": id_, "text": TEXT, "marked_text": MARKED, "gold": gold}


def score(folder: Path, rows: list[dict[str, object]], answers: Mapping[str, list[Event]]) -> Any:
    """Score these events of the pairs."""
    return evaluate("pairs", write_lines(folder / "gold.jsonl", rows), reader=Parrot(answers))


def test_figures(tmp_path: Path) -> None:
    """Three pairs: one right, one right only in its side, one unread and so a CONSULT."""
    rows = [
        row("a", "SUPPORT", 1, "cooperation"),
        row("b", "AID", 2, "cooperation"),
        row("c", "ASSAULT", 4, "conflict"),
    ]
    result = score(tmp_path, rows, {"a": [MOCKED, PRAISED], "b": [PRAISED]})
    # SUPPORT 2/3; AID, ASSAULT and CONSULT 0: (2/3) / 4
    assert result["root_f1"] == 16.7
    # quads 1, 1, 1 against 1, 2, 4: quad 1 has 2 * 1 / 4, the others 0
    assert result["quad_f1"] == 16.7
    # cooperation 2 * 2 / 5 = .8, conflict 0
    assert result["binary_f1"] == 40.0
    assert result["per_root"] == {"AID": 0.0, "ASSAULT": 0.0, "CONSULT": 0.0, "SUPPORT": 66.7}
    assert (result["met"], result["unread"]) == (66.7, 33.3)


def test_both_roles_before_one() -> None:
    """The event between the marked parties is taken wherever it stands."""
    half = event(TEXT, "mocked", "ACCUSE", actors=["Norway"], recipients=["Chile"])
    assert choose([half, PRAISED], MARKS) is PRAISED
    assert choose([MOCKED, half], MARKS) is half


def test_a_near_event_before_a_far_one() -> None:
    """An event near to both marks is taken before one that is far from them."""
    turned = event(TEXT, "praised", "SUPPORT", actors=["Ghana"])
    assert choose([MOCKED, turned], MARKS) is turned


def test_any_event_before_none() -> None:
    """An event of other parties is an answer; no event is none."""
    assert choose([MOCKED], MARKS) is MOCKED
    assert choose([], MARKS) is None


def test_trigger_outside_the_marks_then_the_first() -> None:
    """A trigger inside a marked phrase only describes the party."""
    inside = event(TEXT, "Norway", "COERCE")
    first, second = event(TEXT, "praised", "SUPPORT"), event(TEXT, "mocked", "ACCUSE")
    assert choose([inside, second, first], MARKS) is first


@pytest.mark.parametrize(
    ("type_", "status", "root"),
    [
        ("ASSAULT", "happened", "ASSAULT"),
        ("ASSAULT", "threatened", "THREATEN"),
        ("SANCTION", "planned", "THREATEN"),
        ("ASSAULT", "not_happened", "ASSAULT"),
        ("AID", "planned", "AGREE"),
        ("CONSULT", "planned", "AGREE"),
        ("RETREAT", "planned", "AGREE"),
        ("CONCEDE", "planned", "AGREE"),
        ("RETREAT", "not_happened", "REJECT"),
        ("CONSULT", "not_happened", "REJECT"),
        ("AGREE", "happened", "AGREE"),
        ("RETREAT", "happened", "YIELD"),
        ("CONCEDE", "happened", "YIELD"),
        ("REQUEST", "planned", "REQUEST"),
        ("AID", "possible", "AID"),
    ],
)
def test_act_and_status_give_one_category(type_: str, status: Status, root: str) -> None:
    """What is announced becomes the promise or the threat; CONCEDE and RETREAT are YIELD."""
    assert root_of(event(TEXT, "praised", type_, status=status), TEXT) == root


@pytest.mark.parametrize(
    ("text", "trigger", "root"),
    [
        ("Peru and Chile signed a treaty.", "signed", "SUPPORT"),
        ("Peru and Chile finalised the accord.", "finalised", "SUPPORT"),
        ("Peru agreed to ratify it.", "agreed", "AGREE"),
    ],
)
def test_a_concluded_agreement_is_support(text: str, trigger: str, root: str) -> None:
    """To sign or ratify is SUPPORT by the definitions of this gold; to agree is AGREE."""
    assert root_of(event(text, trigger, "AGREE"), text) == root


def test_labels_follow_cameo_where_plover_moved() -> None:
    """A conviction is 116 and a blockade 191 in CAMEO; an announced one stays a threat."""
    text = "A court convicted the editor while the navy blockaded the port."
    convicted = replace(event(text, "convicted", "SANCTION"), mode="convict")
    assert root_of(convicted, text) == "ACCUSE"
    assert root_of(event(text, "blockaded", "COERCE"), text) == "ASSAULT"
    assert root_of(event(text, "blockaded", "COERCE", status="planned"), text) == "THREATEN"


def test_every_type_has_a_quad(tmp_path: Path) -> None:
    """No type of the codebook is left without quad class and side."""
    for name, type_ in load_codebook().types.items():
        side = type_.quad.split()[1]
        gold = row("a", root_of(event(TEXT, "praised", name), TEXT), 1, side)
        result = score(tmp_path, [gold], {"a": [event(TEXT, "praised", name)]})
        assert (result["root_f1"], result["binary_f1"]) == (100.0, 100.0), name


def test_marks_are_taken_out() -> None:
    """Each mark becomes a span of the text without marks; a party may be marked twice."""
    marks = unmark("In <t>Ghana</t>, <s>Oslo</s> met <t>Accra</t>.", "here")
    assert marks.text == "In Ghana, Oslo met Accra."
    assert marks.actors == (span(marks.text, "Oslo"),)
    assert marks.recipients == (span(marks.text, "Ghana"), span(marks.text, "Accra"))


@pytest.mark.parametrize("marked", ["<s>Oslo met Accra", "Oslo</t> met", "<s></s>Oslo", "<s>O</t>"])
def test_broken_marks(marked: str) -> None:
    """A mark that is not closed, not opened or empty is a fault that says where."""
    with pytest.raises(GoldError, match="here: "):
        unmark(marked, "here")


def test_macro_f1() -> None:
    """Labels weigh the same: a 2/3, b 0, c 0, of answers a a b against a c c."""
    answers = [("a", "a"), ("a", "c"), ("b", "c")]
    assert f1_by_label(answers) == {"a": 2 / 3, "b": 0.0, "c": 0.0}
    assert macro_f1(answers) == 22.2
    assert macro_f1([]) == 0.0
