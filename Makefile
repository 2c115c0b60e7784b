# `make voorbeeld` solves the example of Utrecht; `make test` runs the tests. Both set up .venv first, once.

BIN := .venv/bin
INSTALLED := .venv/.installed
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: voorbeeld test slow check format bench bench-snel bench-jaar scenarios scenarios-check docs lock clean

voorbeeld: $(INSTALLED)
	$(BIN)/allocator verdeel scenarios/utrecht-2011.xlsx --vervang

test: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 -m "not slow"

slow: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 -m slow

check: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks --markdown docs/benchmarks.md

bench-snel: $(INSTALLED)
	$(BIN)/python -m benchmarks --snel

bench-jaar: $(INSTALLED)
	$(BIN)/python -m benchmarks.jaar --markdown docs/benchmarks-jaar.md

scenarios: $(INSTALLED)
	$(BIN)/python -m scenarios.generate

scenarios-check: $(INSTALLED)
	$(BIN)/python -m scenarios.generate --check

docs: $(INSTALLED)
	$(BIN)/python -m docs.generate

clean:
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# The set-up. The locked libraries, each held against its hash, then the package itself, editable.

$(INSTALLED): .venv/.locked pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/.locked: requirements-dev.txt
	@python=$$(for name in python python3.12 python3.13 python3; do \
		$$name -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo $$name && break; \
	done) || { echo 'Allocator needs Python 3.12 or newer. Install it (with pyenv: pyenv install 3.12) and run make again.' >&2; exit 1; }; \
	echo "Setting up .venv with $$($$python --version); this takes about a minute, once."; \
	$$python -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.txt
	touch $@

# The lock: versions and hashes, no address of any index, for every platform. Needs uv (pip install uv).

LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.12 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

lock:
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --constraint requirements.txt --output-file requirements-dev.txt
