# The developer's manual: each target makes what it needs. Python 3.11 or newer and make are enough.

PYTHON ?= python3
VENV ?= .venv
# Labelled data beside the checkout, where there is any. Nothing but `evaluate` looks at it.
SHARED ?= $(wildcard ../shared)
ARGS ?=
# Processes that run the tests; a file's tests run on one, one after another, and files in their order, so that those
# of a folder share its browser and servers. 0: all in one, as a debugger wants it.
WORKERS ?= 2

BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
FTM := $(VENV)/.ftm
DOCS := .venv-docs
TRAIN := .venv-train
DEMO := build/demo
PIP := pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help install ftm demo test check front evaluate bench train train-splitter test-train docs pictures lock clean

help:  ## list the targets
	@awk -F ':.*##' '/^[a-z-]+:.*##/ {printf "make %-15s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dragoman needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/$(PIP) --require-hashes -r requirements.lock
	$(BIN)/$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

# The reader of FollowTheMoney that exports are held against has to be compiled; where it cannot be, its tests are skipped.
$(FTM): requirements-ftm.lock $(INSTALLED)
	@if pkg-config --exists icu-i18n 2>/dev/null; \
	then $(BIN)/$(PIP) --no-deps --require-hashes -r requirements-ftm.lock; \
	else echo "ICU's headers (libicu-dev, pkg-config) are not installed: tests of FollowTheMoney are skipped."; fi
	@touch $@

install: $(INSTALLED)
ftm: $(FTM)

demo: export COLUMNS ?= 140
demo: $(INSTALLED)  ## read the example reports; show what Iran and Russia are said to have done, what is contested, who stands with whom, and what others have coded
	@rm -rf $(DEMO)
	$(BIN)/dragoman read examples/reports.jsonl --project $(DEMO)
	$(BIN)/dragoman claims --project $(DEMO) --between IRN RUS --format table
	$(BIN)/dragoman events --project $(DEMO) --between IRN RUS --format table
	@id=$$($(BIN)/dragoman events --project $(DEMO) --between IRN RUS --contested --order reports --limit 1 --format jsonl \
	  | $(BIN)/python -c 'import json, sys; print(json.loads(sys.stdin.readline())["id"])') \
	  && echo "$(BIN)/dragoman why $$id --project $(DEMO)" \
	  && $(BIN)/dragoman why $$id --project $(DEMO) --format table
	$(BIN)/dragoman compare "The Meridian Courier" "Northern Ledger" --between IRN RUS --project $(DEMO) --limit 3 --format table
	$(BIN)/dragoman ties IRN RUS --project $(DEMO) --limit 1 --format table
	$(BIN)/dragoman system --project $(DEMO) --limit 4 --format table
	$(BIN)/dragoman what-if IRN RUS - --project $(DEMO) --format table
	$(BIN)/dragoman balance examples/network.csv --format table
	$(BIN)/dragoman import coded-csv examples/coded.csv --name ministry-watch --project $(DEMO) \
	  --columns initiator=initiator,recipient=recipient,type=type,mode=mode,day=day,country=country,id=id,url=url,words=words
	$(BIN)/dragoman ties IRN RUS --project $(DEMO) --limit 1 --format table
	$(BIN)/dragoman export ties $(DEMO)/ties.gexf --project $(DEMO)
	$(BIN)/dragoman briefing $(DEMO)/briefing.html --project $(DEMO)
	@echo "See it in a browser: $(BIN)/dragoman serve --open --project $(DEMO)"

test: $(INSTALLED) $(FTM)  ## run the tests (ARGS="-k denial" narrows them)
	$(BIN)/pytest --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder $(ARGS)

check: $(INSTALLED)  ## style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

front: front/node_modules/.installed  ## build what the web pages load from front/ (node and npm; only who changes it needs to)
	cd front && node build.mjs $(ARGS)

front/node_modules/.installed: front/package-lock.json
	cd front && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

evaluate: $(INSTALLED)  ## score every stage, write evaluation/results.json, fail below evaluation/floors.json
	SHARED=$(SHARED) $(BIN)/python -m evaluation $(ARGS)
	$(BIN)/python docs/fill.py
	$(BIN)/python docs/curves.py

bench: $(INSTALLED)  ## sentences a second, memory, start-up
	SHARED=$(SHARED) $(BIN)/python -m evaluation.bench $(ARGS)

$(TRAIN)/.installed: training/requirements.txt
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/$(PIP) -r training/requirements.txt
	@touch $@

# Tensors are large and short-lived: memory that is kept is not fetched from the system anew at every step. Where the
# system has one of two allocators for that, it finds places for them faster. Batches have many shapes, and what is
# compiled for one is kept until it comes again.
train: export LD_PRELOAD = $(firstword $(wildcard /usr/lib/*/libtcmalloc_minimal.so.4 /usr/lib/*/libjemalloc.so.2))
train: export ONEDNN_PRIMITIVE_CACHE_CAPACITY = 6000
train: export MALLOC_MMAP_THRESHOLD_ = 2147483648
train: export MALLOC_TRIM_THRESHOLD_ = 8589934592
train: export MALLOC_TOP_PAD_ = 268435456
train: $(TRAIN)/.installed  ## make the reader's weights from labelled data (resumes after a stop)
	PYTHONPATH=src $(TRAIN)/bin/python training/train.py --shared $(SHARED) $(ARGS)

train-splitter: $(TRAIN)/.installed  ## make the splitter's weights, which the reader's do not depend on
	PYTHONPATH=src $(TRAIN)/bin/python training/splitter.py --shared $(SHARED) $(ARGS)

test-train: $(TRAIN)/.installed  ## run the tests of training with torch, which `test` has not
	PYTHONPATH=src $(if $(SHARED),SHARED=$(SHARED)) $(TRAIN)/bin/python -m pytest tests/training $(ARGS)

$(DOCS)/.installed: docs/requirements.lock
	$(PYTHON) -m venv $(DOCS)
	$(DOCS)/bin/$(PIP) --require-hashes -r docs/requirements.lock
	@touch $@

docs: $(INSTALLED) $(DOCS)/.installed  ## bring the pages up to date with code and results, build them into site/
	$(BIN)/python docs/fill.py
	$(BIN)/python docs/curves.py
	NO_MKDOCS_2_WARNING=1 $(DOCS)/bin/mkdocs build --strict --quiet

pictures: $(INSTALLED)  ## take the pictures of the web pages that README and docs show (needs Chromium)
	$(BIN)/python docs/screenshots.py $(ARGS)

lock: $(INSTALLED)  ## pin the newest versions that pyproject.toml allows
	$(BIN)/$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra ftm --universal --python-version 3.11 --generate-hashes --upgrade \
	  $$(sed -n 's/^\([a-z0-9-]*\)\(\[.*\]\)\{0,1\}==.*/--no-emit-package \1/p' requirements.lock | sort -u) \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet --output-file requirements-ftm.lock
	$(BIN)/uv pip compile docs/requirements.in --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet --output-file docs/requirements.lock

clean:  ## remove what was built; environments stay
	rm -rf build dist site
