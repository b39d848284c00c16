"""Examples as tensors: word pieces, and labels on the first piece of each word."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.labels import CERTAINTIES, POLARITIES, STATUSES, TAGS, TYPES

LONGEST = 192
IGNORE = -100


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text: pieces, the pieces that begin a word, and labels by piece.

    roles lists (piece of a trigger, piece of a word, actor?, recipient?) for every word.
    """

    pieces: list[int]
    words: list[int]
    types: list[int]
    states: list[tuple[int, int, int, int]]
    tags: list[tuple[int, ...]]
    roles: list[tuple[int, list[tuple[int, int]]]]


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the base model's tokenizer without its padding and cutting."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def load(path: Path, tokenizer: Tokenizer) -> tuple[list[Labelled], list[Labelled]]:
    """Load the examples: those to train on, and those held out."""
    kept: tuple[list[Labelled], list[Labelled]] = ([], [])
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        kept[record["held_out"]].append(label(record, tokenizer))
    return kept


def label(record: dict[str, Any], tokenizer: Tokenizer) -> Labelled:
    """Lay the spans of one text on its word pieces."""
    encoded = tokenizer.encode(record["text"])
    numbers, offsets = encoded.word_ids, encoded.offsets
    words = [n for n, w in enumerate(numbers) if w is not None and w != numbers[n - 1]]
    bounds = {n: _word_bounds(n, numbers, offsets) for n in words}
    types = dict.fromkeys(words, 0)
    states, roles = [], []
    for act in record["acts"]:
        triggers = _inside(bounds, [act["trigger"]])
        types |= dict.fromkeys(triggers, TYPES.index(act["type"]))
        code = (
            STATUSES.index(act["status"]),
            CERTAINTIES.index(act["certainty"]),
            POLARITIES.index(act["polarity"]),
        )
        states += [(n, *code) for n in triggers]
        parties = [set(_inside(bounds, act[side])) for side in ("actors", "recipients")]
        marks = [(int(n in parties[0]), int(n in parties[1])) for n in words]
        roles += [(n, marks) for n in triggers[:1]]
    tagged = [set(_inside(bounds, record[f"{tag}s"])) for tag in TAGS]
    tags = [tuple(int(n in one) for one in tagged) for n in words]
    return Labelled(encoded.ids, words, [types[n] for n in words], states, tags, roles)


def _word_bounds(
    piece: int, numbers: Sequence[int | None], offsets: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """Return the characters of the word that a piece begins."""
    last = piece
    while last + 1 < len(numbers) and numbers[last + 1] == numbers[piece]:
        last += 1
    return offsets[piece][0], offsets[last][1]


def _inside(bounds: dict[int, tuple[int, int]], spans: Sequence[Sequence[int]]) -> list[int]:
    """List the words that share a character with one of several spans."""
    return [n for n, (s, e) in bounds.items() if any(s < end and start < e for start, end in spans)]


@dataclass(frozen=True, slots=True)
class Batch:
    """Several texts, padded: (batch, length) tensors, labels IGNORE where there is none."""

    pieces: Tensor
    mask: Tensor
    types: Tensor
    states: Tensor
    tags: Tensor
    texts: Sequence[Labelled]


def batch_of(texts: Sequence[Labelled]) -> Batch:
    """Pad several texts to the longest."""
    shape = (len(texts), max(len(text.pieces) for text in texts))
    pieces, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    types = torch.full(shape, IGNORE)
    states = torch.full((*shape, 3), IGNORE)
    tags = torch.full((*shape, len(TAGS)), float(IGNORE))
    for row, text in enumerate(texts):
        pieces[row, : len(text.pieces)] = torch.tensor(text.pieces)
        mask[row, : len(text.pieces)] = 1
        types[row, text.words] = torch.tensor(text.types)
        tags[row, text.words] = torch.tensor(text.tags, dtype=torch.float)
        for piece, *code in text.states:
            states[row, piece] = torch.tensor(code)
    return Batch(pieces, mask, types, states, tags, texts)


def shuffled(texts: Sequence[Labelled], size: int, rng: random.Random) -> Iterator[Batch]:
    """Yield batches of texts of like length, in random order."""
    order = sorted(texts, key=lambda text: len(text.pieces) + rng.uniform(-4, 4))
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    rng.shuffle(groups)
    yield from map(batch_of, groups)
