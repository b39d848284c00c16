"""The small transformer that looks at each sentence once: ONNX Runtime, one thread, no torch.

It says of each word how likely it is the trigger of each event type, or of no event, and what
status an act there has. events/deciding.py lets it speak; weights/CARD.md says how it was made.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from tocsin.model import Certainty, Polarity, Status

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

type Floats = NDArray[np.float32]

SHIPPED, NONE = "shipped", "none"  # what TOCSIN_WEIGHTS calls the package's weights, and none
FOLDER = Path(__file__).parent / "weights"
LONGEST = 192  # word pieces of a sentence; what lies beyond is not looked at
BATCH = 16
FILLED = 1.25  # how much longer than the shortest the longest sentence of a batch is at most


class NoWeights(OSError):
    """The folder that TOCSIN_WEIGHTS names has no weights; the message says what it lacks."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The labels of each head, in the order of the outputs."""

    type: tuple[str, ...]
    status: tuple[Status, ...]
    certainty: tuple[Certainty, ...]
    polarity: tuple[Polarity, ...]
    tags: tuple[str, ...]
    roles: tuple[str, ...]
    role_width: int


@dataclass(frozen=True, slots=True)
class Sight:
    """What the encoder makes of a document: an array a head, a row a token, probabilities.

    seen tells for which tokens it was asked. asks and answers are for role().
    """

    heads: Heads
    seen: NDArray[np.bool_]
    type: Floats
    status: Floats
    certainty: Floats
    polarity: Floats
    tags: Floats
    asks: Floats
    answers: Floats

    def trigger(self, start: int, end: int) -> float | None:
        """Return how likely some word of a range is a trigger; None where none was seen."""
        if not self.seen[start:end].any():
            return None
        return float(1 - self.type[start:end, 0].min())

    def best(self, start: int, end: int) -> tuple[str, float]:
        """Return the likeliest event type of a range of words, and how likely it is."""
        likely = self.type[start:end, 1:].max(axis=0)
        number = int(likely.argmax())
        return self.heads.type[number + 1], float(likely[number])

    def likely(self, start: int, end: int, name: str) -> float:
        """Return how likely a range of words is a trigger of a type."""
        return float(self.type[start:end, self.heads.type.index(name)].max())

    def role(self, trigger: int, role: str) -> Floats:
        """Return for each token how likely it is in a party of a trigger."""
        width = self.heads.role_width
        first = self.heads.roles.index(role) * width
        part = slice(first, first + width)
        scores = self.answers[:, part] @ self.asks[trigger, part] * width**-0.5
        return _sigmoid(scores) * self.seen


@dataclass(frozen=True, slots=True)
class Encoder:
    """Loaded weights with their tokenizer and the digest of both."""

    digest: str
    session: InferenceSession
    cut: Callable[[str], tuple[int, ...]]
    edges: tuple[int, int]
    heads: Heads

    def look(self, doc: Doc, sentences: Iterable[Span]) -> Sight:
        """Look at some sentences of a parse, those of like length together."""
        outputs = _Outputs(len(doc), self.heads)
        for batch in _batches([self.pieces(sentence) for sentence in sentences]):
            length = len(batch[-1].pieces)
            pieces = np.array([one.padded(length) for one in batch], dtype=np.int64)
            found = self.session.run(
                None, {"pieces": pieces, "mask": (pieces > 0).astype(np.int64)}
            )
            outputs.take(batch, found)
        return outputs.sight()

    def pieces(self, sentence: Span) -> _Pieces:
        """Cut the tokens of a sentence into pieces, as many of them as the encoder takes."""
        first, last = self.edges
        pieces, tokens, places = [first], [], []
        for token in sentence:
            own = self.cut(token.text)
            if len(pieces) + len(own) >= LONGEST:
                break
            if own:
                tokens.append(token.i)
                places.append(len(pieces))
                pieces += own
        pieces.append(last)
        return _Pieces(pieces, tokens, places)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A sentence as word pieces: tokens[i] of the document is told by the piece places[i]."""

    pieces: list[int]
    tokens: list[int]
    places: list[int]

    def padded(self, length: int) -> list[int]:
        """Return the pieces, filled up to a length."""
        return self.pieces + [0] * (length - len(self.pieces))


class _Outputs:
    """The arrays of a document while they are filled: logits of what was seen alone."""

    def __init__(self, tokens: int, heads: Heads) -> None:
        """Lay them out empty: nothing seen."""
        self.heads = heads
        names = (heads.type, heads.status, heads.certainty, heads.polarity, heads.tags)
        self.cuts = np.cumsum([len(one) for one in names])
        width = len(heads.roles) * heads.role_width
        self.seen = np.zeros(tokens, dtype=np.bool_)
        self.logits = np.zeros((tokens, int(self.cuts[-1])), dtype=np.float32)
        self.asks = np.zeros((tokens, width), dtype=np.float32)
        self.answers = np.zeros((tokens, width), dtype=np.float32)

    def take(self, batch: Sequence[_Pieces], found: Sequence[Floats]) -> None:
        """Take over what was found of some sentences."""
        tokens = [token for one in batch for token in one.tokens]
        places = [place for one in batch for place in one.places]
        rows = np.repeat(np.arange(len(batch)), [len(one.tokens) for one in batch])
        self.seen[tokens] = True
        for mine, array in zip((self.logits, self.asks, self.answers), found, strict=True):
            mine[tokens] = array[rows, places]

    def sight(self) -> Sight:
        """Turn logits into probabilities."""
        parts = np.split(self.logits, self.cuts[:-1], axis=1)
        kind, status, certainty, polarity = (_softmax(part) for part in parts[:4])
        tags = _sigmoid(parts[4])
        return Sight(
            self.heads, self.seen, kind, status, certainty, polarity, tags, self.asks, self.answers
        )


def _batches(encoded: Iterable[_Pieces]) -> Iterator[Sequence[_Pieces]]:
    """Yield sentences of like length together, shortest first, so that little is filled up."""
    order = sorted((one for one in encoded if one.tokens), key=lambda one: len(one.pieces))
    start = 0
    for end in range(1, len(order) + 1):
        widest = FILLED * len(order[start].pieces)
        if end == len(order) or end - start == BATCH or len(order[end].pieces) > widest:
            yield order[start:end]
            start = end


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), dtype=np.float32)


def weights_folder(named: str | None = None) -> Path | None:
    """Return where named weights lie, else those of TOCSIN_WEIGHTS, else of the package.

    None = rules alone, as where the name is none.
    """
    named = named or os.environ.get("TOCSIN_WEIGHTS") or SHIPPED
    if named == NONE:
        return None
    folder = FOLDER if named == SHIPPED else Path(named)
    if (folder / "encoder.onnx").is_file():
        return folder
    raise NoWeights(f"TOCSIN_WEIGHTS: there is no encoder.onnx in {folder}")


def weights_digest(named: str | None = None) -> str | None:
    """Return the digest of the weights in use without loading them; None = rules alone."""
    folder = weights_folder(named)
    return None if folder is None else _digest(folder)


@cache
def _digest(folder: Path) -> str:
    """Return the digest over weights and tokenizer."""
    hashed = hashlib.sha256()
    for name in ("encoder.onnx", "tokenizer.json"):
        hashed.update((folder / name).read_bytes())
    return hashed.hexdigest()[:12]


def load_encoder(named: str | None = None) -> Encoder | None:
    """Load the weights in use; None where rules read alone."""
    folder = weights_folder(named)
    return None if folder is None else _load(folder)


@cache
def _load(folder: Path) -> Encoder:
    """Load weights once a process, for one thread."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        folder / "encoder.onnx",
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # on a CPU the fused kernel is slower
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    heads = msgspec.json.decode(session.get_modelmeta().custom_metadata_map["heads"], type=Heads)
    return Encoder(_digest(folder), session, _cutter(tokenizer), _edges(tokenizer), heads)


def _cutter(tokenizer: Tokenizer) -> Callable[[str], tuple[int, ...]]:
    """Return what cuts a word into pieces; a word has the same pieces in every text."""

    @lru_cache(maxsize=50_000)
    def cut(word: str) -> tuple[int, ...]:
        """Cut one word."""
        return tuple(tokenizer.encode(word, add_special_tokens=False).ids)

    return cut


def _edges(tokenizer: Tokenizer) -> tuple[int, int]:
    """Return the pieces that stand before and after a sentence."""
    first, last = tokenizer.encode("").ids
    return first, last
