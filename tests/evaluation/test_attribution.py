"""Attributions against gold, with every figure worked out by hand."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.evaluation.made import VERSIONS, span, voice, write_lines
from tocsin.evaluation import evaluate
from tocsin.evaluation.attribution import likeness, words_in
from tocsin.model import Claim, Document, Reading

TEXT = (
    "The mayor said the two old bridges would stay shut all week. "
    "Anglers fear floods, according to Lantern Weekly. "
    "“We shall wait,” the ferryman added, “until dawn.”"
)
MAYOR = ("The mayor", "said", "the two old bridges would stay shut all week")
WEEKLY = ("Lantern Weekly", "according to", "Anglers fear floods")
FERRYMAN = ("the ferryman", "added", "We shall wait", "until dawn")
Parts = tuple[str | None, ...]


def claims(number: int, said: Parts, *, outer: Parts | None = None) -> Iterable[Claim]:
    """Make the claims of one attribution, one for each piece of its content."""
    speaker, cue, *content = said
    chain = [voice(TEXT, outer[0], str(outer[1]))] if outer else []
    voices = (*chain, voice(TEXT, speaker, str(cue)))
    for piece, words in enumerate(content):
        yield Claim(f"c{number}{piece}", span(TEXT, str(words)), voices)


def gold_of(said: Parts) -> dict[str, object]:
    """Write an attribution as gold does; punctuation after a piece belongs to it."""
    speaker, cue, *content = said
    return {
        "source": _offsets([speaker]) if speaker else [],
        "cue": _offsets([cue]),
        "content": [[start, end + 1] for start, end in _offsets(content)],
    }


def _offsets(parts: Iterable[str | None]) -> list[list[int]]:
    found = [span(TEXT, str(words)) for words in parts]
    return [[one.start, one.end] for one in found]


def score(
    folder: Path, found: Iterable[Claim], *gold: Parts, discard: Iterable[list[int]] = ()
) -> dict[str, Any]:
    """Score these claims of the text."""
    row = {"id": "r", "text": TEXT, "attributions": [gold_of(one) for one in gold]}
    path = write_lines(folder / "gold.jsonl", [{**row, "discard": list(discard)}])
    held = tuple(found)

    def reader(document: Document) -> Reading:
        return Reading(document, (), held, (), (), VERSIONS)

    return evaluate("attribution", path, reader=reader)


def test_perfect(tmp_path: Path) -> None:
    """All found with all words is 100 throughout; content in pieces is joined by its cue."""
    found = [*claims(1, MAYOR), *claims(2, WEEKLY), *claims(3, FERRYMAN)]
    result = score(tmp_path, found, MAYOR, WEEKLY, FERRYMAN)
    assert set(result.values()) == {100.0}
    assert list(result)[:6] == [
        *("detect", "triple_soft", "triple_exact"),
        *("source_exact", "cue_exact", "content_exact"),
    ]


def test_missed_and_invented(tmp_path: Path) -> None:
    """One right of two found and three of gold: F1 2 * 1 / 5 = 40, precision 1/2, recall 1/3."""
    invented = (None, "stay", "old")
    result = score(tmp_path, [*claims(1, MAYOR), *claims(2, invented)], MAYOR, WEEKLY, FERRYMAN)
    assert result["detect"] == result["triple_exact"] == 40.0
    assert (result["detect_precision"], result["detect_recall"]) == (50.0, 33.3)
    assert result["source_exact"] == 50.0  # one right; one speaker found and three in gold


def test_half_the_content_is_soft(tmp_path: Path) -> None:
    """Five of nine words are half; four of nine are found by the cue but not softly right."""
    five = (*MAYOR[:2], "the two old bridges would")
    result = score(tmp_path, claims(1, five), MAYOR)
    assert (result["triple_soft"], result["triple_exact"]) == (100.0, 0.0)
    assert (result["source_exact"], result["cue_exact"], result["content_exact"]) == (
        100.0,
        100.0,
        0.0,
    )
    four = (*MAYOR[:2], "the two old bridges")
    result = score(tmp_path, claims(1, four), MAYOR)
    assert (result["detect"], result["triple_soft"]) == (100.0, 0.0)


def test_another_cue_pairs_by_content(tmp_path: Path) -> None:
    """Half the content pairs two attributions whose cues share no word."""
    result = score(tmp_path, claims(1, ("The mayor", "would", MAYOR[2])), MAYOR)
    assert (result["detect"], result["triple_soft"], result["cue_exact"]) == (100.0, 100.0, 0.0)


def test_wrong_speaker(tmp_path: Path) -> None:
    """A speaker that is not gold's costs the triples and source_exact, nothing else."""
    result = score(tmp_path, claims(1, (None, *MAYOR[1:])), MAYOR)
    assert (result["detect"], result["cue_exact"], result["content_exact"]) == (100.0,) * 3
    assert (result["triple_soft"], result["triple_exact"], result["source_exact"]) == (0.0,) * 3


def test_no_speaker_on_either_side_is_alike(tmp_path: Path) -> None:
    """Two unexpressed speakers agree in the triples, and source_exact has nothing to count."""
    bare = (None, *MAYOR[1:])
    result = score(tmp_path, claims(1, bare), bare)
    assert (result["triple_exact"], result["source_exact"]) == (100.0, 0.0)


def test_most_alike_first(tmp_path: Path) -> None:
    """Of two that share the cue, the better one is paired and the other is too many."""
    poor = (None, "according to", "Anglers")
    worse = [*claims(1, poor)]
    shifted = ("Lantern Weekly", "according", "Anglers fear floods")
    result = score(tmp_path, [*worse, *claims(2, shifted)], WEEKLY)
    assert (result["detect"], result["triple_soft"]) == (66.7, 66.7)


def test_only_the_outermost_counts(tmp_path: Path) -> None:
    """What a voice says that another one says is left out."""
    inner = ("Anglers", "fear", "floods")
    result = score(tmp_path, [*claims(1, WEEKLY), *claims(2, inner, outer=WEEKLY)], WEEKLY)
    assert result["detect_precision"] == 100.0


def test_unannotated_stretches_do_not_count(tmp_path: Path) -> None:
    """An attribution with its cue in a discarded stretch is neither right nor wrong."""
    where = span(TEXT, "Anglers fear floods, according to Lantern Weekly")
    result = score(
        tmp_path,
        [*claims(1, MAYOR), *claims(2, WEEKLY)],
        MAYOR,
        discard=[[where.start, where.end]],
    )
    assert result["detect"] == 100.0


def test_words_not_signs() -> None:
    """Quotation marks at the edge are no words, but a cue of signs alone keeps them."""
    assert words_in("“Go,” he said:", [(0, 5)]) == {1}
    assert words_in("“Go,” he said:", [(13, 14)]) == {13}
    assert likeness(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert likeness(frozenset(), frozenset()) == 1.0
    assert likeness(frozenset({1}), frozenset()) == 0.0
