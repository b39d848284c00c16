"""How well a network's heads do on sentences that people coded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from training.batches import STATES, Batch, Labelled, batches
from training.labels import ROLES, TAGS
from training.network import Network, role_scores, split_heads


@torch.no_grad()
def figures_of(
    network: Network, texts: Sequence[Labelled], *, device: str = "cpu"
) -> dict[str, float]:
    """Score sentences: F1 over words for triggers, types, tags and roles, else accuracy.

    surprise is the mean negative logarithm of what the type head gave the right answer, a word.
    """
    network.eval()
    counts: dict[str, Tensor] = {}
    surprise, words = 0.0, 0
    for padded in batches(texts, 64):
        batch = padded.to(device)
        logits, asks, answers = network(batch.pieces, batch.mask)
        heads = {name: one[batch.words] for name, one in split_heads(logits).items()}
        likely = torch.log_softmax(heads["type"], dim=-1)
        surprise -= float((likely * batch.types[batch.words]).sum())
        words += int(batch.words.sum())
        for name, found in _counted(heads, batch, asks, answers).items():
            counts[name] = counts.get(name, torch.zeros(3)) + found.cpu()
    figures = {name: 2 * float(c[0]) / max(1.0, float(c[1] + c[2])) for name, c in counts.items()}
    figures["surprise"] = surprise / max(1, words)
    return {name: round(value, 4) for name, value in figures.items()}


def _counted(
    heads: dict[str, Tensor], batch: Batch, asks: Tensor, answers: Tensor
) -> dict[str, Tensor]:
    """Return what was hit, said and there for each head."""
    made, gold = heads["type"].argmax(-1), batch.types[batch.words].argmax(-1)
    hits = (made > 0) & (made == gold)
    found = {
        "trigger": _hits(made > 0, gold > 0),
        "type": torch.stack([hits.sum(), (made > 0).sum(), (gold > 0).sum()]).float(),
    }
    for number, tag in enumerate(TAGS):
        found[tag] = _hits(heads["tags"][:, number] > 0, batch.tags[batch.words][:, number] > 0.5)
    acts = batch.acts[batch.words] > 0.5
    parts = batch.states[batch.words][acts].split([len(names) for names in STATES], -1)
    for name, part in zip(("status", "certainty", "polarity"), parts, strict=True):
        right = heads[name][acts].argmax(-1) == part.argmax(-1)
        found[name] = torch.stack([right.sum()] + [acts.sum()] * 2).float()
    if len(batch.asked):
        rows, pieces = batch.asked.T
        scores = role_scores(asks[rows, pieces], answers[rows])[batch.words[rows]]
        told = batch.roles[batch.words[rows]]
        found |= {role: _hits(scores[:, n] > 0, told[:, n] > 0.5) for n, role in enumerate(ROLES)}
    return found


def _hits(made: Tensor, gold: Tensor) -> Tensor:
    """Count what is both, what is said and what is there."""
    return torch.stack([(made & gold).sum(), made.sum(), gold.sum()]).float()


def shown(figures: dict[str, Any]) -> str:
    """Write figures on one line."""
    return " ".join(f"{name} {value:.3f}" for name, value in figures.items())
