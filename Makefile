# Needs Python 3.11 or newer and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS := requirements/constraints.txt
NPM_PROJECTS := openapi/tools conformance/typescript
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Building the project itself uses the pinned build tools as well.
export PIP_CONSTRAINT := $(CURDIR)/$(CONSTRAINTS)

# As many tests at once as there are processors; what measures time, or interrupts at every step, runs alone.
ALONE := tests/chaos tests/throttle
IN_PARALLEL := --quiet --numprocesses auto --dist worksteal $(ALONE:%=--ignore=%)

.DEFAULT_GOAL := help
.PHONY: help demo test check client client-check mock lint lint-contract types spec spec-diff spec-release conformance workflows \
	coverage contract drift chaos mutants page-test benchmark wheel bounds format clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run client ## regenerate the client, start the mock, run every documented example and one whole month
	@$(BIN)/python -m examples.demo

test: $(VENV)/.dev ## run all tests, with some cases of each long catalogue
	@$(BIN)/python -m spec.npm --if-there $(NPM_PROJECTS)
	@$(BIN)/python -m pytest --quiet $(ALONE)
	@$(BIN)/python -m pytest $(IN_PARALLEL)

check: $(VENV)/.dev ## run what `make test` leaves out: every case of the long catalogues, and the longest tests
	@$(BIN)/python -m spec.npm --if-there $(NPM_PROJECTS)
	@THOROUGH=1 $(BIN)/python -m pytest --quiet $(ALONE) -m 'sampled or thorough'
	@THOROUGH=1 $(BIN)/python -m pytest $(IN_PARALLEL) -m 'sampled or thorough'

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

lint-contract: openapi/tools/node_modules/.installed ## check the contract: validity and style
	@$(BIN)/python -m spec lint

spec: openapi/tools/node_modules/.installed ## build dist/spec/ and its zip: the contract for teams in every language
	@$(BIN)/python -m spec build

spec-diff: openapi/tools/node_modules/.installed ## compare the contract with the last released one, and its version with what changed
	@$(BIN)/python -m spec diff

spec-release: openapi/tools/node_modules/.installed ## keep the contract as released: openapi/released/
	@$(BIN)/python -m spec release

workflows: openapi/tools/node_modules/.installed ## lint the Arazzo workflows and run them against the mock
	@$(BIN)/python -m spec workflows

conformance: $(VENV)/.conformance $(NPM_PROJECTS:%=%/node_modules/.installed) ## clients of other languages, generated, compiled and run against the mock
	@$(BIN)/python -m conformance $(LANGUAGES)

coverage: $(VENV)/.dev ## fail unless the tests of the SDK run every line and branch of it
	@THOROUGH=1 $(BIN)/python -m coverage run -m pytest -q tests/unit tests/surface tests/throttle
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

page-test: $(VENV)/.browser openapi/tools/node_modules/.installed ## try both reference pages in Chromium (CHROMIUM=... names another one)
	@$(BIN)/python -m pytest -q tests/browser/reference_page.py tests/browser/published_page.py

wheel: $(VENV)/.dev ## build the wheel, try it in an environment of its own, and check that its types are complete
	@rm -rf dist/*.whl build/wheel-env
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist . > /dev/null
	@$(PYTHON) -m venv build/wheel-env
	@build/wheel-env/bin/python -m pip --disable-pip-version-check --quiet install "$$(ls dist/*.whl)[mock]"
	@cd build && wheel-env/bin/python -I ../tests/wheel/smoke.py
	@cd build/wheel-env && for package in timetrack timetrack_client; do \
		PATH="$$PWD/bin:$$PATH" $(CURDIR)/$(BIN)/pyright --verifytypes $$package --ignoreexternal > types.txt || { cat types.txt; exit 1; }; \
		grep "score" types.txt; done

bounds: $(VENV)/.dev ## try the wheel with the lowest and the newest dependencies it allows, extra by extra (BOUNDS=lowest for one)
	@$(BIN)/python -m tests.wheel.bounds $(BOUNDS)

format: $(VENV)/.dev ## put the hand-written code into its standard form
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

clean: ## remove everything that can be made again
	rm -rf $(VENV) build dist $(NPM_PROJECTS:%=%/node_modules) benchmarks/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis

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

$(VENV)/.conformance: requirements/conformance.txt $(VENV)/.dev
	@echo "Installing what generates the clients of other languages into $(VENV) ..."
	@$(PIP) install -r requirements/conformance.txt
	@touch $@

%/node_modules/.installed: %/package.json %/package-lock.json | $(VENV)/.dev
	@$(BIN)/python -m spec.npm $*
