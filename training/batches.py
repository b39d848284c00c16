"""Examples as tensors: word pieces, and what each head should say of each word, as probabilities.

People's codes are probabilities of 1 (softened where asked); a teacher's are what it thinks.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.labels import CERTAINTIES, POLARITIES, ROLES, STATUSES, TAGS, TYPES

LONGEST = 192
STATES = (STATUSES, CERTAINTIES, POLARITIES)

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence: its pieces, those that begin a word, and targets for these words.

    types is (words, types); states (words, status + certainty + polarity) and weighed by acts
    (words); tags (words, tags); asked lists the words that are triggers, as their places among
    words, and roles is (asked, words, roles).
    """

    group: str
    pieces: list[int]
    words: list[int]
    bounds: list[Bounds]
    types: Tensor
    acts: Tensor
    states: Tensor
    tags: Tensor
    asked: list[int]
    roles: Tensor


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the base model's tokenizer without its padding and cutting."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def load(path: Path, tokenizer: Tokenizer) -> tuple[list[Labelled], list[Labelled]]:
    """Load the sentences of the examples: those to train on, and those held out."""
    kept: tuple[list[Labelled], list[Labelled]] = ([], [])
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        for start, end in record["sentences"]:
            kept[record["held_out"]].append(label(record, start, end, tokenizer))
    return kept


def load_plain(path: Path, tokenizer: Tokenizer) -> list[Labelled]:
    """Load sentences that nobody coded."""
    lines = path.read_text("utf-8").splitlines()
    return [_blank("", tokenizer, json.loads(line), 0) for line in lines]


def label(record: dict[str, Any], start: int, end: int, tokenizer: Tokenizer) -> Labelled:
    """Lay the codes of one sentence of a text on its words."""
    blank = _blank(record["group"], tokenizer, record["text"][start:end], start)
    asked: list[int] = []
    parties: list[Tensor] = []
    for act in record["acts"]:
        triggers = _inside(blank.bounds, [act["trigger"]])
        for word in triggers:
            blank.types[word] = _one(act["type"], TYPES)
            blank.acts[word] = 1.0
            codes = (act["status"], act["certainty"], act["polarity"])
            blank.states[word] = torch.cat(
                [_one(code, names) for code, names in zip(codes, STATES, strict=True)]
            )
        sides = [_marked(blank.bounds, act[f"{role}s"]) for role in ROLES]
        asked += triggers[:1]
        parties += [torch.stack(sides, dim=-1)] * len(triggers[:1])
    tags = [_marked(blank.bounds, record[f"{tag}s"]) for tag in TAGS]
    roles = torch.stack(parties) if parties else blank.roles
    return replace(blank, tags=torch.stack(tags, dim=-1), asked=asked, roles=roles)


def _blank(group: str, tokenizer: Tokenizer, text: str, begin: int) -> Labelled:
    """Cut one sentence into pieces and words, with nothing coded."""
    encoded = tokenizer.encode(text)
    numbers, offsets = encoded.word_ids, encoded.offsets
    words = [n for n, w in enumerate(numbers) if w is not None and w != numbers[n - 1]]
    bounds = [_word_bounds(n, numbers, offsets, begin) for n in words]
    count = len(words)
    return Labelled(
        group=group,
        pieces=encoded.ids,
        words=words,
        bounds=bounds,
        types=_one(TYPES[0], TYPES).repeat(count, 1),
        acts=torch.zeros(count),
        states=torch.zeros(count, sum(map(len, STATES))),
        tags=torch.zeros(count, len(TAGS)),
        asked=[],
        roles=torch.zeros(0, count, len(ROLES)),
    )


def _word_bounds(
    piece: int, numbers: Sequence[int | None], offsets: Sequence[Bounds], begin: int
) -> Bounds:
    """Return the characters of the word that a piece begins."""
    last = piece
    while last + 1 < len(numbers) and numbers[last + 1] == numbers[piece]:
        last += 1
    return offsets[piece][0] + begin, offsets[last][1] + begin


def _inside(bounds: Sequence[Bounds], spans: Sequence[Sequence[int]]) -> list[int]:
    """List the words that share a character with one of several spans."""
    return [
        n for n, (s, e) in enumerate(bounds) if any(s < end and start < e for start, end in spans)
    ]


def _marked(bounds: Sequence[Bounds], spans: Sequence[Sequence[int]]) -> Tensor:
    """Return 1 for the words that share a character with one of several spans, else 0."""
    found = torch.zeros(len(bounds))
    found[_inside(bounds, spans)] = 1.0
    return found


def _one(name: str, names: Sequence[str]) -> Tensor:
    """Return the probability 1 for one of several names."""
    return torch.tensor([float(name == other) for other in names])


@dataclass(frozen=True, slots=True)
class Batch:
    """Several sentences, padded. words tells which pieces begin a word.

    pieces, mask and words are (batch, length); asked is (triggers, 2): sentence and piece of each;
    roles is (triggers, length, roles).
    """

    pieces: Tensor
    mask: Tensor
    words: Tensor
    types: Tensor
    acts: Tensor
    states: Tensor
    tags: Tensor
    asked: Tensor
    roles: Tensor
    texts: Sequence[Labelled] = field(repr=False)

    def to(self, device: str) -> Batch:
        """Return the batch on a device."""
        if device == "cpu":
            return self
        names = ("pieces mask words types acts states tags asked roles").split()
        moved = {name: getattr(self, name).to(device, non_blocking=True) for name in names}
        return replace(self, **moved)


def batch_of(texts: Sequence[Labelled]) -> Batch:
    """Pad several sentences to the longest."""
    shape = (len(texts), max(len(text.pieces) for text in texts))
    pieces = torch.zeros(shape, dtype=torch.long)
    mask = torch.zeros(shape)
    words = torch.zeros(shape, dtype=torch.bool)
    wide = {name: _wide(shape, name, texts) for name in ("types", "acts", "states", "tags")}
    asked: list[tuple[int, int]] = []
    roles = torch.zeros(sum(len(text.asked) for text in texts), shape[1], len(ROLES))
    for row, text in enumerate(texts):
        pieces[row, : len(text.pieces)] = torch.tensor(text.pieces)
        mask[row, : len(text.pieces)] = 1
        words[row, text.words] = True
        for name, tensor in wide.items():
            tensor[row, text.words] = getattr(text, name)
        for marks, word in zip(text.roles, text.asked, strict=True):
            roles[len(asked), text.words] = marks
            asked.append((row, text.words[word]))
    asks = torch.tensor(asked, dtype=torch.long).reshape(-1, 2)
    return Batch(pieces, mask, words, asked=asks, roles=roles, texts=texts, **wide)


def _wide(shape: tuple[int, int], name: str, texts: Sequence[Labelled]) -> Tensor:
    """Lay out zeros for the targets of one head."""
    return torch.zeros(*shape, *getattr(texts[0], name).shape[1:])


def batches(
    texts: Sequence[Labelled], size: int, rng: random.Random | None = None
) -> Iterator[Batch]:
    """Yield batches of sentences of like length, in random order where there is a generator."""
    spread: Callable[[], float] = (lambda: 0.0) if rng is None else (lambda: rng.uniform(-4, 4))
    order = sorted(texts, key=lambda text: len(text.pieces) + spread())
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    if rng is not None:
        rng.shuffle(groups)
    yield from map(batch_of, groups)


def softened(texts: Iterable[Labelled], amount: float) -> list[Labelled]:
    """Take a share of the certainty from people's codes: a word may be of any type."""
    even = torch.full((len(TYPES),), 1 / len(TYPES))
    return [replace(text, types=(1 - amount) * text.types + amount * even) for text in texts]
