"""Count in how many texts each word is found, and write the table that ships.

    python -m training.commonness ../shared/gold src/tocsin/knowledge/words/commonness.tsv

The texts are those whose licence allows it, and the sample reports: GeoVirus (Wikinews, CC BY 2.5),
MEANTIME (Wikinews, CC BY 4.0) and WikiWars (Wikipedia, CC BY-SA 3.0). MEANTIME's sentences in the
factuality gold are from the same articles and would count twice. A war's whole narrative would make
its words look rare, so every text is cut into pieces of about a report's length. Counts are facts:
no sentence of any text is in the table.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from pathlib import Path

from tocsin.intake import documents
from tocsin.knowledge.commonness import split, stem
from tocsin.model import Document
from tocsin.samples import sample_folder

GOLD = ("geo/geovirus.jsonl", "time/meantime.jsonl", "time/wikiwars.jsonl")
PIECE = 400  # words: a report's length
LEAST = 3  # texts: what fewer have is rare by any count, and as often a slip
HEADER = """\
# In how many texts a word was found, by stem (Snowball English); the row without a word counts all
# texts. Made by training/commonness.py from GeoVirus (Wikinews, CC BY 2.5), MEANTIME (Wikinews,
# CC BY 4.0), WikiWars (Wikipedia, CC BY-SA 3.0) and the sample reports, cut into pieces of {piece}
# words; words of fewer than {least} pieces are left out. Counts only: no text of theirs is here.
"""


def main(arguments: Sequence[str]) -> int:
    """Write the table; return the exit code."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m training.commonness GOLD_FOLDER TABLE\n")
        return 2
    found, number = count(pieces([*gold_texts(Path(arguments[0])), *sample_texts()]))
    Path(arguments[1]).write_text(render(found, number), "utf-8")
    print(f"{arguments[1]}: {number} texts")
    return 0


def gold_texts(folder: Path) -> Iterator[str]:
    """Read the texts of the gold that may be counted."""
    for name in GOLD:
        with (folder / name).open(encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def sample_texts() -> Iterator[str]:
    """Read the sample reports."""
    with sample_folder() as folder:
        found = list(documents([str(folder)]))
    yield from (one.text for one in found if isinstance(one, Document))


def pieces(texts: Iterable[str]) -> Iterator[list[str]]:
    """Cut texts into pieces of words; a rest shorter than half a piece goes with the last."""
    for text in texts:
        cut = [list(words) for words in batched(split(text), PIECE)]
        if len(cut) > 1 and len(cut[-1]) < PIECE / 2:
            rest = cut.pop()
            cut[-1] += rest
        yield from cut


def count(texts: Iterable[Iterable[str]]) -> tuple[Counter[str], int]:
    """Count in how many texts each stem is found, and the texts."""
    found: Counter[str] = Counter()
    number = 0
    for words in texts:
        found.update({stem(word) for word in words})
        number += 1
    return found, number


def render(found: Counter[str], number: int) -> str:
    """Write the table, by word."""
    rows = [f"{word}\t{times}" for word, times in sorted(found.items()) if times >= LEAST]
    return HEADER.format(piece=PIECE, least=LEAST) + "\n".join([f"\t{number}", *rows]) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
