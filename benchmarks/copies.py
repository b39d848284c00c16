"""Time and memory of finding reprints among synthetic reports, boilerplate included."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import random
import resource
import sys
import time
from collections.abc import Sequence

from tocsin.corroboration.copies import links
from tocsin.model import Document

# ru_maxrss counts kibibytes on Linux and bytes on macOS (getrusage(2)).
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
FIRST_DAY = dt.date(2026, 1, 1)
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def main() -> None:
    """Measure growing collections and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 2000, 5000, 10000, 20000])
    parser.add_argument("--words", type=int, default=200, help="words a report (default 200)")
    parser.add_argument("--reprints", type=float, default=0.2, help="share that are cut reprints")
    parser.add_argument("--boilerplate", type=float, default=0.25, help="share that carry it")
    parser.add_argument("--length", type=int, default=40, help="words of boilerplate (default 40)")
    parser.add_argument("--footer", action="store_true", help="boilerplate as the last paragraph")
    options = parser.parse_args()
    taken = []
    for size in options.sizes:
        documents = made(size, options)
        began = time.process_time()
        found = links(documents)
        taken.append(time.process_time() - began)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 2**20
        figures = {"documents": size, "cpu_seconds": round(taken[-1], 2), "links": len(found)}
        print(json.dumps({**figures, "peak_mib": round(peak)}))
    print(json.dumps({"slope": round(slope(options.sizes, taken), 2)}))


def made(size: int, options: argparse.Namespace) -> list[Document]:
    """Make reports of invented words, as frequent as words are, on the days of one year."""
    dice = random.Random(size)
    words = vocabulary(dice)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    standing = " ".join(dice.choices(words, weights, k=options.length))
    texts: list[str] = []
    documents = []
    for number in range(size):
        if texts and dice.random() < options.reprints:
            text = cut(dice.choice(texts[-200:]))
        else:
            text = ". ".join(
                " ".join(dice.choices(words, weights, k=20)).capitalize()
                for _ in range(options.words // 20)
            )
            texts.append(text)
        if dice.random() < options.boilerplate:
            text = with_standing(text, standing, footer=options.footer)
        day = FIRST_DAY + dt.timedelta(days=number * 365 // size)
        documents.append(Document(f"d{number}", text, published=day.isoformat(), language="en"))
    return documents


def vocabulary(dice: random.Random) -> list[str]:
    """Make 30,000 words of two to four syllables; the 40 most frequent are small words of one."""
    words = {"".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(40000)}
    shuffled = sorted(sorted(words), key=lambda word: dice.random())
    return [*SYLLABLES[:40], *shuffled[:30000]]


def cut(text: str) -> str:
    """Cut a report to its first three fifths."""
    sentences = text.split(". ")
    return ". ".join(sentences[: max(1, len(sentences) * 3 // 5)])


def with_standing(text: str, standing: str, *, footer: bool) -> str:
    """Put boilerplate into the middle of a report, or below it."""
    sentences = text.split(". ")
    middle = len(sentences) // 2
    if footer:
        head, tail = ". ".join(sentences[:middle]), ". ".join(sentences[middle:])
        return f"{head}.\n\n{tail}.\n\n{standing}."
    return ". ".join([*sentences[:middle], standing, *sentences[middle:]])


def slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the slope of the straight line through the logarithms."""
    if len(sizes) < 2:
        return math.nan
    xs, ys = [math.log(one) for one in sizes], [math.log(one) for one in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((a - x) ** 2 for a in xs)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / across


if __name__ == "__main__":
    main()
