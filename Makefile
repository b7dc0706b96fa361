# Motcua's commands. `make demo` runs it, `make test` proves it; see CONTRIBUTING.md.
PYTHON ?= python3
PORT   ?= 8000
DATA   ?= var
VENV   := .venv
BIN    := $(VENV)/bin
QUIET_ENV := MOTCUA_SECRET_KEY=only-for-checks MOTCUA_DATABASE_URL=postgresql://nobody@127.0.0.1:1/none

.PHONY: demo setup test kills check fix bench docs lock messages styles styles-check clean help

help:
	@echo "make demo   run the demonstration (PORT=$(PORT) DATA=$(DATA))"
	@echo "make test   run every test    make kills  fifty random kills    make check  format, lint, types, boundaries, sizes, translations, data"
	@echo "make bench  speed beside the physical limit    make fix  mend format and imports    make lock  renew requirements/"

# ---- installation ---------------------------------------------------------------------------------------------------
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Motcua needs Python 3.11 or newer; name one with: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.runtime

setup: $(VENV)/.dev

# ---- running --------------------------------------------------------------------------------------------------------
demo: $(VENV)/.runtime
	@exec $(BIN)/motcua demo --port $(PORT) --data $(DATA)

bench: $(VENV)/.dev
	@exec $(BIN)/motcua bench

# ---- proving --------------------------------------------------------------------------------------------------------
# One worker more than two cores: browsers and processes are waited for a third of the time.
test: $(VENV)/.dev
	@sh tools/ensure_chromium.sh
	$(BIN)/pytest -n 3 --dist loadscope

kills: $(VENV)/.dev
	MOTCUA_KILLS=50 $(BIN)/pytest -s tests/integration/hosting/test_kills_lose_nothing.py

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(QUIET_ENV) $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint src --check --lint --quiet
	$(BIN)/python tools/check_sizes.py
	$(BIN)/python tools/check_names.py
	$(BIN)/python tools/check_translations.py
	$(BIN)/python tools/check_data.py
	$(BIN)/python tools/state_diagrams.py --check
	$(BIN)/python tools/check_repository.py
	$(QUIET_ENV) $(BIN)/python tools/check_migrations.py

fix: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint src --reformat --quiet

# The styles need node only here: what they build is committed.
styles:
	cd tools/design && npm ci --ignore-scripts --silent && npm run --silent build

styles-check:
	cd tools/design && npm ci --ignore-scripts --silent && npm run --silent check

messages: $(VENV)/.dev
	$(BIN)/python tools/check_translations.py --update

docs: $(VENV)/.dev
	$(BIN)/python tools/state_diagrams.py

# Python 3.11 is the oldest that we serve; the locks hold for all newer ones too.
lock: $(VENV)/.dev
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --group build pyproject.toml -o requirements/server.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --group build --extra analytics --extra survey pyproject.toml -o requirements/runtime.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --group build --group dev --extra analytics --extra survey pyproject.toml -o requirements/dev.txt

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .import_linter_cache .hypothesis
