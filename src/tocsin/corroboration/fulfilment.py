"""Does a happening carry out what was planned or threatened? The parts of a pair, time apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tocsin.corroboration.candidates import telling
from tocsin.corroboration.pairs import PARTS
from tocsin.corroboration.sketches import Sketch

APART = -2.4
WAIT = 60  # days after the report of an undated plan within which an act may carry it out
SHARED = ("place", "actors", "recipients", "mode", "words", "report", "names")


def keys(sketch: Sketch) -> tuple[str, ...]:
    """Return the months a plan may fall into, or the month of an act, with what it is about."""
    return tuple(
        f"f:{sketch.family}:{month}:{anchor}"
        for month in _months(sketch)
        for anchor in sorted(telling(sketch.page))
    )


def score(act: Sketch, plan: Sketch) -> float:
    """Return how well an act carries out a plan; 0 or less = it does not."""
    when = _time(act, plan)
    if act.denied or plan.status == "possible" or act.family != plan.family or when is None:
        return 0.0
    total = APART + when + sum(PARTS[name](act, plan) for name in SHARED)
    return round(max(total, 0.0), 3)


def _time(act: Sketch, plan: Sketch) -> float | None:
    """Compare an act's day with a plan's period or the day of its report; None = too early."""
    known, told = _first_day(act), plan.page.published
    if known is None or (told is not None and known < told - 1):
        return None
    if plan.start is None and plan.end is None:
        return None if told is None or known > told + WAIT else 0.5
    first, last = plan.start or told or plan.end or 0, plan.end or known
    return 1.6 if first - 1 <= known <= last + 1 else -2.0


def _first_day(act: Sketch) -> int | None:
    """Return the first day on which an act may lie: its own, else that of its report."""
    return next((d for d in (act.start, act.end, act.page.published) if d is not None), None)


def _months(sketch: Sketch) -> list[int]:
    """Return stretches of thirty days: an act's own, all that a plan may be carried out in."""
    first = _first_day(sketch)
    if first is None:
        return []
    if sketch.stage == "past":
        return [first // 30]
    last = sketch.end if sketch.end is not None else first + WAIT
    return list(range(first // 30, min(last, first + 4 * WAIT) // 30 + 1))


def pairs(sketched: Iterable[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    """Yield each act with each plan that shares a key with it, once."""
    ordered = sorted(sketched, key=lambda one: one.id)
    plans: dict[str, list[Sketch]] = defaultdict(list)
    for plan in ordered:
        for key in keys(plan) if plan.stage == "ahead" else ():
            plans[key].append(plan)
    for act in ordered:
        if act.stage == "past":
            met = {plan.id: plan for key in keys(act) for plan in plans.get(key, ())}
            yield from ((act, met[name]) for name in sorted(met))
