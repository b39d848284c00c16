"""How an incident is cited: in words, as BibTeX, by its address on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from tocsin.exports.row import days_words
from tocsin.exports.words import one_line
from tocsin.model import Incident

OUTLETS = 3
_SPECIAL = {
    **{sign: f"\\{sign}" for sign in "{}&%$#_"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation; permalink is the path of the incident's page."""

    text: str
    bibtex: str
    permalink: str


def cite(incident: Incident, project: str, *, today: str) -> Cite:
    """Cite an incident of a project; today is an ISO day."""
    name, title = one_line(project), _title(incident)
    support = incident.support
    reports = f"{support.reports} report{'s' * (support.reports != 1)}"
    rests = f"{reports} ({_outlets(support.outlets)})" if support.outlets else reports
    link = f"/incident/{quote(incident.id, safe='')}"
    text = f"Tocsin project {name}, incident {incident.id}: {title}; {rests}, retrieved {today}."
    return Cite(text, _bibtex(incident, name, title, rests=rests, today=today), link)


def _title(incident: Incident) -> str:
    """Name an incident by what is done, where and when."""
    period = incident.period
    days = days_words(period.start, period.end) if period else ""
    place = one_line(incident.places[0].name) if incident.places else ""
    return ", ".join(part for part in (incident.type, place, days) if part)


def _outlets(outlets: tuple[str, ...]) -> str:
    """Name a few outlets and count the rest."""
    named = ", ".join(one_line(outlet) for outlet in outlets[:OUTLETS])
    rest = len(outlets) - OUTLETS
    return f"{named} and {rest} more" if rest > 0 else named


def _bibtex(incident: Incident, name: str, title: str, *, rests: str, today: str) -> str:
    """Write an entry for reference managers."""
    fields = {
        "title": f"{{{_safe(title)}}}",
        "howpublished": _safe(f"Tocsin project {name}, incident {incident.id}"),
        "year": today[:4],
        "note": _safe(f"{rests}, retrieved {today}"),
    }
    lines = "".join(f",\n  {key} = {{{value}}}" for key, value in fields.items())
    return f"@misc{{tocsin-{incident.id}{lines}\n}}\n"


def _safe(words: str) -> str:
    """Escape what BibTeX would take for its own."""
    return "".join(_SPECIAL.get(sign, sign) for sign in words)
