# Short names for `python3 -m howopen COMMAND`, which works without make (and on Windows) too.
# ARGS are passed on:  make build ARGS=L03      make test ARGS="-k clauses"
# PYTHON is the first of these that is Python 3.11 to 3.14; name another:  make lab PYTHON=...
CANDIDATES = python3 python3.13 python3.12 python3.11 python3.14 python
FITS = import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))
PYTHON ?= $(shell for p in $(CANDIDATES); do \
	$$p -c '$(FITS)' >/dev/null 2>&1 && { echo $$p; break; }; done)
ARGS ?=
EDITION ?= learner

COMMANDS = lab update progress originals doctor html build new check test bench lock setup clean

.DEFAULT_GOAL := help
.PHONY: help python $(COMMANDS)

help: ## say what each target does
	@sed -nE 's/^([a-z]+): python ## (.*)/  make \1|\2/p' Makefile | \
		while IFS='|' read -r name text; do printf '%-18s%s\n' "$$name" "$$text"; done

python:
	@test -n "$(PYTHON)" || { \
		echo "No Python 3.11 to 3.14 was found. Install one (python.org, or your system's"; \
		echo "package, often called python3.12), or name it: make lab PYTHON=/path/to/python3.12"; \
		exit 1; } >&2

lab: python ## open the lessons in JupyterLab, on your own copies in work/
update: python ## say what new versions of the lessons would change (ARGS=--apply does it)
progress: python ## what you tried and passed
originals: python ## fetch the licences' own texts into work/originals/
doctor: python ## check this computer, with a remedy for each problem
html: python ## write the lessons as web pages into site/ (EDITION=teacher: site-teacher/)
build: python ## make lessons/ and solutions/*.ipynb from solutions/*.py
new: python ## write the skeleton of a lesson (ARGS="L13 my-slug")
check: python ## fast checks: style, freshness, lesson contract
test: python ## run every test and compare every notebook's outputs
bench: python ## measure build, validation and pages
lock: python ## resolve requirements.lock and requirements-dev.lock again
setup: python ## only make the environment in .venv
clean: python ## delete pages and caches; work/ and .venv stay

$(COMMANDS):
	@$(PYTHON) -m howopen $@ $(if $(filter html,$@),--edition $(EDITION)) $(ARGS)
