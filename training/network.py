"""The network: a BERT encoder (Devlin et al. 2019) of MiniLM's size with light heads on it.

Written out, and not taken from a library, so that its graph is what we export and nothing else.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.labels import CERTAINTIES, POLARITIES, ROLES, STATUSES, TAGS, TYPES

HEAD_SIZES = {
    "type": len(TYPES),
    "status": len(STATUSES),
    "certainty": len(CERTAINTIES),
    "polarity": len(POLARITIES),
    "tags": len(TAGS),
}
ROLE_WIDTH = 64


class Embeddings(nn.Module):
    """Word pieces and their positions as vectors."""

    def __init__(self, config: dict[str, int], dropout: float) -> None:
        """Lay out the tables; the one kind of segment is added to each position at loading."""
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor) -> Tensor:
        """Embed pieces (batch, length)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        return self.dropout(self.norm(self.words(pieces) + self.positions(places)))


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each with its residual and norm."""

    def __init__(self, config: dict[str, int], dropout: float) -> None:
        """Lay out one layer; query, key and value share one matrix."""
        super().__init__()
        width, inner = config["hidden_size"], config["intermediate_size"]
        self.heads = config["num_attention_heads"]
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, state: Tensor, bias: Tensor) -> Tensor:
        """Work on a state (batch, length, width); bias is 0 where a piece may be looked at."""
        query, key, value = self.qkv(state).chunk(3, dim=-1)
        query, key, value = (self._split(part) for part in (query, key, value))
        scale = query.shape[-1] ** -0.5
        weights = torch.softmax(query @ key.transpose(2, 3) * scale + bias, dim=-1)
        mixed = (self.dropout(weights) @ value).transpose(1, 2).flatten(2)
        state = self.norm1(state + self.dropout(self.out(mixed)))
        inner = nn.functional.gelu(self.up(state))
        return self.norm2(state + self.dropout(self.down(inner)))

    def _split(self, state: Tensor) -> Tensor:
        """Cut a state into its attention heads."""
        batch, length, width = state.shape
        return state.view(batch, length, self.heads, width // self.heads).transpose(1, 2)


class Network(nn.Module):
    """The encoder with its heads; outputs are logits a piece, and vectors for the roles."""

    def __init__(self, config: dict[str, int], *, layers: int, dropout: float = 0.1) -> None:
        """Lay out the embeddings, the layers kept and the heads."""
        super().__init__()
        width = config["hidden_size"]
        self.embeddings = Embeddings(config, dropout)
        self.layers = nn.ModuleList(Layer(config, dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.Linear(width, sum(HEAD_SIZES.values()))
        self.asks = nn.Linear(width, len(ROLES) * ROLE_WIDTH)
        self.answers = nn.Linear(width, len(ROLES) * ROLE_WIDTH)

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return logits (batch, length, labels) and, for roles, what asks and what answers."""
        bias = (1.0 - mask[:, None, None, :].to(torch.float32)) * -10000.0
        state = self.embeddings(pieces)
        for layer in self.layers:
            state = layer(state, bias)
        state = self.dropout(state)
        return self.heads(state), self.asks(state), self.answers(state)


def split_heads(logits: Tensor) -> dict[str, Tensor]:
    """Cut the logits into those of each head."""
    parts = logits.split(list(HEAD_SIZES.values()), dim=-1)
    return dict(zip(HEAD_SIZES, parts, strict=True))


def role_scores(asks: Tensor, answers: Tensor) -> Tensor:
    """Score every word as party of a trigger: (m, 2w) and (m, n, 2w) give (m, n, roles)."""
    ask = asks.view(len(asks), len(ROLES), ROLE_WIDTH)
    answer = answers.view(*answers.shape[:2], len(ROLES), ROLE_WIDTH)
    scores: Tensor = torch.einsum("mrw,mnrw->mnr", ask, answer) * ROLE_WIDTH**-0.5
    return scores


def shape_of(folder: Path, *, inner: int | None = None) -> dict[str, int]:
    """Return the sizes of the base model, with a narrower feed-forward net where one is asked."""
    config: dict[str, int] = json.loads((folder / "config.json").read_text("utf-8"))
    return config if inner is None else {**config, "intermediate_size": inner}


def load_base(
    folder: Path, *, layers: int, inner: int | None = None, dropout: float = 0.1
) -> Network:
    """Load the weights of the base model under our names; the heads start at random.

    inner keeps only so many units of each feed-forward net, those with the largest weights.
    """
    config = shape_of(folder, inner=inner)
    network = Network(config, layers=layers, dropout=dropout)
    base = load_file(folder / "model.safetensors")
    taken = {
        "embeddings.words.weight": base["embeddings.word_embeddings.weight"],
        "embeddings.positions.weight": base["embeddings.position_embeddings.weight"]
        + base["embeddings.token_type_embeddings.weight"][0],
        "embeddings.norm.weight": base["embeddings.LayerNorm.weight"],
        "embeddings.norm.bias": base["embeddings.LayerNorm.bias"],
    }
    total = config["num_hidden_layers"]
    for number in range(layers):
        # Fewer layers than the base has: keep them evenly, the last one always.
        old = f"encoder.layer.{(number + 1) * total // layers - 1}"
        taken |= _narrowed(_layer(base, old, f"layers.{number}"), f"layers.{number}", inner)
    missing = network.load_state_dict(taken, strict=False).missing_keys
    assert all(key.split(".")[0] in ("heads", "asks", "answers") for key in missing), missing
    return network


def _narrowed(layer: dict[str, Tensor], name: str, inner: int | None) -> dict[str, Tensor]:
    """Keep the units of one layer's feed-forward net whose weights in and out are largest."""
    if inner is None:
        return layer
    up, down = layer[f"{name}.up.weight"], layer[f"{name}.down.weight"]
    kept = (up.norm(dim=1) * down.norm(dim=0)).topk(inner).indices.sort().values
    cut = {
        f"{name}.up.weight": up[kept],
        f"{name}.up.bias": layer[f"{name}.up.bias"][kept],
        f"{name}.down.weight": down[:, kept],
    }
    return {**layer, **cut}


def _layer(base: dict[str, Tensor], old: str, new: str) -> dict[str, Tensor]:
    """Rename one layer's weights; query, key and value are joined."""
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    found = {}
    for kind in ("weight", "bias"):
        joined = [base[f"{old}.attention.self.{one}.{kind}"] for one in ("query", "key", "value")]
        found[f"{new}.qkv.{kind}"] = torch.cat(joined)
        found |= {
            f"{new}.{ours}.{kind}": base[f"{old}.{its}.{kind}"] for ours, its in names.items()
        }
    return found
