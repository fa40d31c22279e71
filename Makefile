# Works with GNU make 3.81, the one macOS has.

# Python 3.11 or newer: the first of these that will do. One of your own: make PYTHON=... site
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11

# How the tests run; one at a time: make PYTEST_OPTIONS= test
PYTEST_OPTIONS ?= -n auto

VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := $(RUN) -m pip --disable-pip-version-check -qq install --require-hashes
CHECKED := $(wildcard generator tests bench release)

# These files say what was installed and when, so that nothing is installed twice.
RUNTIME := $(VENV)/runtime-installed
TOOLS := $(VENV)/tools-installed

# An environment whose Python is gone is made again.
ifneq ($(shell test -x $(RUN) && echo there),there)
.PHONY: $(RUNTIME)
endif

.PHONY: help site docs test serve check lint packages schemas bench screens fuzz dist lock clean

help:
	@echo 'make site    the environment, then the guide into site/'
	@echo 'make docs    the docs of the program, built by itself, into site-docs/'
	@echo 'make serve   the guide on this computer, built again at every change'
	@echo 'make check   every problem in the content; writes nothing'
	@echo 'make test    the environment, a browser if there is none, and every test'
	@echo 'make lint    only the checks of style and types'
	@echo 'make bench   our speed beside others, and what readers wait for (installs them; an hour or more)'
	@echo 'make screens the pictures in docs/screens, taken anew'
	@echo 'make schemas what is made from the code and committed: for editors, the docs and hosts'
	@echo 'make dist    a release in dist/: source archive, wheel, bill of materials, sums'
	@echo 'make fuzz    a million inputs for every reader of files (an hour; Linux)'
	@echo 'make lock    the lock files again, after a change in pyproject.toml (needs uv)'
	@echo 'make clean   away with everything that make has made'

site: $(RUNTIME)
	@$(RUN) -m generator build

docs: $(RUNTIME)
	@$(RUN) -m generator build --content docs/content --output site-docs

serve: $(RUNTIME)
	@$(RUN) -m generator serve

check: $(RUNTIME)
	@$(RUN) -m generator check

test: lint
	@$(RUN) -m tests.environment
	@$(RUN) -m tests.wheelhouse
	$(RUN) -m pytest $(PYTEST_OPTIONS)

lint: packages
	$(RUN) -m ruff check $(CHECKED)
	$(RUN) -m ruff format --check $(CHECKED)
	$(RUN) -m mypy $(CHECKED)
	$(RUN) -m tests.environment tsc

packages: $(TOOLS)
	@$(RUN) -m tests.environment packages

# What counts most comes first. To write docs/benchmarks too: make BENCH=--write bench
bench: $(TOOLS)
	@$(RUN) -m bench.speed $(BENCH)
	@$(RUN) -m bench.latency $(BENCH)
	@$(RUN) -m bench.growth $(BENCH)
	@$(RUN) -m bench
	@$(RUN) -m bench.searching
	@$(RUN) -m bench.readers $(BENCH)
	@$(RUN) -m bench.serving $(BENCH)

# Both are committed, and a test compares them with the code.
schemas: $(TOOLS)
	@$(RUN) -m generator.editors --program '.venv/bin/python -m generator'
	@$(RUN) -m release.reference
	@$(RUN) -m release.hosting

screens: $(TOOLS)
	@$(RUN) -m tests.browser.screens

dist: $(TOOLS)
	@$(RUN) -m release

# One of them: make FUZZ='--target markdown --seconds 60' fuzz
fuzz: $(TOOLS)
	@$(RUN) -m tests.fuzz $(FUZZ)

$(RUNTIME): requirements.lock
	@for python in $(PYTHON); do \
	  if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then exec $$python -m venv --clear $(VENV); fi; \
	done; \
	echo 'Python 3.11 or newer, with its module venv, is needed. None of these will do:'; \
	echo '  $(PYTHON)'; \
	echo '  hint: Debian, Ubuntu: sudo apt-get install python3 python3-venv'; \
	echo '        macOS: brew install python'; \
	echo '        one that is somewhere else: make PYTHON=/path/to/python3 $(MAKECMDGOALS)'; \
	exit 3
	@echo 'Installing the libraries into $(VENV) ...'
	@$(INSTALL) -r requirements.lock
	@touch $@

$(TOOLS): requirements-dev.lock $(RUNTIME)
	@echo 'Installing the tools for tests into $(VENV) (600 MB, once) ...'
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock'
LOCK := $(COMPILE) pyproject.toml

lock:
	@uv --version >/dev/null 2>&1 || { echo 'uv is needed. hint: python3 -m pip install uv'; exit 3; }
	$(LOCK) -o requirements.lock
	$(LOCK) --group dev -c requirements.lock -o requirements-dev.lock
	@for wanted in bench/packages/*/requirements.in; do \
	  echo "$$wanted"; $(COMPILE) --no-annotate $$wanted -o $${wanted%.in}.txt || exit 1; \
	done

clean:
	rm -rf site site-docs .cache $(VENV) node_modules build dist
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find $(CHECKED) -name __pycache__ -type d -prune -exec rm -rf {} +
