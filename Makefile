# make demo     build the sample graph, ask it a question, draw its map
# make test     run all tests             make test ARGS="-k ask" runs some
# make lint     ruff and the layers       make types   mypy, strict
# make bench    time it, write its page   make docs    write the sessions in the manual anew
# make accuracy score extraction on documents with known contents, and write docs/accuracy.md
# make faults   provoke every fault often, and write docs/reliability.md
# make w3c      run W3C's SPARQL tests (fetched by pip), and write docs/sparql.md
# make clean    remove all that make made  make picture draw the map for README
# make constraints                        pin the newest versions that fit, with PYTHON=python3.11
#
# Each makes the environment that it needs in .venv, with the versions of constraints.txt.

PYTHON ?= python3
ARGS ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt
INSTALL := $(PIP) --no-build-isolation --editable
QUESTION := which roles require RIPA knowledge

.PHONY: help picture demo test lint types bench accuracy docs faults w3c constraints clean
.NOTPARALLEL:
.DELETE_ON_ERROR:

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

demo: .venv/program.stamp
	@mkdir -p demo
	$(BIN)/remit build data/profiles --graph demo/graph
	@echo
	$(BIN)/remit ask "$(QUESTION)" --graph demo/graph
	@echo
	$(BIN)/remit map --graph demo/graph --output demo/map.html
	@echo
	@echo "The map is $(CURDIR)/demo/map.html: open it in a browser."

test: .venv/test.stamp
	PYTHONPATH=tests $(BIN)/pytest -p skips -n auto --dist loadfile $(ARGS)

lint: .venv/lint.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/test.stamp .venv/types.stamp
	@mkdir -p .types
	@ln -sfn .. .types/remit
	$(BIN)/mypy

bench: .venv/test.stamp .venv/bench.stamp
	$(BIN)/python benchmarks/report.py $(ARGS)
	@git diff --stat -- docs

accuracy: .venv/test.stamp .venv/bench.stamp
	$(BIN)/python benchmarks/accuracy.py --write
	@git diff --stat -- docs

docs: .venv/program.stamp
	$(BIN)/python tests/ontology_page.py
	$(BIN)/python tests/sessions.py
	@git diff --stat -- README.md docs

faults: .venv/test.stamp
	$(BIN)/python tests/reliability_page.py

w3c: .venv/test.stamp
	$(BIN)/python -m tests.w3c

constraints: PIP := build/constraints/bin/python -m pip --disable-pip-version-check
constraints:
	rm -rf build/constraints
	$(PYTHON) -m venv build/constraints
	$(PIP) install -qq --upgrade setuptools
	$(PIP) install -qq --no-build-isolation --editable '.[test,lint,types,bench]'
	(echo "# Every version that make installs: the program, its tests, its tools."; \
	 echo "# Written by: make constraints PYTHON=python3.11"; \
	 $(PIP) list --format=freeze | grep -v -i -E '^(pip|remit)=') > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean:
	rm -rf .venv .types demo build *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else \
	  "error: Remit needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + \
	  "\n\nhint: name another one: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/program.stamp: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing Remit in .venv ..."
	@$(PIP) setuptools
	@$(INSTALL) .
	@touch $@

# One extra of pyproject.toml: .venv/test.stamp, .venv/lint.stamp, .venv/types.stamp, .venv/bench.stamp
.venv/%.stamp: .venv/program.stamp
	@echo "Installing what '$*' needs in .venv ..."
	@$(INSTALL) '.[$*]'
	@touch $@

# A picture of the sample map, as Chromium draws it, for README.
picture: demo
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run \
	  --disable-background-networking --disable-component-update --disable-sync \
	  --user-data-dir=build/picture --window-size=1280,800 --virtual-time-budget=5000 \
	  --screenshot=$(CURDIR)/docs/map.png file://$(CURDIR)/demo/map.html
