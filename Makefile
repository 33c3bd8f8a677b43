# Kith. `make run` serves it with example people; `make test` proves it. Both set up all they need.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

# uv does not read pip's settings: hand over a mirror when one is set, and trust the system's certificates
export UV_DEFAULT_INDEX ?= $(shell $(PYTHON) -m pip config get global.index-url 2>/dev/null)
ifeq ($(UV_DEFAULT_INDEX),)
unexport UV_DEFAULT_INDEX
endif
export UV_NATIVE_TLS := 1
export UV_SYSTEM_CERTS := 1
SYSTEM_CERTS := $(wildcard /etc/ssl/certs/ca-certificates.crt)
ifneq ($(SYSTEM_CERTS),)
export NODE_EXTRA_CA_CERTS ?= $(SYSTEM_CERTS)
export SSL_CERT_FILE ?= $(SYSTEM_CERTS)
endif

.PHONY: help run setup test check fmt migrate bench screenshots lock audit browser clean

help: ## say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup ## serve Kith with example people at http://localhost:8000
	KITH_DATA_DIR=$(CURDIR)/.data $(BIN)/kith demo
	KITH_DATA_DIR=$(CURDIR)/.data $(BIN)/kith serve --port $(PORT)

setup: $(VENV)/.ready web/static/built/.ready ## Python environment, front end, and the command .venv/bin/kith

$(VENV)/.uv: locks/bootstrap.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/bootstrap.txt
	@touch $@

$(VENV)/.ready: $(VENV)/.uv locks/dev.txt pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r locks/dev.txt \
		|| $(BIN)/python -m pip install --quiet --require-hashes -r locks/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --offline --editable .
	@touch $@

node_modules/.ready: $(VENV)/.ready package.json package-lock.json .npmrc
	$(BIN)/python scripts/node.py npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

web/static/built/.ready: node_modules/.ready $(wildcard web/styles/*.css) $(wildcard web/scripts/*.js) scripts/build.mjs
	$(BIN)/python scripts/node.py node scripts/build.mjs
	@touch $@

browser: ## make sure there is a Chromium for the tests
	@scripts/chromium.sh

check: setup ## formatting, lint, types, import contracts, templates, Dockerfile, locks
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary api web core main.py cli.py demo
	$(BIN)/mypy --no-error-summary tests bench
	$(BIN)/lint-imports --no-timing >/tmp/kith-contracts.$$$$ || { cat /tmp/kith-contracts.$$$$; exit 1; }
	$(BIN)/djlint --quiet --lint web/templates
	$(BIN)/hadolint Dockerfile
	$(BIN)/python scripts/check_tree.py

test: setup browser check ## everything: checks, tests, a real browser, a real PostgreSQL
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup

fmt: setup ## put the formatting right
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

migrate: setup ## bring the database up to date
	$(BIN)/kith migrate

bench: setup browser ## measure, and print ratios
	$(BIN)/python -m bench

screenshots: setup browser ## make the pictures of the README
	$(BIN)/python -m tests.screenshots

lock: ## resolve the locks anew (no host is written down)
	for name in bootstrap run dev; do \
		$(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.11 --universal --no-header \
			--no-annotate --no-emit-index-url locks/$$name.in -o locks/$$name.txt; \
	done
	$(BIN)/python scripts/node.py npm install --package-lock-only --ignore-scripts

audit: setup ## known holes in what we depend on (asks the network)
	$(BIN)/pip-audit --require-hashes --disable-pip -r locks/run.txt

clean: ## forget everything that was built
	rm -rf $(VENV) node_modules web/static/built .mypy_cache .ruff_cache .pytest_cache .hypothesis
