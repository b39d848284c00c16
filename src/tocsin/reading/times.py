"""Times: which words say when, which days they mean, and which event they date.

Days come only from the text and the day of publication; what neither tells stays None.
Periods are whole days, both ends inclusive. "early" in a month is the 1st to 10th, "mid" the
11th to 20th; weeks run from Monday to Sunday; seasons are those of the north; a span of time
("for two hours") is a duration and no period. Values follow TIMEX3 (ISO-TimeML).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Stretch

from tocsin.knowledge.wordlists import words_of
from tocsin.model import Period, Span
from tocsin.reading.dating import Kind, Moment, Setting
from tocsin.reading.gathered import whole_text
from tocsin.reading.tense import tense_at, upwards
from tocsin.reading.timerules import Rule, regions, rules


@dataclass(frozen=True, slots=True)
class Found:
    """Words of time: their tokens, half open, the period they mean, and the TIMEX3 value."""

    start_token: int
    end_token: int
    period: Period
    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class _Hit:
    """A rule's match in the text."""

    rule: Rule
    match: re.Match[str]
    stretch: Stretch


def find_periods(doc: Doc, *, published: str | None) -> tuple[Found, ...]:
    """Find the words that say when, ranges as one; durations and vague words are left out."""
    times = find_times(doc, published=published)
    return tuple(_joined(doc, [time for time in times if time.kind in ("date", "time")]))


def find_times(doc: Doc, *, published: str | None) -> tuple[Found, ...]:
    """Find all words of time in the order of the text, durations and references too."""
    hits = _hits(doc)
    setting = Setting(_day(published))
    setting = replace(setting, narrative=_is_narrative(hits, setting.published))
    found: list[Found] = []
    for position, hit in enumerate(hits):
        tense, year = tense_at(hit.stretch.root), _near_year(hits, position)
        moment = _moment(hit, replace(setting, tense=tense, year=year))
        if moment is None:
            continue
        found.append(_found(hit, moment))
        if _carries_on(hit, setting.last):
            setting = replace(setting, last=moment.start or setting.last)
    return tuple(found)


def _day(published: str | None) -> date | None:
    """Read the day of publication; an unreadable one counts as unknown."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _hits(doc: Doc) -> list[_Hit]:
    """Match every rule and keep the longest, the earlier in the table where two are equal."""
    text = whole_text(doc)
    matches = [
        (rule, match)
        for region in regions(text)
        for rule in rules()
        if rule.signs & region.signs
        for match in rule.pattern.finditer(text, region.start, region.end)
    ]
    matches.sort(key=lambda pair: (pair[1].start(), -pair[1].end()))
    hits: list[_Hit] = []
    reached = 0
    for rule, match in matches:
        if match.start() < reached:
            continue
        hit = _hit(doc, rule, match)
        if hit is not None and _is_sound(hit):
            hits.append(hit)
            reached = match.end()
    return hits


def _hit(doc: Doc, rule: Rule, match: re.Match[str]) -> _Hit | None:
    """Tie a match to its tokens."""
    stretch = doc.char_span(match.start(), match.end(), alignment_mode="expand")
    return None if stretch is None or not len(stretch) else _Hit(rule, match, stretch)


_BEFORE_MONTHS = frozenset(
    "in of by since until till from to during between and or before after for through last next "
    "this early late mid - / , ( –".split()
)


def _is_sound(hit: _Hit) -> bool:
    """Reject names ("Sunday Times", "the Long March"), modal "May", and counts like years."""
    token = hit.stretch[-1]
    if hit.rule.name == "year" and not hit.match.groupdict().get("part"):
        return _is_year(hit.stretch)
    if hit.rule.name not in ("month", "weekday"):
        return True
    before = hit.stretch[0].nbor(-1).lower_ if hit.stretch[0].i else ""
    if token.lower_ in ("march", "may"):
        return before in _BEFORE_MONTHS or len(hit.stretch) > 1 or token.ent_type_ == "DATE"
    named = token.ent_type_ in ("ORG", "PERSON", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT")
    titled = token.dep_ == "compound" and token.head.pos_ == "PROPN"
    named = named or (titled and token.head.i == token.i + 1 and token.head.ent_type_ != "DATE")
    epithet = before in ("black", "bloody", "good", "holy", "palm", "easter", "ash")
    return not named and not epithet and not token.tag_.startswith(("MD", "VB"))


def _is_year(stretch: Stretch) -> bool:
    """Tell a year from a count: no money, no unit, no counted plural after it."""
    doc, first, last = stretch.doc, stretch[0], stretch[-1]
    before = doc[first.i - 1] if first.i else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if before is not None and (before.is_currency or before.text in ("#", "No.", "than", "least")):
        return False
    early = first == last and first.text < "1600" and (before is None or before.pos_ != "ADP")
    if early or (before is not None and before.pos_ == "PROPN" and last.ent_type_ != "DATE"):
        return False
    if after is None or after.text in ("%", "km", "percent", "m") or after.is_currency:
        return after is None
    counts = last.dep_ == "nummod" and last.head.tag_ == "NNS" and last.ent_type_ != "DATE"
    return not counts


def _is_narrative(hits: Sequence[_Hit], published: date | None) -> bool:
    """Tell a history from news: few weekdays, and its full dates lie well before publication."""
    if published is None:
        return True
    dated = [year for hit in hits if hit.match.groupdict().get("month") and (year := _said(hit))]
    years = [year for hit in hits if (year := _said(hit))]
    weekdays = sum(hit.rule.name == "weekday" for hit in hits)
    if weekdays <= 0.2 * len(dated) and len(dated) >= 3:
        return _are_old(dated, published)
    return not weekdays and len(years) >= 6 and _are_old(years, published)


def _are_old(years: Sequence[int], published: date) -> bool:
    """Tell whether most of some years lie well before publication."""
    return sum(year < published.year - 1 for year in years) > 0.6 * len(years)


def _said(hit: _Hit) -> int | None:
    """Give the year that a match says outright."""
    year = hit.match.groupdict().get("year")
    return int(year) if year and len(year) == 4 else None


def _near_year(hits: Sequence[_Hit], position: int) -> int | None:
    """Give the year of a full date in the same sentence or the one before."""
    here = hits[position].stretch.sent
    first = here[0].nbor(-1).sent.start if here.start else 0
    for hit in reversed(hits[:position]):
        if hit.stretch.start < first:
            return None
        if hit.match.groupdict().get("month") and (year := _said(hit)):
            return year
    return None


_GENERATION = 10


def _carries_on(hit: _Hit, last: date | None) -> bool:
    """Tell whether later words may build on a year: not on an aside ("the 1812 invasion")."""
    if hit.rule.name != "year":
        return True
    said = _said(hit) or 0
    near = last is None or abs(said - last.year) <= _GENERATION
    return near and hit.stretch.root.dep_ not in ("nummod", "compound", "amod")


def _moment(hit: _Hit, setting: Setting) -> Moment | None:
    """Resolve a match; a day that no calendar has is no time."""
    groups = {name: said for name, said in hit.match.groupdict().items() if said is not None}
    try:
        moment = hit.rule.resolve(groups, setting)
    except ValueError:
        return None
    return moment and _with_part_of_day(moment, hit.match.group())


_PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def _with_part_of_day(moment: Moment, said: str) -> Moment:
    """Mark a day of which only the morning, evening or night is meant."""
    part = re.search("|".join(_PARTS_OF_DAY), said.lower())
    if part is None or len(moment.value) != len("2001-01-01"):
        return moment
    return replace(moment, kind="time", value=f"{moment.value}T{_PARTS_OF_DAY[part.group()]}")


def _found(hit: _Hit, moment: Moment) -> Found:
    """Make the record of a resolved match."""
    span = Span(hit.match.start(), hit.match.end())
    period = Period(span, _iso(moment.start), _iso(moment.end))
    return Found(hit.stretch.start, hit.stretch.end, period, moment.kind, moment.value)


def _iso(when: date | None) -> str | None:
    """Write a day."""
    return when.isoformat() if when else None


def _joined(doc: Doc, times: Sequence[Found]) -> Iterator[Found]:
    """Join the two ends of "between X and Y", "from X to Y", "X - Y" into one period."""
    held: Found | None = None
    for time in times:
        if held is not None and _are_ends(doc, held, time):
            held = _range(held, time)
            continue
        if held is not None:
            yield held
        held = time
    if held is not None:
        yield held


_DASH = re.compile(r"\s*(?:-|–|—|to|until|till|through)\s*")
_BETWEEN = 20  # characters before a time in which "between" is looked for
_AND = re.compile(r"\s*(?:and|and\s+the)\s*")


def _are_ends(doc: Doc, first: Found, second: Found) -> bool:
    """Tell whether two times are the ends of one stretch."""
    text, start = whole_text(doc), first.period.span.start
    between = text[first.period.span.end : second.period.span.start]
    before = text[max(0, start - _BETWEEN) : start].rstrip().lower()
    ordered = (first.period.start or "") <= (second.period.end or "9999")
    joined = _DASH.fullmatch(between) or (before.endswith("between") and _AND.fullmatch(between))
    return bool(ordered and joined)


def _range(first: Found, second: Found) -> Found:
    """Make one period of two ends."""
    span = Span(first.period.span.start, second.period.span.end)
    period = Period(span, first.period.start, second.period.end)
    value = f"{first.value}/{second.value}"
    return Found(first.start_token, second.end_token, period, first.kind, value)


def period_for(
    token: Token, founds: Sequence[Found], doc: Doc, *, cues: Container[int] = ()
) -> Period | None:
    """Choose the period that dates an event by its trigger; None where the grammar gives none.

    First what hangs on the trigger or its verb ("the May attack", "attacked on Monday"), then
    what stands before the first of coordinated verbs, then the only time in the sentence unless
    another clause owns it. cues are the words by which others tell of the event: what stands
    between them and it says when they told it ("on Friday denied attacking").
    """
    here = [
        time
        for time in founds
        if token.sent.start <= time.start_token < token.sent.end
        and not _dates_telling(time, token, doc, cues)
    ]
    ranked = [(rank, time) for time in here if (rank := _rank(token, time, doc)) is not None]
    if not ranked:
        return None
    best = min(rank for rank, _ in ranked)
    near = [time for rank, time in ranked if rank == best]
    if best == _LAST and len(here) > 1:
        return None
    return min(near, key=lambda time: abs(time.start_token - token.i)).period


def _dates_telling(time: Found, token: Token, doc: Doc, cues: Container[int]) -> bool:
    """Tell whether a time before an event hangs on the word that tells of it."""
    owner = _owner(doc[time.start_token : time.end_token].root, token)
    return owner.i in cues and owner != token and time.start_token < token.i


_LAST = 4
_DURING = ("in", "during")
_NOUN_MODIFIERS = ("poss", "compound", "nummod", "amod")


def _rank(token: Token, time: Found, doc: Doc) -> int | None:
    """Say how closely a time hangs on a trigger: 0 is closest, None is not at all."""
    owner, verb = _owner(doc[time.start_token : time.end_token].root, token), _verb_of(token)
    if owner == token:
        return 0
    if _is_told_of(token, owner, time):
        return 1
    if verb is None or not _is_verb(owner):
        return None
    if owner == verb:
        return 1
    if (owner.dep_ == "xcomp" and owner.head == verb) or (
        verb.head == owner and verb.dep_ == "xcomp"
    ):
        return 2
    if _leads(owner, verb, time):
        return 3
    return _LAST if _shares(owner, verb) else None


def _is_told_of(token: Token, owner: Token, time: Found) -> bool:
    """Tell whether a time stands in a clause about the trigger, or the trigger in one about it.

    "the raid that began on Monday", "the operation to free Raqqa, Dec. 10", "May 3, when he met",
    "killed in yesterday's attack".
    """
    clause = owner.dep_ in ("acl", "relcl") and owner.head == token
    purpose = any(word.lower_ == "to" and word.i == token.i + 1 for word in owner.children)
    about = token.dep_ == "relcl" and time.start_token <= token.head.i < time.end_token
    during = owner.dep_ == "pobj" and owner.head.head == token and owner.head.lower_ in _DURING
    return clause or purpose or about or (during and owner.lemma_ in words_of("roles", "means"))


def _is_verb(token: Token) -> bool:
    """Tell a verb or a copula."""
    return token.pos_ in ("VERB", "AUX")


def _owner(root: Token, trigger: Token) -> Token:
    """Find what a time hangs on: the noun it stands before, or the trigger or verb above it."""
    if root.dep_ in _NOUN_MODIFIERS and root.head.pos_ in ("NOUN", "PROPN"):
        return root.head
    for word in upwards(root):
        if word == trigger or _is_verb(word):
            return word
    return root


def _verb_of(token: Token) -> Token | None:
    """Give the verb of the trigger's clause: itself, or the one that a noun trigger depends on."""
    if _is_verb(token):
        return token
    for word in upwards(token):
        if _is_verb(word):
            return word
        if word.dep_ in ("poss", "appos") or (word.dep_ == "pobj" and word.head.lower_ == "for"):
            return None
    return None


def _leads(owner: Token, verb: Token, time: Found) -> bool:
    """Tell whether a time before the first of coordinated verbs covers the later ones."""
    while verb.dep_ == "conj" and _is_verb(verb.head):
        verb = verb.head
        if verb == owner:
            return time.start_token < owner.i
    return False


def _shares(owner: Token, verb: Token) -> bool:
    """Tell whether the verb is told in one breath with the owner ("stormed it, killing five")."""
    low, high = (owner, verb) if verb in owner.ancestors else (verb, owner)
    while low != high:
        joined = low.dep_ in ("conj", "xcomp") or (low.dep_ == "advcl" and low.tag_ == "VBG")
        if not joined or low.head == low:
            return False
        low = low.head
    return True
