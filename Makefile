# The recipes of the house. `make demo` and `make test` need only make and Python 3.11 or later:
# no compiler, no server. Everything is installed into .venv from a lock with hashes, once.
# Another Python: `make demo PYTHON=python3.12`.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
LOCKER := build/locker
UV     := $(LOCKER)/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
          --no-annotate --no-header

.DEFAULT_GOAL := help
.PHONY: help demo test check test-services bench verify docs lock clean

help: ## these recipes
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY) ## invent a county whose conditions worsen, load it month by month, print its picture
	$(BIN)/plimsoll demo

test: $(READY) ## every test that needs no server
	$(BIN)/pytest -q -n auto --dist worksteal --ignore=tests/services

check: $(READY) ## ruff, mypy, the floors, the rules of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/house

test-services: $(READY) ## the tests that need a server or a browser; installs and starts them; fails where it cannot
	browser=$$(tests/services/start-browser) && url=$${PLIMSOLL_TEST_POSTGRES:-$$(tests/services/start-postgres)} && \
	  PLIMSOLL_TEST_BROWSER=$$browser PLIMSOLL_TEST_POSTGRES=$$url $(BIN)/pytest -q tests/services; \
	  ended=$$?; tests/services/start-postgres stop; exit $$ended

bench: $(READY) ## measure every promise of speed in one run, into build/bench.json
	$(BIN)/python -m tools.bench

verify: $(READY) ## the laws and twins at length, and forecasts against theory with pictures (slow)
	$(BIN)/pytest -q -n auto --hypothesis-profile=verify tests/laws tests/twin tests/rooms
	$(BIN)/python -m verification

docs: $(READY) ## write the bank holidays, the reference and the output in the README anew
	$(BIN)/python -m tools.bank_holidays
	$(BIN)/python -m tools.reference
	$(BIN)/python -m tools.readme

lock: $(LOCKER)/.ready ## settle the versions anew, for every platform, with hashes
	$(UV) --upgrade --all-extras --group dev pyproject.toml -o requirements/dev.txt
	$(UV) --extra postgres -c requirements/dev.txt pyproject.toml -o requirements/run.txt

clean: ## take away what the recipes made
	rm -rf $(VENV) build dist

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Plimsoll needs Python 3.11 or later; say which with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

$(LOCKER)/.ready:
	$(PYTHON) -m venv $(LOCKER)
	$(LOCKER)/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.6'
	@touch $@
