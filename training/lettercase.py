"""Count how words are written inside sentences, and write the table that ships.

    python -m training.lettercase ../shared/gold src/tocsin/knowledge/words/lettercase.tsv

The texts are those of training/commonness.py and our own corpus/train. Only words inside a sentence
count, in lines that are mostly small letters: a headline says nothing about how a word is written.
Counts are facts: no sentence of any text is in the table.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.commonness import gold_texts, sample_texts

CORPUS = Path("corpus/train")
# A word after a small letter or a comma and one blank stands inside a sentence.
INSIDE = re.compile(r"(?<=[a-z,] )[^\W\d_]+(?:['’][^\W\d_]+)?")
SHORTEST = 8  # words: shorter lines are headings
SMALL = 0.6  # of the words of a line
MIXED, NAME = 0.2, 0.6  # shares of uses with a capital
HEADER = """\
# How a word is written inside a sentence: `lower` (nearly always small), `mixed`, `name` (mostly
# with a capital) or `letters` (mostly in capitals). Made by training/lettercase.py from GeoVirus
# (Wikinews, CC BY 2.5), MEANTIME (Wikinews, CC BY 4.0), WikiWars (Wikipedia, CC BY-SA 3.0), the
# sample reports and corpus/train. Outcomes of counts only: no text of theirs is here.
"""


def main(arguments: Sequence[str]) -> int:
    """Write the table; return the exit code."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m training.lettercase GOLD_FOLDER TABLE\n")
        return 2
    rows = usual(count([*gold_texts(Path(arguments[0])), *sample_texts(), *corpus_texts()]))
    lines = [f"{word}\t{use}" for word, use in sorted(rows.items())]
    Path(arguments[1]).write_text(HEADER + "\n".join(lines) + "\n", "utf-8")
    print(f"{arguments[1]}: {len(rows)} words")
    return 0


def corpus_texts() -> Iterator[str]:
    """Read the texts of our own corpus that may be learnt from."""
    for path in sorted(CORPUS.glob("*.jsonl")):
        yield from (json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())


def count(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """Count for each word, in small letters, how it is written inside sentences."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (line for text in texts for line in text.splitlines()):
        words = line.split()
        if len(words) >= SHORTEST and sum(word[0].islower() for word in words) > SMALL * len(words):
            for word in INSIDE.findall(line):
                found[word.lower()][written(word)] += 1
    return found


def written(word: str) -> str:
    """Name how one word is written."""
    if len(word) > 1 and word.isupper():
        return "letters"
    return "name" if word[0].isupper() else "lower"


def usual(found: dict[str, Counter[str]]) -> dict[str, str]:
    """Name how each word is mostly written."""
    return {word: _usual(uses) for word, uses in found.items()}


def _usual(uses: Counter[str]) -> str:
    number = uses.total()
    if uses["letters"] > number / 2:
        return "letters"
    share = 1 - uses["lower"] / number
    if share >= NAME:
        return "name"
    return "mixed" if share >= MIXED else "lower"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
