# make demo [PORT=8000] [ARGS=--no-server]   environment, migrations, demonstration data, server, accounts printed
# make test [ARGS=tests/editorial]           the whole suite, on SQLite or on the database of DATABASE_URL

PORT ?= 8000
ARGS ?=
PYTHON = .venv/bin/python
export PYTHONPYCACHEPREFIX = $(CURDIR)/var/pycache

.PHONY: help environment demo test full lint messages screens

help:
	@sed -n 's/^# //p' Makefile

environment:
	@tools/environment

demo: environment
	@$(PYTHON) manage.py demo --port $(PORT) $(ARGS)

# Browser tests share one worker and one Chromium (--dist loadgroup).
test: environment
	@$(PYTHON) -m pytest -n 2 --dist loadgroup $(ARGS)

# what looks at every public page in every way (accessibility, markup, steadiness): minutes, and not part of `make test`
full: environment
	@$(PYTHON) -m pytest -m full -n 2 --dist loadgroup $(ARGS)

# ruff, djlint, import contracts, migrations and deployment settings: all that is checked without running tests
lint: environment
	@tools/lint

# collect the strings of code and templates into locale/, and compile; translate what is empty between two runs
messages: environment
	@tools/messages

# the picture of the README, taken from a running demonstration
screens: environment
	@$(PYTHON) docs/screens.py http://127.0.0.1:$(PORT)
