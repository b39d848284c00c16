# Everything runs in .venv, which `make` builds once from pyproject.toml. See CONTRIBUTING.md.
.DEFAULT_GOAL := help
.PHONY: help venv install demo test check floors format bench weights frontend frontend-check screenshots clean

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
GOLD := ../shared/gold
# Without a PostgreSQL server (Debian: apt-get install postgresql) its tests are left out, and a line
# of pytest says so. .ci/run installs one.
POSTGRES := $(if $(or $(TOCSIN_POSTGRES_BIN),$(wildcard /usr/lib/postgresql/*/bin/initdb) \
	$(wildcard /opt/homebrew/opt/postgresql*/bin/initdb)),,TOCSIN_NO_POSTGRES=1)
# The desk's tests in a real browser need Chromium (Debian: apt-get install chromium); the same.
CHROMIUM := $(if $(or $(TOCSIN_CHROMIUM),$(shell command -v chromium chromium-browser google-chrome)),,\
	TOCSIN_NO_CHROMIUM=1)
# -qq hides warnings and keeps errors; the rest are notices about pip itself and about root.
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore $(BIN)/python -m pip -qq

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

venv: $(BIN)/python  ## make .venv with Python 3.12 or later

install: $(STAMP)  ## install tocsin, editable, with the tools to develop it

demo: $(STAMP)  ## read the bundled sample reports, print their events and incidents
	@$(BIN)/tocsin demo

test: $(STAMP)  ## run the tests
	@$(POSTGRES) $(CHROMIUM) $(BIN)/python -m pytest

check: $(STAMP)  ## everything a change must pass: form, types, imports, tests, floors
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(POSTGRES) $(CHROMIUM) $(BIN)/python -m pytest
	@if [ -d "$(GOLD)" ]; then $(MAKE) --no-print-directory floors; \
	else echo "floors: not measured, there is no $(GOLD)"; fi

floors: $(STAMP)  ## measure on gold and refuse a drop; OPTIONS=--update raises the floors
	@$(BIN)/python -m tocsin.evaluation.floors --shared "$(dir $(GOLD))" $(OPTIONS)

format: $(STAMP)  ## format the code and fix what can be fixed
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(STAMP)  ## run the benchmarks: speed and memory
	@set -e; for file in benchmarks/*.py; do PYTHONPATH=. $(BIN)/python "$$file"; done

weights: $(STAMP)  ## train the encoder anew, under two hours (needs Python 3.11)
	@training/rebuild.sh --bf16

frontend:  ## build the desk's pages from frontend/ into the package (needs Node 20.19 or later)
	cd frontend && npm ci --no-audit --no-fund && npm run check && npm test && npm run build

# What is committed must be what the sources make; `diff` names the files that are not.
frontend-check:  ## check the desk's sources, build them aside and compare with the package
	cd frontend && npm ci --no-audit --no-fund --loglevel=error && npm run --silent format \
	  && npm run --silent check && npm test --silent && DESK_OUT=../build/desk npm run --silent build
	diff -rq build/desk src/tocsin/web/static

screenshots: $(STAMP)  ## take the README's pictures of the desk over the sample project
	@PYTHONPATH=. $(BIN)/python docs/pictures/take.py

clean:  ## remove .venv, caches and builds
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): pyproject.toml | $(BIN)/python
	@echo "installing tocsin and its tools into $(VENV) (once)"
	@$(PIP) install --editable '.[dev]'
	@touch $@

# A command called python3.12 may be a shim that answers "not found", so each candidate must run.
# PYTHON=… is tried first.
$(BIN)/python:
	@for python in $(PYTHON) python3.12 \
	    "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.12*/bin/python \
	    "$$HOME"/.pyenv/versions/3.12*/bin/python python3.13 python3.14 python3 python; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then \
	    echo "making $(VENV) with $$python"; exec "$$python" -m venv $(VENV); \
	  fi; \
	done; \
	echo "make: no Python 3.12 or later found. Install one (python.org, your system's packages," >&2; \
	echo "or 'pyenv install 3.12'), or name it: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; \
	exit 1
