"""Make the frozen parses anew with the installed pipeline: python tests/golden/refreeze.py.

With --show it also prints what is read, in the form of readings.txt, to be looked over by eye.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.golden.frozen import PARSES, freeze, goldens, lines_of, thaw
from tocsin.reading.parse import load_parser
from tocsin.reading.read import read_parsed


def refreeze(*, show: bool) -> None:
    """Parse every golden text, and drop the parses of texts that are gone."""
    parser = load_parser()
    PARSES.mkdir(exist_ok=True)
    for golden in goldens():
        golden.parse.write_text(freeze(parser.parse(golden.text)), "utf-8")
        if show:
            doc = thaw(golden.parse.read_text("utf-8"))
            reading = read_parsed(golden.document, doc, parser_version=parser.version)
            print(golden.text, *lines_of(reading.events, golden.text), "", sep="\n  ")
    wanted = {golden.parse for golden in goldens()}
    for old in set(PARSES.glob("*.json")) - wanted:
        old.unlink()


if __name__ == "__main__":
    refreeze(show="--show" in sys.argv[1:])
