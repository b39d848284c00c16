"""Texts for the laws: news as it is written, news as it is spoilt, and anything at all."""

from __future__ import annotations

from hypothesis import strategies as st

from tocsin.model import Document

ACTORS = [
    "Gunmen",
    "The army",
    "Two frigates",
    "Police in Lima and Cusco",
    "Iran-backed militias",
    "Chad and Niger",
    "He",
    "The group",
    "Ethiopia’s navy",
    "Dr. Amina N’Diaye",
    "the M23 🚩",
    "قوات الدعم السريع",
]
ACTS = [
    "attacked a convoy near Mopti",
    "will send 400 police officers to Haiti next month",
    "did not open fire at students",
    "carried out an assault on two trucks, killing at least 13 people",
    "may impose sanctions on Belarus",
    "met the envoys of Chile in Arica",
    "threatened to kill the mayor",
    "has been shelling the suburb since 4 June 2023",
    "failed to free the crew",
    "arrested dozens, burned the mill and left",
    "were beaten and detained by soldiers",
    "called off a strike",
    "accused the ministry of torturing detainees",
]
FRAMES = [
    "{0} {1}.",
    "{0} {1}, a spokesman said.",
    "“{0} {1},” the mayor’s aide said on Friday. “They fled.”",
    '"{0} {1}," she said.',
    "«{0} {1}», Reuters reported.",
    "According to the U.N., {0} {1}.",
    "Officials denied that {0} {1}.",
    "If {0} {1}, the talks will end.",
    "It is unclear whether {0} {1}",
    "Did {0} {1}?",
    "{0}, who {1}, resigned.",
    "Fears that {0} {1} are growing. The attack worried traders.",
    "• {0} {1} (photo: AFP) — 12:30",
    "{0}: {1}",
]
NOISE = [
    "😀👩‍👩‍👧 shared 1,204 times",
    "قُتل سبعة أشخاص في الخرطوم.",
    "Ελλάδα και Αλβανία",
    "The raid killed six.",
    "KHARTOUM (Reuters) -",
    "***",
    "\t",
    "\u200e\u00a0",
    "e\u0301tat d’urgence",
]
GLUE = [" ", "\n", "\r\n", "\n\n", "\r\n\r\n", "  ", "\u2028", ""]


def sentences() -> st.SearchStrategy[str]:
    """Make one sentence of news."""
    return st.builds(
        str.format, st.sampled_from(FRAMES), st.sampled_from(ACTORS), st.sampled_from(ACTS)
    )


def news() -> st.SearchStrategy[str]:
    """Make up to four sentences, with noise between them and any line ends."""
    piece = st.one_of(sentences(), sentences(), st.sampled_from(NOISE))
    parts = st.lists(st.tuples(piece, st.sampled_from(GLUE)), min_size=1, max_size=4)
    return parts.map(lambda pairs: "".join(text + glue for text, glue in pairs))


def anything() -> st.SearchStrategy[str]:
    """Make any text that can be written as UTF-8, the empty one included."""
    return st.text(max_size=120)


def documents() -> st.SearchStrategy[Document]:
    """Make a report in English, of a known day or not."""
    days = st.sampled_from(["2024-09-09", "2023-01-01", None])
    return st.builds(
        lambda text, day: Document("law", text, published=day, language="en"),
        st.one_of(news(), news(), anything()),
        days,
    )
