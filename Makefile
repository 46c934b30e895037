# make demo [PORT=8000] [ARGS=--no-server]   environment, migrations, demonstration data, server, accounts printed
# make test [ARGS=tests/editorial]           the whole suite, on SQLite or on the database of DATABASE_URL

PORT ?= 8000
ARGS ?=
PYTHON = .venv/bin/python
export PYTHONPYCACHEPREFIX = $(CURDIR)/var/pycache

.PHONY: help environment demo test full full-tools lighthouse lint messages screens

help:
	@sed -n 's/^# //p' Makefile

environment:
	@tools/environment

demo: environment
	@$(PYTHON) manage.py demo --port $(PORT) $(ARGS)

# The tests of a file share a worker, and what its fixtures make. In the order of their names the few long ones come early.
test: environment
	@$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

# what looks at every public page in every way (accessibility, markup, steadiness): minutes, and not part of `make test`
full: environment
	@$(PYTHON) -m pytest -m full -n 2 --dist loadfile $(ARGS)

# the Nu HTML checker and Lighthouse for it, by npm into var/npm (Java is needed to run the checker)
full-tools:
	@npm install --prefix var/npm --no-save --no-audit --no-fund --loglevel=error vnu-jar@24.10.17 lighthouse@12.8.2

# what Lighthouse says of five pages, against the bar
lighthouse: environment
	@$(PYTHON) -m benchmarks.lighthouse $(ARGS)

# ruff, djlint, import contracts, migrations and deployment settings: all that is checked without running tests
lint: environment
	@tools/lint

# collect the strings of code and templates into locale/, and compile; translate what is empty between two runs
messages: environment
	@tools/messages

# the pictures of docs/screens, taken from two sites of their own
screens: environment
	@$(PYTHON) -m docs.screens

# the pictures of the guides in docs/guides, taken from a demonstration of their own
guides: environment
	@$(PYTHON) docs/guides/shoot.py
