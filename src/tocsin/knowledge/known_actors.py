"""Who is known by name, and in which role when: the tables of groups, offices and persons.

A row of a table is one role with its days. Days are ISO, as short as they are known ("2021-08-15",
"2021-08", "2021"); a row holds from its first day to the day before `to` (half-open), and a month
or a year means its first day. So the text of two days also tells which is earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from tocsin.knowledge.spelling import fold, is_abbreviation

# Names recur: so many look-ups are kept.
_REMEMBERED = 8192
_NEVER = "9999"
_SHORT = 4
_OFFICE_SECTOR = "GOV"
# The tables, and the column of each that holds the name; the next one holds the aliases.
_GROUPS = "groups"
_NAME_COLUMN = {_GROUPS: 0, "persons": 0, "offices": 2}


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A role of a known group, body, force, party or person; country None = of no one state.

    A sector of None is that of a person before the first office that is listed.
    """

    name: str
    country: str | None
    sector: str | None
    sponsor: str | None
    kind: str
    begins: str = ""
    ends: str = ""
    source: str = ""

    @property
    def dated(self) -> bool:
        """Tell whether the role began or ended on a known day."""
        return bool(self.begins or self.ends)

    def holds_on(self, day: str) -> bool:
        """Tell whether the role is held on a day."""
        return self.begins <= day < (self.ends or _NEVER)


type Roles = tuple[ActorEntry, ...]


@lru_cache(maxsize=_REMEMBERED)
def roles_of(words: str) -> Roles:
    """Return all roles of those whom words name, the newest last; empty = nobody known."""
    words = words.strip().removeprefix("the ").removeprefix("The ")
    exact, folded = _index()
    names = exact.get(words)
    if names is None and any(c.isupper() for c in words):
        names = folded.get(fold(words))
    return _in_order([role for name in names or () for role in _roles(name)])


def group_of(words: str, day: str | None = None) -> ActorEntry | None:
    """Return the known group, body or person that words name, in the role of a day, or None."""
    return role_on(roles_of(words), day)


def role_on(roles: Roles, day: str | None) -> ActorEntry | None:
    """Choose the role that is held on a day; without a day, the newest.

    Where none is held, the role that has no days is; else a person is a former official after the
    last role, of no known sector before the first, and a group stays what it was or became.
    """
    if not roles or day is None or not any(role.dated for role in roles):
        return roles[-1] if roles else None
    held = [role for role in roles if role.dated and role.holds_on(day)]
    always = [role for role in roles if not role.dated]
    if held or always:
        return max(held or always, key=lambda role: role.begins)
    past = [role for role in roles if role.ends and role.ends <= day]
    if not past:
        return _unless_group(roles[0], None)
    return _unless_group(max(past, key=lambda role: role.ends), "ELI")


def _unless_group(role: ActorEntry, sector: str | None) -> ActorEntry:
    """Give a person out of office another sector."""
    return replace(role, sector=sector) if role.kind == "person" else role


def known_actors() -> dict[str, Roles]:
    """Return the roles of every known actor, by name."""
    return {name: _in_order(_roles(name)) for name in _lines()}


def names_of(name: str) -> tuple[str, ...]:
    """Return all names of a known actor, the one it is listed under first."""
    found = {name: None}
    for table, line in _lines()[name]:
        cell = line.split("\t", 4)[_NAME_COLUMN[table] + 1]
        if cell:
            found |= dict.fromkeys(cell.split("|"))
    return tuple(found)


def is_person(name: str) -> bool:
    """Tell whether a known actor is a person."""
    return _lines()[name][0][0] != _GROUPS


def _roles(name: str) -> list[ActorEntry]:
    """Read the rows of a name."""
    return [_entry(table, line) for table, line in _lines()[name]]


def _in_order(roles: Sequence[ActorEntry]) -> Roles:
    """Put the roles in the order of their days, those without days first, open ones last."""
    if len(roles) < 2:
        return tuple(roles)
    return tuple(sorted(roles, key=lambda r: (r.dated, r.ends or _NEVER * r.dated, r.begins)))


def _entry(table: str, line: str) -> ActorEntry:
    """Read one row of a table."""
    cells = line.split("\t")
    if table == _GROUPS:
        name, _, country, sector, sponsor, kind, *days = cells
        return ActorEntry(name, country or None, sector, sponsor or None, kind, *days)
    if table == "persons":
        name, _, country, sector, _, *days = cells
        return ActorEntry(name, country or None, sector, None, "person", *days)
    country, _, name, _, *days = cells
    return ActorEntry(name, country, _OFFICE_SECTOR, None, "person", *days)


@cache
def _lines() -> dict[str, list[tuple[str, str]]]:
    """Return the rows of the tables by name, unread, groups before persons."""
    found: dict[str, list[tuple[str, str]]] = {}
    folder = files("tocsin.knowledge").joinpath("actors")
    for table, column in _NAME_COLUMN.items():
        for line in folder.joinpath(f"{table}.tsv").read_text("utf-8").splitlines()[1:]:
            found.setdefault(line.split("\t", column + 1)[column], []).append((table, line))
    return found


@cache
def _index() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Index the names by exact abbreviation and by folded words; a group keeps out others."""
    exact: dict[str, tuple[str, ...]] = {}
    folded: dict[str, tuple[str, ...]] = {}
    for name, rows in _lines().items():
        group = rows[0][0] == _GROUPS
        for words in names_of(name):
            by_case = is_abbreviation(words) or words.islower() or _is_mixed(words)
            index, key = (exact, words) if by_case else (folded, fold(words))
            there = index.get(key)
            if there is None:
                index[key] = (name,)
            elif name not in there and not group and is_person(there[0]):
                index[key] = (*there, name)
    return exact, folded


def _is_mixed(words: str) -> bool:
    """Tell whether a short word has capitals inside and only means itself so ("LeT", "AfD")."""
    return len(words) <= _SHORT and words.isalpha() and words != words.capitalize()
