# Everything that people and CI run. `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CODE := dondoc engine notifiers store workflows tests

# The gates only ever rise. The aim is 100 for engine and workflows and 95 for the whole.
CORE_GATE := 99
GATE := 97

.PHONY: help demo years test crash bench format clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(READY) ## run a season of two real plans: board, letters, reminders, log
	@$(BIN)/python -m dondoc.demo

years: $(READY) ## play each of the five plans for its year: a page for each, one table of all
	@$(BIN)/python -m benchmarks.years

test: $(READY) ## everything that CI asks: format, lint, types, layers, tests, coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n $(WORKERS) --dist worksteal --cov --cov-report=
	$(BIN)/coverage report --fail-under=$(GATE)
	@echo "Core (engine, workflows), gate $(CORE_GATE) %:"
	@$(BIN)/coverage report --include='engine/*,workflows/*' --fail-under=$(CORE_GATE) | tail -n 1

crash: $(READY) ## kill a season at every point and print how many were tried
	@$(BIN)/python -m benchmarks.crash_points

bench: $(READY) ## measure a change of the calendar over 10,000 deadlines, beside hand-written SQL; how fast time phrases are read and years are played; what an idle tick costs
	@$(BIN)/python -m benchmarks.calendar_change
	@$(BIN)/python -m benchmarks.phrases
	@$(BIN)/python -m benchmarks.simulation
	@$(BIN)/python -m benchmarks.idle_tick

format: $(READY) ## put the code into its format and mend what the linter can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what the other targets wrote; the environment .venv stays
	rm -rf build dist demo htmlcov .coverage .coverage.* .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("dondoc needs Python 3.11 or newer; this is " + sys.version.split()[0] + ": make PYTHON=python3.12 ...")'
	@echo "Building the environment in $(VENV), once ..."
	@$(PYTHON) -m venv $(VENV) || { echo "Cannot build $(VENV): on Debian and Ubuntu run: apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,postgresql]'
	@touch $@
