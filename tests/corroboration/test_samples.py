"""The sample reports as a person would fold them: reprints, second reports, denials, tolls."""

from __future__ import annotations

import pytest

from tocsin.corroboration.corroborate import Corroborated, corroborate
from tocsin.intake import documents
from tocsin.model import Document, Incident
from tocsin.reading.read import read
from tocsin.samples import sample_folder


@pytest.fixture(scope="module")
def folded() -> Corroborated:
    """Read and fold the sample reports."""
    with sample_folder() as folder:
        found = [one for one in documents([str(folder)]) if isinstance(one, Document)]
    return corroborate(read(document) for document in found)


def outlets(folded: Corroborated, names: tuple[str, ...]) -> list[str | None]:
    """Return who published documents."""
    known = {one.document.id: one.document.outlet for one in folded.readings}
    return [known[name] for name in names]


def market(folded: Corroborated) -> Incident:
    """Return the attack on the market at Kibirizi."""
    return max(folded.incidents, key=lambda one: one.support.reports)


def test_reprints_are_one_text(folded: Corroborated) -> None:
    """The cut and the edited reprint of the wire's report are one story with it, alone."""
    (story,) = [one for one in folded.stories if len(one.documents) > 1]
    assert outlets(folded, story.documents) == [
        "Meridian Wire",
        "Cape Harbour Daily",
        "The Prairie Examiner",
    ]
    assert [reprint.kind for reprint in story.reprints] == ["cut", "edited"]


def test_second_reports_join_and_reprints_count_once(folded: Corroborated) -> None:
    """Wire, radio, courier and bulletin tell of one attack; the reprints add reports, not texts."""
    attack = market(folded)
    told = set(outlets(folded, attack.documents))
    assert {"Meridian Wire", "Radio Maziwa", "Kivu Courier", "Cape Harbour Daily"} <= told
    texts = set(outlets(folded, attack.support.texts))
    assert not {"Cape Harbour Daily", "The Prairie Examiner"} & texts
    assert attack.support.reports > len(attack.support.texts)


def test_the_toll_that_rose(folded: Corroborated) -> None:
    """The official's 14 and the hospital's 19 stand side by side."""
    (toll,) = [one for one in market(folded).tolls if one.kind == "deaths"]
    assert (toll.low, toll.high) == (14, 19)


def test_the_denial_disputes_the_part_not_the_act(folded: Corroborated) -> None:
    """The front's denial is shown, and the attack itself is not disputed."""
    attack = market(folded)
    assert attack.standing in ("established", "reported")
    denials = [one for one in attack.disputes if one.kind == "denial"]
    assert any("Highland Liberation Front" in one.field for one in denials)
    (front,) = [one for one in attack.actors if one.name == "Highland Liberation Front"]
    assert front.standing == "not occurred"


def test_two_tolls_of_one_raid(folded: Corroborated) -> None:
    """The coast guard's four dead and the medics' two are one raid and a dispute over its count."""
    raids = [one for one in folded.incidents if "Yemeni" in " ".join(p.name for p in one.actors)]
    (dispute,) = [d for raid in raids for d in raid.disputes if d.kind == "count"]
    assert [side.says for side in dispute.sides] == ["2", "4"]
    assert [name for side in dispute.sides[:1] for name in side.who] == ["Local medics"]


def test_what_is_announced_is_not_counted(folded: Corroborated) -> None:
    """Withdrawals that are to come are expected, each side's its own; football is nothing."""
    planned = [one for one in folded.incidents if one.type == "RETREAT" and one.status == "planned"]
    assert planned
    assert {one.standing for one in planned} == {"expected"}
    sides = {party.country for one in planned for party in one.actors if one.mode == "withdraw"}
    assert all(
        len({party.country for party in one.actors if party.country}) <= 1 for one in planned
    )
    assert sides >= {"TJK", "KGZ"}
    football = {r.document.id for r in folded.readings if r.document.outlet == "Gold Coast Sport"}
    assert not any(football & set(one.documents) for one in folded.incidents)
