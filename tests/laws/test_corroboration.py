"""Laws of corroboration: order changes nothing, a reprint adds no support, a rejection stays."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corroboration import made
from tocsin.corroboration.bench import Bench
from tocsin.corroboration.corroborate import Corroborated, corroborate
from tocsin.corroboration.judged import decisions, judged, refused
from tocsin.corroboration.shelf import MemoryShelf
from tocsin.corroboration.update import update
from tocsin.model import Judgement, Pointer, Reading

TOWNS = {"Kaduna": made.TOWN, "Enugu": made.CITY}
SAYERS = ("police spokesman Musa Bello", "hospital director Aisha Lawal", "trader Ngozi Ude")
OPENINGS = (
    "{who} killed {count} farmers in {town} on {day}, {sayer} said.",
    "At least {count} farmers were killed in {town} on {day} by {who}, {sayer} said.",
    "{sayer} said {who} had killed {count} farmers in {town} on {day}.",
)
ENDINGS = (
    "Shops stayed shut and families dug graves behind the mosque until nightfall came.",
    "The governor cut short a visit to the capital and met the elders of the district.",
    "Schools in the valley will not open before the end of the month, teachers fear.",
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draw a report of a killing: some are the same, some reprints, some of another day or town."""
    town = draw(st.sampled_from(sorted(TOWNS)))
    day = draw(st.integers(1, 4))
    count = draw(st.integers(3, 6))
    who = draw(st.sampled_from(("gunmen", "bandits", "the Savanna Front")))
    sayer = draw(st.sampled_from(SAYERS))
    said = draw(st.sampled_from(OPENINGS)).format(
        who=who, count=count, town=town, day=f"{day} March", sayer=sayer
    )
    of = made.document(
        f"{said} {draw(st.sampled_from(ENDINGS))}",
        outlet=draw(st.sampled_from(("Wire", "Radio", "Courier"))),
        published=f"2026-03-0{day + draw(st.integers(0, 2))}",
    )
    status = draw(st.sampled_from(("happened", "happened", "planned")))
    return made.reading(
        of,
        made.event(
            of,
            "killed",
            status=status,
            polarity=draw(st.sampled_from("+++-")),
            actors=(made.actor(of, who, sector="UAF"),),
            recipients=(made.actor(of, "farmers", sector="AGR"),),
            places=(made.place(of, TOWNS[town]),),
            period=made.day(of, f"{day} March", f"2026-03-0{day}"),
            quantities=(made.deaths(of, str(count), count),),
            voices=(made.voice(of, sayer, "said"),),
        ),
    )


REPORTS = st.lists(readings(), min_size=1, max_size=7, unique_by=lambda one: one.document.id)
LAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@LAW
@given(REPORTS, st.randoms(use_true_random=False))
def test_order_changes_nothing(reports: list[Reading], random: object) -> None:
    """Reports in any order give the same stories, reprints and incidents."""
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert corroborate(shuffled) == corroborate(reports)


def in_steps(
    reports: list[Reading], sizes: list[int]
) -> tuple[Corroborated, list[dict[str, set[str]]]]:
    """Add reports some at a time; return what comes out and the incidents after each step."""
    shelf = MemoryShelf()
    steps: list[dict[str, set[str]]] = []
    for size in sizes:
        some, reports = reports[:size], reports[size:]
        for reading in some:
            shelf.put(reading)
        shelf.apply(update(Bench(shelf), [reading.document.id for reading in some]))
        steps.append({name: set(one.events) for name, one in shelf.happenings.items()})
    whole = Corroborated(
        tuple(shelf.known.values()),
        tuple(shelf.texts[key] for key in sorted(shelf.texts)),
        tuple(shelf.copies[key] for key in sorted(shelf.copies)),
        tuple(shelf.happenings[key] for key in sorted(shelf.happenings)),
    )
    return whole, steps


@LAW
@given(REPORTS, st.integers(1, 3))
def test_adding_gives_what_a_rebuild_gives(reports: list[Reading], size: int) -> None:
    """Reports added a few at a time give the same as all at once."""
    sizes = [size] * len(reports)
    ranks = {reading.document.id: number for number, reading in enumerate(reports, 1)}
    assert in_steps(reports, sizes)[0] == corroborate(reports, ranks=ranks)


@LAW
@given(REPORTS)
def test_again_changes_nothing(reports: list[Reading]) -> None:
    """An update with documents that are there already changes nothing."""
    shelf = MemoryShelf()
    for reading in reports:
        shelf.put(reading)
    shelf.apply(update(Bench(shelf), shelf.known))
    before = (dict(shelf.happenings), dict(shelf.texts), dict(shelf.copies), dict(shelf.homes))
    shelf.apply(update(Bench(shelf), list(shelf.known)[:2]))
    assert before == (shelf.happenings, shelf.texts, shelf.copies, shelf.homes)


@LAW
@given(REPORTS)
def test_an_incident_keeps_its_id(reports: list[Reading]) -> None:
    """An incident that later reports add to keeps its id, unless it joins an older one."""
    rank = {event.id: n for n, one in enumerate(reports) for event in one.events}
    for earlier, later in pairwise(in_steps(reports, [1] * len(reports))[1]):
        for name, events in earlier.items():
            grown = next((n for n, all_of in later.items() if events <= all_of), None)
            if grown is not None and min(later[grown], key=rank.__getitem__) in events:
                assert grown == name


@LAW
@given(REPORTS, st.data())
def test_a_reprint_adds_no_support(reports: list[Reading], data: st.DataObject) -> None:
    """A copy under another outlet leaves texts, voices and the NATO number as they were."""
    copied = data.draw(st.sampled_from(reports))
    document = replace(copied.document, id="zz", outlet="Mirror", published="2026-03-09")
    events = [replace(e, id="zz" + e.id) for e in copied.events]
    ranks = {reading.document.id: number for number, reading in enumerate(reports, 1)}
    before = corroborate(reports, ranks=ranks).incidents
    copy = replace(copied, document=document, events=tuple(events))
    after = corroborate([*reports, copy], ranks={**ranks, "zz": 99}).incidents
    grown = {one.id: one.support for one in after}
    for incident in before:
        support = grown[incident.id]
        assert (support.low, support.high, support.texts, support.credibility) == (
            incident.support.low,
            incident.support.high,
            incident.support.texts,
            incident.support.credibility,
        )


def rejection(reading: Reading) -> Judgement:
    """Reject the event of a reading."""
    event = reading.events[0]
    pointer = Pointer(reading.document.id, event.trigger, event.type)
    return Judgement("j1", "reject", (pointer,), None, None, "ana", "2026-04-01", "a test")


@LAW
@given(REPORTS)
def test_a_rejected_event_never_returns(reports: list[Reading]) -> None:
    """A rejected event is in no incident, nor is a copy of its sentence under another outlet."""
    first = reports[0]
    copy = replace(
        first,
        document=replace(first.document, id="zz", outlet="Mirror"),
        events=tuple(replace(event, id="zz") for event in first.events),
    )
    found = corroborate([*reports, copy], judgements=[rejection(first)])
    kept = {event for incident in found.incidents for event in incident.events}
    assert not {"zz", first.events[0].id} & kept


@LAW
@given(REPORTS)
def test_a_judgement_points_at_words(reports: list[Reading]) -> None:
    """A newer reading that gives the event another id is judged all the same."""
    newer = [
        replace(one, events=tuple(replace(event, id=event.id + "v2") for event in one.events))
        for one in reports
    ]
    made_before = [rejection(reports[0])]
    words = refused(made_before, newer)
    assert not judged(newer[0], made_before, refused=words).events
    assert decisions(newer, made_before).together == frozenset()
