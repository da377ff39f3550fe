# SPDX-License-Identifier: GPL-2.0
# The entry points people use: "make demo" and "make test" set everything up first.

VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help

help:  ## show the targets
	@awk -F':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## install what is missing: packages, .venv, guest kernels (safe to repeat)
	@scripts/setup

demo: setup  ## build two sample drivers, boot a guest, load and use them
	@$(BIN)/python -m cythonk.demo

test: setup lint  ## set up, lint, type-check, then run every test
	@$(BIN)/python -m cythonk.beds uml-sanitize
	@$(BIN)/python -m pytest -n auto --dist loadscope

sanitize: setup  ## everything under the sanitizers, each allocation failing in turn
	@$(BIN)/python -m cythonk.beds uml-sanitize
	@$(BIN)/python -m pytest -v -n auto --dist loadgroup -m "full or not full" \
		-k "sanitize or uml" tests/sanitize tests/runtime

verify: setup  ## every declaration of the kernels' headers, proved by compiler and second reader
	@$(BIN)/python -m pytest -v -n auto --dist loadscope -m full tests/headers

race: setup  ## look for races on 4 CPUs [SECONDS=180 SEED=1 CASE=list KERNEL=6.12 PROVE=yes]
	@PYTHONPATH=tests $(BIN)/python -m race.run $(if $(SEED),--seed $(SEED)) \
		$(if $(SECONDS),--seconds $(SECONDS)) $(if $(CASE),--case $(CASE)) \
		$(if $(KERNEL),--kernel $(KERNEL)) $(if $(PROVE),--prove)

fuzz: setup  ## try random programs against CPython [SECONDS=300 SEED=1 COUNT=100 KERNEL=6.12]
	@$(BIN)/python -m cythonk.beds uml-sanitize
	@$(BIN)/python -m tests.fuzz_programs $(if $(SEED),--seed $(SEED)) \
		$(if $(SECONDS),--seconds $(SECONDS)) $(if $(COUNT),--count $(COUNT)) \
		$(if $(KERNEL),--kernel $(KERNEL))

arm64:  ## set up cross-building for arm64 and run the core tests in an arm64 guest
	@scripts/setup --arm64
	@CYTHONK_REQUIRE_ARM64=yes $(BIN)/python -m pytest -v -m "full or not full" tests/arm64

bench: setup  ## measure against C twins and CPython; CASE=dict for one
	@$(BIN)/python -m bench $(CASE)
	@$(if $(CASE),,$(BIN)/python docs/regenerate.py)

lint: setup  ## ruff (rules and format) and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: setup  ## rewrite the Python sources in the project's format
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

clean:  ## remove what was built here; .venv and the cache of kernels stay
	rm -rf build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help setup demo test bench sanitize verify race fuzz arm64 lint format clean
# One at a time: each target needs the one before it to be whole.
.NOTPARALLEL:
