"""Find a part by name: entry points behind load(group, name); a miss names what exists."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points


class UnknownPart(LookupError):
    """No part of that name is installed; the message lists the names that are."""


def names(group: str) -> tuple[str, ...]:
    """List the parts installed in a group, sorted."""
    return tuple(sorted({point.name for point in entry_points(group=group)}))


def load(group: str, name: str) -> object:
    """Import and return the part called name of a group such as "tocsin.exports"."""
    found: list[EntryPoint] = list(entry_points(group=group, name=name))
    if not found:
        known = ", ".join(names(group)) or "none"
        raise UnknownPart(f"no {group} part is called {name!r}; installed: {known}")
    return found[0].load()
