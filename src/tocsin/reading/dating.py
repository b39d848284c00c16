"""Moments: stretches of the calendar, and the arithmetic that relative words need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

Kind = Literal["date", "time", "clock", "duration", "reference"]
Tense = Literal["past", "future"]

UNKNOWN_YEAR = "XXXX"


@dataclass(frozen=True, slots=True)
class Moment:
    """First and last day (None = not said) and the value as TIMEX3 writes it."""

    start: date | None
    end: date | None
    value: str
    kind: Kind = "date"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative expression may lean on.

    last is the latest moment read before this one; year is one said in the same sentence;
    narrative means the report tells of days long past, so its own moments count before published.
    """

    published: date | None
    last: date | None = None
    year: int | None = None
    narrative: bool = False
    tense: Tense = "past"

    @property
    def now(self) -> date | None:
        """Give the day that "today" means; a narrative has none but its own."""
        return None if self.narrative else self.published

    @property
    def before(self) -> date | None:
        """Give the day that "later", "the next day" and "that year" build on."""
        return self.last or self.now


def unknown(value: str, kind: Kind = "date") -> Moment:
    """Make a moment whose days are not said."""
    return Moment(None, None, value, kind)


def day(when: date) -> Moment:
    """Make one day."""
    return Moment(when, when, when.isoformat())


def week(when: date) -> Moment:
    """Make the week, Monday to Sunday, around a day."""
    monday = when - timedelta(days=when.weekday())
    number = when.isocalendar()
    return Moment(monday, monday + timedelta(days=6), f"{number.year:04d}-W{number.week:02d}")


def weekend(when: date) -> Moment:
    """Make the Saturday and Sunday of the week around a day."""
    monday = when - timedelta(days=when.weekday())
    return Moment(monday + timedelta(5), monday + timedelta(6), f"{week(when).value}-WE")


def month(year: int, number: int) -> Moment:
    """Make a calendar month."""
    return months(year, number, number, f"{year:04d}-{number:02d}")


def months(year: int, first: int, last: int, value: str) -> Moment:
    """Make whole months of a year; a last before the first lies in the next year."""
    after = date(year + (last < first), last, 1) + relativedelta(months=1)
    return Moment(date(year, first, 1), after - timedelta(days=1), value)


def quarter(year: int, number: int) -> Moment:
    """Make the first to fourth quarter of a year."""
    return months(year, 3 * number - 2, 3 * number, f"{year:04d}-Q{number}")


def years(first: int, last: int, value: str) -> Moment:
    """Make whole years."""
    return Moment(date(first, 1, 1), date(last, 12, 31), value)


def year(number: int) -> Moment:
    """Make a calendar year."""
    return years(number, number, f"{number:04d}")


def around(unit: str, when: date) -> Moment:
    """Make the calendar unit that holds a day."""
    makers = {"week": week, "weekend": weekend}
    if unit in makers:
        return makers[unit](when)
    if unit == "month":
        return month(when.year, when.month)
    if unit == "quarter":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "year":
        return year(when.year)
    if unit == "decade":
        return years(when.year // 10 * 10, when.year // 10 * 10 + 9, str(when.year // 10))
    return day(when)


def step(unit: str, count: int) -> relativedelta:
    """Turn a count of units into a step on the calendar; parts of a day stay on it."""
    if unit in ("minute", "hour", "second"):
        return relativedelta()
    if unit in ("week", "weekend", "fortnight"):
        return relativedelta(weeks=count * (2 if unit == "fortnight" else 1))
    if unit in ("month", "quarter"):
        return relativedelta(months=count * (3 if unit == "quarter" else 1))
    if unit in ("year", "decade", "century"):
        return relativedelta(years=count * {"year": 1, "decade": 10, "century": 100}[unit])
    return relativedelta(days=count)


def shifted(unit: str, count: int, when: date | None) -> Moment | None:
    """Make the unit that lies count units after a day; None beyond the calendar."""
    if when is None:
        return None
    try:
        return around(unit, when + step(unit, count))
    except (ValueError, OverflowError):
        return None


def rolling(unit: str, count: int, when: date | None) -> Moment | None:
    """Make the stretch that ends (count below 0) or begins on a day."""
    if when is None:
        return None
    try:
        other = when + step(unit, count)
    except (ValueError, OverflowError):
        return None
    return Moment(min(when, other), max(when, other), "")


def weekday(number: int, setting: Setting, which: str) -> Moment | None:
    """Find the weekday that "last", "next" or a bare name means, seen from published."""
    now = setting.now
    if now is None:
        return None
    ahead = (number - now.weekday()) % 7
    if which in ("last", "past"):
        return day(now - timedelta(days=(7 - ahead)))
    if which in ("next", "coming") or (not which and setting.tense == "future"):
        return day(now + timedelta(days=ahead or 7))
    if which == "this" and setting.tense == "future":
        return day(now + timedelta(days=ahead))
    return day(now - timedelta(days=(7 - ahead) % 7))


def missing_year(number: int, at: int, setting: Setting) -> int | None:
    """Give the year of a month and day said without one, or None where nothing tells.

    A year in the same sentence counts first; then, in a narrative, the moment read before;
    then the day of publication and the tense.
    """
    if setting.year is not None:
        return setting.year
    if setting.now is None:
        return _running_year(number, setting.last)
    return _nearest_year(number, at, setting.now, setting.tense)


# A date without a year that would lie most of a year away in the tense's direction, but is
# close in the other ("a May 9 vigil has been called"), is the close one.
_CLOSE = 65


def _nearest_year(number: int, at: int, now: date, tense: Tense) -> int:
    """Choose the year that puts a day behind or ahead of now, as the tense tells."""
    first = date(now.year, number, min(at or 1, 28))
    behind = now.year - (first > now)
    over = (number, at or 31) < (now.month, now.day)
    ahead = now.year + over
    if behind == ahead:
        return behind
    to_come = (date(ahead, number, min(at or 1, 28)) - now).days
    gone = (now - date(behind, number, min(at or 28, 28))).days
    if tense == "past":
        return ahead if to_come < _CLOSE and gone > 365 - _CLOSE else behind
    return behind if gone < _CLOSE and to_come > 365 - _CLOSE else ahead


def _running_year(number: int, last: date | None) -> int | None:
    """Carry on the year of a narrative: January after December is in the next year."""
    if last is None:
        return None
    return last.year + (last.month >= 11 and number <= 2)


def part_of(moment: Moment, word: str) -> Moment:
    """Cut a month, year or decade down to its early, middle or late third, or a half."""
    start, end = moment.start, moment.end
    if not word or start is None or end is None:
        return moment
    first, last = _cut((end - start).days, word)
    if len(moment.value) == 7 and moment.value[5].isdigit():
        first, last = {"early": (0, 9), "mid": (10, 19), "late": (20, 31)}.get(word, (first, last))
    elif (end - start).days < 27:
        return moment
    return Moment(
        start + timedelta(days=first), min(end, start + timedelta(days=last)), moment.value
    )


def _cut(length: int, word: str) -> tuple[int, int]:
    """Give the first and last day, counted from the start, of a part."""
    third, half = length // 3, length // 2
    parts = {
        "early": (0, third),
        "mid": (third + 1, 2 * third),
        "late": (2 * third + 1, length),
        "first half": (0, half),
        "second half": (half + 1, length),
    }
    return parts[word]
