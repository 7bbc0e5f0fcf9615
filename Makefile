# The two commands of the README: `make demo` and `make test`. Both make .venv when it is missing.
# `make bench GOLD="talks.jsonl"` judges concepts on your own keywords; KeyBERT comes without PyTorch: our encoder serves.
# --no-compile: Python compiles what it imports; compiling all that nobody imports would take a quarter of the disk.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out/demo
GOLD ?=

.PHONY: demo test lint scores bench clean

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-compile --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

demo: $(VENV)/.installed
	$(BIN)/abstracts report corpus -o $(OUT)
	@echo "The report: $(OUT)/report.html"

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir $(VENV)/.import-linter

test: lint
	$(BIN)/python -m pytest --cov --cov-report=term

scores: $(VENV)/.installed
	$(BIN)/python models/pipeline/evaluate.py

bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m pip install --quiet --no-deps keybert
	$(BIN)/python benchmarks/concepts.py $(GOLD)
	$(BIN)/python benchmarks/themes.py --sample
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf $(VENV) out dist build .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
