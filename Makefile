# Kith. `make run` serves it with example people; `make test` proves it. Both set up all they need
# on a machine that has Python 3.11 or newer with venv, make, and a way to the package indexes.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
PREFIX ?= dist/kith

BIN := .venv/bin
BUILT := web/static/built
NODE := $(BIN)/python scripts/node.py
# data beside the code, unless the environment says otherwise
HERE = export KITH_DATA_DIR=$${KITH_DATA_DIR:-$(CURDIR)/.data} KITH_BASE_URL=$${KITH_BASE_URL:-http://localhost:$(PORT)};

# modules compiled once start faster ever after
unexport PYTHONDONTWRITEBYTECODE
# npm behind a private certificate would try for a minute, then fail
SYSTEM_CERTS := $(wildcard /etc/ssl/certs/ca-certificates.crt)
ifneq ($(SYSTEM_CERTS),)
export NODE_EXTRA_CA_CERTS ?= $(SYSTEM_CERTS)
endif

.PHONY: help run setup test check fmt migrate coverage bench screenshots browser lock audit wheel install clean

help: ## say what each target does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

run: setup ## serve Kith with example people at http://localhost:8000 (or PORT=…)
	@$(HERE) $(BIN)/kith demo
	@$(HERE) exec $(BIN)/kith serve --port $(PORT)

setup: .venv/.ready $(BUILT)/.ready ## Python, the front end, and the command .venv/bin/kith

.venv/.uv: locks/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Kith needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/bootstrap.txt
	@touch $@

.venv/.ready: .venv/.uv locks/dev.txt pyproject.toml scripts/install.sh
	scripts/install.sh $(BIN) $(BIN)/python locks/dev.txt
	$(BIN)/uv pip install --quiet --offline --no-deps --no-build-isolation --python $(BIN)/python --editable . \
		|| $(BIN)/python -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/.ready: package.json package-lock.json .npmrc | .venv/.ready
	$(NODE) npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILT)/.ready: node_modules/.ready scripts/build.mjs $(shell find web/scripts web/styles -type f 2>/dev/null)
	$(NODE) node scripts/build.mjs
	@touch $@

test: setup browser check ## everything: the checks, then every test with a real browser and a real PostgreSQL
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadgroup

# what exists of it: mypy stops at a name that does not
TYPED := $(wildcard api web core migrations scripts main.py cli.py work.py tests bench) $(if $(wildcard demo/*.py),demo)

check: setup ## formatting, lint, types, import contracts, templates, Dockerfile, the tree
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary $(TYPED)
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint --quiet --lint web/templates
	$(BIN)/hadolint Dockerfile
	$(BIN)/python scripts/check_tree.py
	@$(BIN)/python scripts/longest.py

fmt: setup ## put the formatting right
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

migrate: setup ## bring the database up to date
	@$(HERE) $(BIN)/kith migrate

coverage: setup browser ## which lines and branches no test reaches
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadgroup --cov --cov-report=term-missing:skip-covered

bench: setup browser ## measure, and print ratios
	$(BIN)/python -m bench

screenshots: setup browser ## make the pictures of the README
	$(BIN)/python -m tests.screenshots

browser: ## make sure there is a Chromium for the tests
	@scripts/chromium.sh

lock: .venv/.uv ## resolve the locks (UPGRADE=--upgrade for newer versions)
	scripts/lock.sh $(BIN) $(UPGRADE)
	$(MAKE) .venv/.ready
	$(NODE) npm install --package-lock-only --ignore-scripts --no-audit --no-fund

audit: setup ## known holes in what we depend on (asks the network)
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r locks/run.txt
	$(NODE) npm audit --omit=dev

wheel: setup ## Kith as one file, front end inside
	rm -rf dist/*.whl
	$(BIN)/python -m hatchling build -t wheel

install: wheel ## Kith alone, as a deployment has it, into PREFIX
	$(PYTHON) -m venv --clear --without-pip $(PREFIX)
	UV_COMPILE_BYTECODE=1 scripts/install.sh $(BIN) $(PREFIX)/bin/python locks/run.txt
	UV_COMPILE_BYTECODE=1 $(BIN)/uv pip install --quiet --offline --no-deps --python $(PREFIX)/bin/python dist/*.whl

clean: ## forget everything that was built (not the data)
	rm -rf .venv node_modules dist $(BUILT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
