"""Invented reports, and what newsrooms do to them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from tocsin.model import Document

WIRE = (
    "Flood water broke through the old dyke at Sandemar before dawn on Tuesday and drowned nine "
    "people in the lower town, the harbour master said.\n\n"
    "Most of the dead were dockers who slept in sheds behind the grain silos, Olav Renning told "
    "reporters at the quay. Two children are still missing.\n\n"
    "Soldiers brought pumps from the barracks at Ostvik and began to close the breach with "
    "sandbags and old railway sleepers. The army expects the work to last until the weekend.\n\n"
    "Residents had warned the council for years that the dyke was leaking. A survey made in the "
    "spring found forty weak places, but repairs were put off because the province refused to "
    "pay.\n\n"
    "The governor, Liv Askeland, promised an inquiry and ordered schools to stay closed. Trains "
    "between Ostvik and the coast were cancelled.\n\n"
    "It was the third breach along this stretch of coast since the storms of last autumn, when "
    "waves tore away the lighthouse road."
)
OTHER = (
    "Nine people are dead after the sea burst into Sandemar on Tuesday morning.\n\n"
    "Firefighters searched flooded cellars with lamps and poles, and neighbours carried the "
    "injured to a chapel on the hill. A nurse there counted nine bodies.\n\n"
    "Engineers from the waterways board flew over the gap in a helicopter. They fear that spring "
    "tides on Friday will widen it, and have asked farmers to move cattle inland.\n\n"
    "Opposition deputies want the minister for public works to resign. Her office did not answer "
    "questions about unpaid repairs."
)
STRIKE = (
    "Tram drivers in Velgrad walked out on Wednesday after talks over night shifts collapsed.\n\n"
    "Pickets blocked the central depot and police arrested a union steward, Pavle Marin, whom "
    "colleagues described as calm and unarmed. The city hired coaches for hospital staff.\n\n"
    "Mayor Jasna Kolar called the walkout reckless and threatened to cancel the pension agreement. "
    "Drivers say that they have worked without a day of rest since the carnival.\n\n"
    "A mediator from the labour court will meet both sides on Thursday evening, the union said."
)
STANDING = (
    "Readers of this paper have relied on its correspondents for ninety years and through two wars "
    "to bring them honest accounts from every province of the republic without fear and at a fair "
    "price whatever the season and whoever happens to govern"
)


def report(
    name: str,
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = "en",
    title: str | None = None,
) -> Document:
    """Make a document."""
    return Document(name, text, title=title, outlet=outlet, published=published, language=language)


def paragraphs(text: str, start: int, stop: int) -> str:
    """Take some paragraphs of a text."""
    return "\n\n".join(text.split("\n\n")[start:stop])


def edited(text: str) -> str:
    """Change a word or two in every sentence, as a sub-editor does."""
    changes = {
        "broke through": "burst through",
        "the harbour master said": "according to the harbour master",
        "Most of the dead": "Many of the victims",
        "still missing": "unaccounted for",
        "brought pumps": "carried pumps",
        "to last until": "to go on until",
        "for years": "again and again",
        "were put off": "were postponed",
        "promised an inquiry": "announced an inquiry",
        "were cancelled": "did not run",
        "tore away": "washed away",
    }
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


law = settings(deadline=None, max_examples=40, derandomize=True)
_SENTENCES = [s for text in (WIRE, OTHER, STRIKE) for s in text.replace("\n\n", " ").split(". ")]
_texts = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=9, unique=True)
_days = st.sampled_from([None, "2026-11-24", "2026-11-25", "2026-12-24"])
newspapers = st.lists(
    st.builds(
        lambda parts, day, outlet: report("", ". ".join(parts), published=day, outlet=outlet),
        _texts,
        _days,
        st.sampled_from([None, "Harbour Wire", "Coast Post", "Reuters"]),
    ),
    min_size=2,
    max_size=9,
).map(lambda found: [replace(one, id=f"d{n}") for n, one in enumerate(found)])
