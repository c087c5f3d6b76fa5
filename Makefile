# Short names for `python3 -m howopen COMMAND`, which works without make (and on Windows) too.
# ARGS are passed on: make build ARGS=L03. Another Python: make lab PYTHON=python3.12.

PYTHON ?= python3
ARGS ?=
EDITION ?= learner

.PHONY: help lab update progress originals doctor html build new check test bench lock setup clean

help:
	@$(PYTHON) -m howopen --help

html:
	@$(PYTHON) -m howopen html --edition $(EDITION) $(ARGS)

lab update progress originals doctor build new check test bench lock setup clean:
	@$(PYTHON) -m howopen $@ $(ARGS)
