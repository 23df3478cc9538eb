# Each target sets up what it needs in .venv, from nothing. PYTHON names the interpreter, 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
EXAMPLES := $(wildcard examples/*.html)

.PHONY: demo test lint types bench clean
.DELETE_ON_ERROR:

demo: .venv/demo
	@rm -rf demo
	@$(BIN)/bilingual translate $(EXAMPLES) -o demo
	@echo "Open in a browser: $(patsubst examples/%,demo/%,$(EXAMPLES))"

# one thread for PyTorch: the models are small, and threads that wait for each other are slower than none
test: lint types
	OMP_NUM_THREADS=1 $(BIN)/pytest

lint: .venv/test
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/test
	$(BIN)/mypy

bench: .venv/test
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/matching.py
	$(BIN)/python benchmarks/throughput.py

clean:
	rm -rf .venv demo

.venv/pip:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade pip
	@touch $@

.venv/demo: .venv/pip pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# torch is pinned, so that the tests compare the engines on one version, and comes first, so that nothing else chooses it
.venv/test: .venv/demo
	$(BIN)/pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[evaluate,train,transformers]' --group test
	@touch $@
