"""Export trained weights as int8 ONNX, with the tokenizer and a card, into the package.

    python -m training.export build/network.pt src/tocsin/reading/weights

Matrices are quantised dynamically (weights int8, activations as they come); the table of word
pieces is int8 with one scale a piece. The file's metadata names the labels of each head.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training import labels
from training.batches import load_tokenizer
from training.network import ROLE_WIDTH, Network, shape_of
from training.train import base_folder

OPSET = 17
INPUTS = ("pieces", "mask")
OUTPUTS = ("logits", "asks", "answers")
SHIPPED = ("encoder.onnx", "tokenizer.json")
CARD = Path(__file__).with_name("card.md")


class Shipped(nn.Module):
    """The network as it ships: the table of word pieces is int8, the heads are probabilities."""

    def __init__(self, network: Network) -> None:
        """Quantise the table of word pieces, a scale a row."""
        super().__init__()
        self.network = network
        table = network.embeddings.words.weight.detach()
        scale = table.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return logits and role vectors, as the network does."""
        inner = self.network.embeddings
        words = self.table[pieces].to(torch.float32) * self.scale[pieces]
        state = inner.norm(words + inner.positions.weight[: pieces.shape[1]])
        bias = (1.0 - mask[:, None, None, :].to(torch.float32)) * -10000.0
        for layer in self.network.layers:
            state = layer(state, bias)
        return self.network.heads(state), self.network.asks(state), self.network.answers(state)


def export(network: Network, path: Path) -> None:
    """Write one network as ONNX and quantise its matrices."""
    network.eval()
    shipped = Shipped(network).eval()
    plain = path.with_suffix(".float.onnx")
    example = (torch.ones(2, 16, dtype=torch.long), torch.ones(2, 16, dtype=torch.long))
    torch.onnx.export(
        shipped,
        example,
        str(plain),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={key: {0: "batch", 1: "length"} for key in (*INPUTS, *OUTPUTS)},
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(
        plain,
        path,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul"],
    )
    plain.unlink()
    describe(path)


def describe(path: Path) -> None:
    """Write the labels of each head into the file's metadata."""
    model = onnx.load(path)
    heads: dict[str, Any] = {
        "type": labels.TYPES,
        "status": labels.STATUSES,
        "certainty": labels.CERTAINTIES,
        "polarity": labels.POLARITIES,
        "tags": labels.TAGS,
        "roles": labels.ROLES,
        "role_width": ROLE_WIDTH,
    }
    onnx.helper.set_model_props(model, {"heads": json.dumps(heads)})
    onnx.save(model, path)


def load_trained(path: Path) -> Network:
    """Load what training saved."""
    record = json.loads(path.with_suffix(".json").read_text("utf-8"))
    network = Network(shape_of(base_folder(), inner=record["inner"]), layers=record["layers"])
    network.load_state_dict(torch.load(path, weights_only=True))
    return network


def main() -> None:
    """Export the weights of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    target = options.folder / "encoder.onnx"
    export(load_trained(options.network), target)
    load_tokenizer(base_folder()).save(str(options.folder / "tokenizer.json"))
    record = json.loads(options.network.with_suffix(".json").read_text("utf-8"))
    card = CARD.read_text("utf-8").format(
        **record,
        digests="\n".join(_digest_row(options.folder / name) for name in SHIPPED),
        scores="\n".join(
            f"| {name} | {100 * value:.1f} |" for name, value in record["figures"].items()
        ),
    )
    (options.folder / "CARD.md").write_text(card, "utf-8")


def _digest_row(path: Path) -> str:
    """Write a file's name, size and digest as a row of the card."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"| `{path.name}` | {path.stat().st_size / 1e6:.1f} MB | `{digest}` |"


if __name__ == "__main__":
    main()
