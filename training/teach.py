"""Rebuild the encoder: teachers that each leave out a part, then the small one that learns of them.

    python -m training.teach build/examples.jsonl build/network.pt --plain build/plain.jsonl

1. The groups of the corpus are dealt into parts. For each part a teacher of all layers is trained
   on the others.
2. Each sentence gets, beside people's codes, what the teacher thinks of it that has not seen it;
   a sentence that nobody coded gets what all teachers think on average.
3. The encoder, of fewer layers, learns both.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.batches import Labelled, batches, load, load_plain, load_tokenizer, softened
from training.measure_heads import shown
from training.network import Network, role_scores, split_heads
from training.train import Plan, base_folder, fresh, train

TEACHER = Plan(layers=6, epochs=6, rate=3e-4, dropout=0.15)
ENCODER = Plan(layers=3, inner=768, words=True, epochs=6, rate=4e-4)
PARTS = 3
SOFT = 0.05  # of the certainty is taken from people's codes before teachers learn them
SHARE = 0.5  # of the targets of the encoder is what a teacher thinks that has not seen the text
CERTAIN = 0.5  # from this probability on, a teacher's trigger is asked for its parties


def part_of(group: str, parts: int) -> int:
    """Deal a contrast group into one of several parts, by its digest."""
    return int(hashlib.sha256(f"part {group}".encode()).hexdigest()[:8], 16) % parts


@torch.no_grad()
def taught(
    texts: Sequence[Labelled], teachers: Sequence[Network], *, share: float, device: str
) -> list[Labelled]:
    """Mix what teachers think on average into the targets; share is the teachers' part."""
    for teacher in teachers:
        teacher.eval()
    found = []
    for batch in batches(texts, 64):
        there = batch.to(device)
        outputs = [teacher(there.pieces, there.mask) for teacher in teachers]
        for row, text in enumerate(batch.texts):
            mine = [tuple(one[row][text.words].cpu() for one in output) for output in outputs]
            found.append(_mixed(text, mine, share))
    return found


def _mixed(text: Labelled, outputs: Sequence[tuple[Tensor, ...]], share: float) -> Labelled:
    """Mix the thoughts of teachers about one sentence into its targets."""
    heads = [split_heads(logits) for logits, _, _ in outputs]
    types = _mean([torch.softmax(one["type"], -1) for one in heads])
    states = _mean([_states(one) for one in heads])
    tags = _mean([torch.sigmoid(one["tags"]) for one in heads])
    acts = 1 - types[:, 0]
    asked = sorted({*text.asked, *torch.nonzero(acts >= CERTAIN).flatten().tolist()})
    roles = _mean([_roles(asks, answers, asked) for _, asks, answers in outputs])
    known = {word: number for number, word in enumerate(text.asked)}
    coded = [
        text.roles[known[word]] if word in known else roles[number]
        for number, word in enumerate(asked)
    ]
    hard = torch.stack(coded) if coded else roles
    # Where people coded no act there is no state to mix with: the teacher's stands alone.
    plain = text.acts[:, None]
    return replace(
        text,
        types=_lerp(text.types, types, share),
        acts=_lerp(text.acts, acts, share),
        states=plain * _lerp(text.states, states, share) + (1 - plain) * states,
        tags=_lerp(text.tags, tags, share),
        asked=asked,
        roles=_lerp(hard, roles, share),
    )


def _lerp(people: Tensor, teachers: Tensor, share: float) -> Tensor:
    return (1 - share) * people + share * teachers


def _mean(found: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(found)).mean(0)


def _states(heads: dict[str, Tensor]) -> Tensor:
    """Return the probabilities of status, certainty and polarity, side by side."""
    names = ("status", "certainty", "polarity")
    return torch.cat([torch.softmax(heads[name], -1) for name in names], dim=-1)


def _roles(asks: Tensor, answers: Tensor, asked: Sequence[int]) -> Tensor:
    """Return how likely each word is a party of each of some triggers."""
    spread = answers[None].expand(len(asked), *answers.shape)
    return torch.sigmoid(role_scores(asks[list(asked)], spread))


def teach(
    texts: Sequence[Labelled], held: Sequence[Labelled], base: Path, options: argparse.Namespace
) -> list[Network]:
    """Train one teacher for each part, on all the others."""
    teachers = []
    for part in range(PARTS):
        seen = [text for text in texts if part_of(text.group, PARTS) != part]
        plan = replace(TEACHER, seed=options.seed + part)
        teacher = fresh(base, plan)
        figures = train(teacher, softened(seen, SOFT), held, plan, **_how(options))
        print(f"teacher {part + 1} of {PARTS}: {shown(figures)}", flush=True)
        teachers.append(teacher)
    return teachers


def lesson(
    texts: Sequence[Labelled], plain: Sequence[Labelled], teachers: Sequence[Network], device: str
) -> list[Labelled]:
    """Return all sentences with what the encoder is to learn of them."""
    found = taught(plain, teachers, share=1.0, device=device)
    for part, teacher in enumerate(teachers):
        unseen = [text for text in texts if part_of(text.group, len(teachers)) == part]
        found += taught(unseen, [teacher], share=SHARE, device=device)
    return found


def _how(options: argparse.Namespace) -> dict[str, Any]:
    """Return on what machine the training runs."""
    return {"device": options.device, "bf16": options.bf16}


def main() -> None:
    """Train with the options of the command line, and save weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--plain", type=Path, help="sentences that nobody coded")
    parser.add_argument("--base", type=Path, help="folder of the base model (default: the package)")
    parser.add_argument("--seed", type=int, default=ENCODER.seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--bf16", action="store_true", help="faster on processors that know it")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    began = time.perf_counter()
    base = options.base or base_folder()
    tokenizer = load_tokenizer(base)
    texts, held = load(options.examples, tokenizer)
    plain = load_plain(options.plain, tokenizer) if options.plain else []
    teachers = teach(texts, held, base, options)
    sentences = lesson(texts, plain, teachers, options.device)
    plan = replace(ENCODER, seed=options.seed)
    network = fresh(base, plan)
    figures = train(network, sentences, held, plan, **_how(options))
    print(f"encoder: {shown(figures)}", flush=True)
    record = {
        **asdict(plan),
        "device": options.device,
        "sentences": len(texts),
        "plain": len(plain),
        "held_out": len(held),
        "figures": figures,
        "minutes": round((time.perf_counter() - began) / 60, 1),
    }
    torch.save({name: one.cpu() for name, one in network.state_dict().items()}, options.out)
    options.out.with_suffix(".json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
