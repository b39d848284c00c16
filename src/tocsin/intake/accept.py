"""The one way a document is made: its text is checked, never altered; its day is normalised."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from tocsin.intake.failure import Failure, fail
from tocsin.model import Document, digest

# The parser refuses longer texts (spaCy's nlp.max_length).
CHARACTERS = 1_000_000
TOO_LONG = f"is longer than {CHARACTERS:,} characters, the parser's limit: split it into reports"
KEYS = ("id", "title", "url", "outlet", "published", "language")

ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt ].*)?|(\d{8})(?:[Tt]\d.*)?", re.DOTALL)
RFC_2822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d\d.*")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?")


def accept(fields: Mapping[str, object], *, name: str) -> Document | Failure:
    """Build a document from text and what is known of it, or say what keeps it out."""
    text = fields.get("text")
    if not isinstance(text, str):
        return fail(name, no_text(fields))
    known = {key: value(fields.get(key)) for key in KEYS}
    fault = text_fault(text) or known_fault(known)
    if fault:
        return fail(name, fault)
    said = {key: None if word is None else str(word) for key, word in known.items()}
    return built(text, said, name=name)


def built(text: str, said: Mapping[str, str | None], *, name: str) -> Document | Failure:
    """Normalise day and language and put the document together."""
    published = said["published"] and day(said["published"])
    if said["published"] and not published:
        return fail(name, f"`published` is {said['published']!r}: write it as YYYY-MM-DD")
    language = said["language"] and subtag(said["language"])
    if said["language"] and not language:
        return fail(name, f"`language` is {said['language']!r}: write an ISO 639 code such as en")
    title, url, outlet = said["title"], said["url"], said["outlet"]
    return Document(
        id=said["id"] or digest(outlet, url, published, title, text),
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        published=published,
        language=language,
    )


def value(given: object) -> object:
    """Return what was given; a blank string is unknown, a whole number (an id) its digits."""
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return None if isinstance(given, str) and not given.strip() else given


def no_text(fields: Mapping[str, object]) -> str:
    """Say that the text is missing or no string, and which keys there are."""
    if fields.get("text") is not None:
        return f"`text` is {type(fields['text']).__name__}, not a string: give the report's words"
    keys = ", ".join(map(repr, list(fields)[:8])) or "none"
    return f"has no `text` (keys: {keys}): name the report's words `text`"


def text_fault(text: str) -> str | None:
    """Say why a text cannot be read, or nothing."""
    if not text.strip():
        return "holds only white space: give a file that holds a report"
    if len(text) > CHARACTERS:
        return TOO_LONG
    if "\x00" in text:
        return f"`text` has NUL at character {text.index('\x00')}: take it out"
    return surrogate_fault("text", text)


def known_fault(known: Mapping[str, object]) -> str | None:
    """Say which of the known values is no string or cannot be written, or nothing."""
    for key, given in known.items():
        if given is not None and not isinstance(given, str):
            return f"`{key}` is {type(given).__name__}, not a string: quote it or leave it out"
        fault = surrogate_fault(key, given or "")
        if fault:
            return fault
    return None


def surrogate_fault(key: str, words: str) -> str | None:
    """Name a lone surrogate, which no UTF-8 output can carry, or nothing."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError as error:
        code = ord(words[error.start])
        return f"`{key}` has the lone surrogate \\u{code:04x} at character {error.start}: repair it"
    return None


def day(words: str) -> str | None:
    """Return YYYY-MM-DD of an ISO 8601 or RFC 2822 date, as its writer's calendar has it."""
    words = words.strip()
    try:
        if found := ISO_DAY.fullmatch(words):
            return dt.date.fromisoformat(found[1] or found[2]).isoformat()
        if RFC_2822.fullmatch(words):
            return parsedate_to_datetime(words).date().isoformat()
    except ValueError:
        return None
    return None


def subtag(words: str) -> str | None:
    """Return the language of a tag such as en-GB in lower case."""
    found = LANGUAGE.fullmatch(words.strip())
    return found[1].lower() if found else None
