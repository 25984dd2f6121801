# Needs make and Python 3.11 or newer; everything else comes from the pinned requirements into .venv.

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet --require-hashes
UV ?= uv
LOCK := $(UV) pip compile pyproject.toml --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11

# Settings of other Python work on this machine have no say here.
unexport PYTHONPATH
unexport PYTHONHOME
unexport VIRTUAL_ENV

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench docs show audit lock clean

help:  ## Show this list.
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

demo: .venv/.core  ## Make a firm up, load it, assess it and write its board report into demo/.
	$(BIN)/fremdbild demo demo/

test: lint  ## Check format, lint, types and layers, then run every test.
	@mkdir -p build
	$(BIN)/python -m pytest -n auto --dist loadgroup --junitxml=build/tests.xml

lint: .venv/.test  ## Check format, lint, types and layers only.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.test  ## Compare loading and measures with raw DuckDB, as ratios (takes minutes).
	@for benchmark in benchmarks/*.py; do $(BIN)/python "$$benchmark" || exit 1; done

docs: .venv/.core  ## Write the generated pages of docs/ anew from the code.
	$(BIN)/python docs/generate.py

show: .venv/.core  ## Write the output and the pictures in README.md anew from real runs (needs pdftoppm).
	$(BIN)/python docs/show.py

audit:  ## Ask PyPI for known vulnerabilities of what is pinned (needs the network, and a pip-audit of today).
	python3 -m venv build/audit
	build/audit/bin/python -m pip --disable-pip-version-check install --quiet pip-audit
	for pins in requirements*.txt; do build/audit/bin/pip-audit --disable-pip --no-deps --requirement $$pins || exit 1; done

lock:  ## Pin all dependencies anew with their hashes (needs uv).
	$(LOCK) --extra databases --extra postgresql --extra spark --extra slides --extra web --group build --group test --upgrade --output-file requirements-test.txt
	$(LOCK) --group build --constraint requirements-test.txt --upgrade --output-file requirements.txt
	$(LOCK) --extra databases --extra postgresql --extra slides --extra web --constraint requirements-test.txt --no-annotate --upgrade --output-file requirements-server.txt

clean:  ## Remove .venv, the demo firm and everything that tools leave behind.
	rm -rf .venv build dist demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests docs benchmarks examples -type d -name __pycache__ -exec rm -rf {} +

# The stamps: what is older than its requirements is installed again. Each is written last, so that a setup
# that was interrupted begins anew.
.venv/.core: requirements.txt pyproject.toml
	@$(MAKE) --no-print-directory .venv/bin/pip-works
	@echo "Installing the core (about 800 MB, a minute or two) …"
	@$(PIP) --only-binary :all: -r requirements.txt
	@$(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.core requirements-test.txt
	@echo "Installing what the tests need (Spark is 450 MB, two or three minutes) …"
	@$(PIP) --no-build-isolation -r requirements-test.txt
	@touch $@

.PHONY: .venv/bin/pip-works
.venv/bin/pip-works:
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	  for python in $(PYTHON) python3.11 python3.12 python3.13 python3; do \
	    if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	      echo "Setting up .venv with $$("$$python" --version) …"; \
	      exec "$$python" -m venv --clear .venv; \
	    fi; \
	  done; \
	  echo "There is no Python 3.11 or newer with venv here. Next: install it (Debian: apt install python3.11 python3.11-venv)," >&2; \
	  echo "or name it: make PYTHON=/path/to/python3.11 demo" >&2; \
	  exit 1; }
