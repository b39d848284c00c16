"""What words of time mean: one short reader for each way to say when."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.reading.dating import (
    UNKNOWN_YEAR,
    Moment,
    Setting,
    day,
    missing_year,
    month,
    months,
    part_of,
    quarter,
    rolling,
    shifted,
    unknown,
    weekday,
    year,
    years,
)
from tocsin.reading.numerals import parse_numeral

Groups = dict[str, str]
Resolve = Callable[[Groups, Setting], Moment | None]


@cache
def words() -> dict[str, Any]:
    """Load the words of time."""
    path = files("tocsin.knowledge") / "lexicons" / "times.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _number_of(table: str, name: str) -> int:
    """Look a month or weekday up whatever its case and full stop."""
    return int(words()[table][name.rstrip(".").capitalize()])


def month_number(name: str) -> int:
    """Give a month's number from its name, full or short."""
    full = name.rstrip(".").capitalize() in words()["months"]
    return _number_of("months" if full else "short_months", name)


_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}


def _part(groups: Groups) -> str:
    """Name the part of a month or year that was asked for ("" = all of it)."""
    said = groups.get("part", "").lower()
    return _PARTS.get(said, said)


def read_full_date(groups: Groups, setting: Setting) -> Moment | None:
    """Read a day of a month; without a year it leans on the setting."""
    number, at = month_number(groups["month"]), int(groups["day"])
    said = groups.get("year")
    of = int(said) if said else missing_year(number, at, setting)
    if of is None:
        return unknown(f"{UNKNOWN_YEAR}-{number:02d}-{at:02d}")
    return day(date(of, number, at))


def read_month(groups: Groups, setting: Setting) -> Moment | None:
    """Read a month, or a part of one."""
    number, said = month_number(groups["month"]), groups.get("year")
    of = int(said) if said else missing_year(number, 0, setting)
    of = _told_year(groups.get("which", "").lower(), number, setting, of)
    if of is None:
        return unknown(f"{UNKNOWN_YEAR}-{number:02d}")
    return part_of(month(of, number), _part(groups))


def _told_year(which: str, number: int, setting: Setting, default: int | None) -> int | None:
    """Apply "last", "next" and "this" to a month or season."""
    now = setting.now
    if not which or now is None:
        return None if which else default
    if which in ("last", "past"):
        return now.year - (number >= now.month)
    if which in ("next", "coming"):
        return now.year + (number <= now.month)
    return now.year


def read_days(groups: Groups, setting: Setting) -> Moment | None:
    """Read "November 16 - 17" as one stretch."""
    first = read_full_date(groups, setting)
    last = read_full_date(groups | {"day": groups["until"]}, setting)
    if first is None or last is None or int(groups["until"]) < int(groups["day"]):
        return None
    return Moment(first.start, last.end, f"{first.value}/{last.value}")


def read_week_of(groups: Groups, setting: Setting) -> Moment | None:
    """Read "the first week of May" as its 1st to 7th, "the last" as its last seven days."""
    whole = read_month(groups, setting)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    if groups["ordinal"].lower() == "last":
        return Moment(whole.end - timedelta(days=6), whole.end, whole.value)
    start = whole.start + timedelta(weeks=_ORDINALS[groups["ordinal"].lower()] - 1)
    return Moment(start, start + timedelta(days=6), whole.value)


def read_month_of(groups: Groups, setting: Setting) -> Moment | None:
    """Read "October of that year", "April of last year"."""
    which = groups["of"].lower().removeprefix("the ").strip()
    said = groups["of"].lower().startswith("the")
    told = read_turn({"which": which, "unit": "year"} | ({"the": "the"} if said else {}), setting)
    number = month_number(groups["month"])
    if told is None or told.start is None:
        return unknown(f"{UNKNOWN_YEAR}-{number:02d}")
    return part_of(month(told.start.year, number), _part(groups))


def read_clock(groups: Groups, setting: Setting) -> Moment | None:
    """Read a time of day, on the day named before it."""
    hour = int(groups["hour"]) % 12 if groups.get("half") else int(groups["hour"])
    hour += 12 if groups.get("half", "").lower().startswith("p") else 0
    when = setting.before
    on = when.isoformat() if when else f"{UNKNOWN_YEAR}-XX-XX"
    return unknown(f"{on}T{hour:02d}:{groups['minute']}", "clock")


def read_iso(groups: Groups, setting: Setting) -> Moment | None:
    """Read year-month-day figures."""
    return day(date(int(groups["year"]), int(groups["m"]), int(groups["day"])))


def read_figures(groups: Groups, setting: Setting) -> Moment | None:
    """Read 13/4/2021; where day and month could be swapped nothing is said."""
    first, second, of = int(groups["a"]), int(groups["b"]), int(groups["year"])
    if groups["sep"] == "." or first > 12 or first == second:
        return day(date(of, second, first))
    if second > 12:
        return day(date(of, first, second))
    return unknown(f"{of:04d}-XX-XX")


def read_season(groups: Groups, setting: Setting) -> Moment | None:
    """Read a season of the north; winter runs into the next year."""
    first, last, letters = words()["seasons"][groups["season"].lower()]
    said = groups.get("year")
    of = int(said) if said else missing_year(first, 0, setting)
    of = _told_year(groups.get("which", "").lower(), first, setting, of)
    if of is None:
        return unknown(f"{UNKNOWN_YEAR}-{letters}")
    return part_of(months(of, first, last, f"{of:04d}-{letters}"), _part(groups))


def read_year(groups: Groups, setting: Setting) -> Moment | None:
    """Read a year or a part of one."""
    said = groups["year"]
    if len(said) == 2:
        said = groups["century"] + said
    return part_of(year(int(said)), _part(groups))


def read_before_christ(groups: Groups, setting: Setting) -> Moment | None:
    """Read a year before Christ, which no ISO date of ours can hold."""
    season = groups.get("season", "").lower()
    rest = words()["seasons"][season][2] if season else ""
    rest = f"{month_number(groups['month']):02d}" if groups.get("month") else rest
    return unknown(f"BC{int(groups['year']):04d}{'-' if rest else ''}{rest}")


def read_decade(groups: Groups, setting: Setting) -> Moment | None:
    """Read "the 1990s"."""
    first = int(groups["decade"])
    return part_of(years(first, first + 9, groups["decade"][:3]), _part(groups))


def read_century(groups: Groups, setting: Setting) -> Moment | None:
    """Read "the 19th century" by its common meaning, 1801 to 1900."""
    number = int(groups["ordinal"])
    return part_of(years(100 * number - 99, 100 * number, f"{number - 1:02d}"), _part(groups))


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def read_quarter(groups: Groups, setting: Setting) -> Moment | None:
    """Read "the third quarter of 2009" or "of this year"."""
    of = _year_words(groups, setting)
    number = _ORDINALS[groups["ordinal"].lower()]
    return unknown(f"{UNKNOWN_YEAR}-Q{number}") if of is None else quarter(of, number)


def read_half(groups: Groups, setting: Setting) -> Moment | None:
    """Read "the first half of May 2019" or "of 2019"."""
    whole = (read_month if groups.get("month") else read_some_year)(groups, setting)
    return None if whole is None else part_of(whole, f"{groups['ordinal'].lower()} half")


def read_some_year(groups: Groups, setting: Setting) -> Moment | None:
    """Read a year given in figures or as "this", "last" or "next" year."""
    of = _year_words(groups, setting)
    return None if of is None else year(of)


def _year_words(groups: Groups, setting: Setting) -> int | None:
    """Give the year that stands in figures or in words beside a quarter or half."""
    if groups.get("year"):
        return int(groups["year"])
    if setting.now is None:
        return None
    return setting.now.year + {"last": -1, "next": 1}.get(groups.get("which", "").lower(), 0)


def read_weekday(groups: Groups, setting: Setting) -> Moment | None:
    """Read a weekday, as the tense or "last" and "next" tell."""
    which = groups.get("which", "").lower()
    found = weekday(_number_of("weekdays", groups["weekday"]), setting, which)
    if found is None:
        return unknown(f"{UNKNOWN_YEAR}-WXX-{_number_of('weekdays', groups['weekday']) + 1}")
    return found


def read_deictic(groups: Groups, setting: Setting) -> Moment | None:
    """Read "yesterday", "overnight" and their like from the day of publication."""
    table = words()["days"]
    first, last = table[" ".join(groups["word"].lower().split())]
    if setting.now is None:
        return unknown(f"{UNKNOWN_YEAR}-XX-XX")
    begin, end = shifted("day", first, setting.now), shifted("day", last, setting.now)
    if begin is None or end is None:
        return None
    return Moment(begin.start, end.end, end.value)


def read_feast(groups: Groups, setting: Setting) -> Moment | None:
    """Read a feast of a fixed day."""
    number, at = words()["feasts"][groups["feast"]]
    of = int(groups["year"]) if groups.get("year") else missing_year(number, at, setting)
    return (
        unknown(f"{UNKNOWN_YEAR}-{number:02d}-{at:02d}")
        if of is None
        else day(date(of, number, at))
    )


def _count(groups: Groups) -> int | None:
    """Count the units; "a week" and "a couple of" count, "several" does not."""
    said = groups["count"].lower()
    if said in ("a", "an", "one"):
        return 1
    return 2 if said.startswith(("a couple", "couple")) else parse_numeral(said)


def _unit(groups: Groups) -> str:
    """Give the singular of the unit."""
    said = groups["unit"].lower()
    return "century" if said == "centuries" else said.removesuffix("s")


def _duration_value(groups: Groups) -> str:
    """Write a TIMEX3 duration; X where the count is vague."""
    count, unit = _count(groups), _unit(groups)
    times = {"fortnight": 2, "decade": 10, "century": 100, "quarter": 3}.get(unit, 1)
    letters = words()["units"].get(unit, "D")
    return f"P{'T' if letters[0] == 'T' else ''}{count * times if count else 'X'}{letters[-1]}"


def read_duration(groups: Groups, setting: Setting) -> Moment | None:
    """Read "for two hours": a length, no day."""
    return unknown(_duration_value(groups), "duration")


def read_ago(groups: Groups, setting: Setting) -> Moment | None:
    """Read "three days ago", "two weeks earlier", "a month later"."""
    how, count = " ".join(groups["how"].lower().split()), _count(groups)
    direction = -1 if how in ("ago", "earlier", "before", "previously", "prior") else 1
    base = setting.now if how in ("ago", "from now") else setting.before
    found = None if count is None else shifted(_unit(groups), direction * count, base)
    return found or unknown("PAST_REF" if direction < 0 else "FUTURE_REF")


def read_turn(groups: Groups, setting: Setting) -> Moment | None:
    """Read "last week", "this year" from published, "the following day" from what came before."""
    which, unit = groups["which"].lower(), _unit(groups)
    told = {"that": 0, "same": 0, "following": 1, "previous": -1, "preceding": -1, "next": 1}
    if not which:
        found = shifted(unit, 0, setting.now or setting.last)
    elif which in told and (groups.get("the") or which == "that"):
        found = shifted(unit, told[which], setting.before)
    else:
        count = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
        found = shifted(unit, count.get(which, 0), setting.now)
    if found is not None:
        return part_of(found, _part(groups))
    return unknown(f"{UNKNOWN_YEAR}-XX" if unit in ("month", "week") else UNKNOWN_YEAR)


def read_over(groups: Groups, setting: Setting) -> Moment | None:
    """Read "the past three days", "the next two weeks": the days up to or from published."""
    sign = 1 if groups["which"].lower() in ("next", "coming", "following") else -1
    groups = {"count": "one"} | groups
    count = _count(groups)
    found = None if count is None else rolling(_unit(groups), sign * count, setting.now)
    value = _duration_value(groups)
    return Moment(found.start, found.end, value) if found else unknown(value)


def read_reference(groups: Groups, setting: Setting) -> Moment | None:
    """Read "now" and "recently": a direction without a day."""
    ahead = groups["word"].lower() in ("the future", "the near future", "the coming days")
    past = groups["word"].lower() in ("recently", "the past", "previously", "once", "recent")
    return unknown("FUTURE_REF" if ahead else "PAST_REF" if past else "PRESENT_REF", "reference")


READERS: dict[str, Resolve] = {
    "full_date": read_full_date,
    "month": read_month,
    "days": read_days,
    "week_of": read_week_of,
    "month_of": read_month_of,
    "clock": read_clock,
    "iso": read_iso,
    "figures": read_figures,
    "season": read_season,
    "year": read_year,
    "before_christ": read_before_christ,
    "decade": read_decade,
    "century": read_century,
    "quarter": read_quarter,
    "half": read_half,
    "some_year": read_some_year,
    "weekday": read_weekday,
    "deictic": read_deictic,
    "feast": read_feast,
    "duration": read_duration,
    "ago": read_ago,
    "turn": read_turn,
    "over": read_over,
    "reference": read_reference,
}
"""The readers by the names that times.toml uses."""
