# make run       the newsroom on http://127.0.0.1:8000/ (PORT= for another port)
# make test      all tests: on SQLite, in a real browser, and on PostgreSQL
#                (ARGS= for pytest, TEST_DATABASE_URL= for a PostgreSQL of your own)
# make production-check  all of production on this machine for some minutes: nginx,
#                PostgreSQL, Redis, two web servers and the worker, each restarted under load
# make faults    kills, full disks and crowds, at full size
# make lint, types, format
# make messages  take new words into the Dutch catalogues
# make sbom      what is installed, as CycloneDX, in var/sbom.json
# make audit     known faults of what is installed; fails where it could not look
# make clean     remove what can be made again; stories and pictures stay

PORT ?= 8000
VENV ?= .venv
VAR_DIR ?= $(CURDIR)/var
SITE_URL ?= http://127.0.0.1:$(PORT)
export VAR_DIR SITE_URL

# The first of these that is new enough.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	echo $$python && break; done)
export PYTHON

BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install -qq --disable-pip-version-check
PYTEST = $(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)
STATIC = newsroom/settings.py articles/reading/style_sheet.py $(shell find articles/static 2>/dev/null)

.PHONY: run build port test test-sqlite test-postgresql faults production-check lint types format messages clean \
	sbom audit
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.NOTPARALLEL:


# --- Run ---

run: port build
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_demo
	@echo; echo "  Ctrl-C stops it."
	@# The worker prepares pictures. Ctrl-C reaches everybody by itself, and granian's own
	@# worker a second time from granian, which can hang it; a plain kill is passed on.
	@$(BIN)/python manage.py db_worker --verbosity 0 & worker=$$!; \
	$(BIN)/granian newsroom.wsgi:application --interface wsgi --no-ws \
		--host 127.0.0.1 --port $(PORT) --log-level error \
		--workers 1 --blocking-threads 8 \
		--workers-kill-timeout 2 & server=$$!; \
	trap 'asked=yes' INT; trap 'asked=yes; kill $$worker $$server 2>/dev/null' TERM; \
	while kill -0 $$server 2>/dev/null; do wait $$server; done; \
	[ "$$asked" ] || kill $$worker; wait

# All that comes before the database; a server that serves the paper needs it too.
build: $(VENV)/run.stamp $(VAR_DIR)/secret-key $(VAR_DIR)/static.stamp

port: $(VENV)/run.stamp
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' \
		2>/dev/null || { echo "Port $(PORT) is taken. Try: make run PORT=8001" >&2; exit 1; }

$(VAR_DIR)/secret-key:
	@mkdir -p $(VAR_DIR)
	@umask 077 && $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@

$(VAR_DIR)/static.stamp: $(STATIC) $(VENV)/run.stamp | $(VAR_DIR)/secret-key
	@echo "Preparing static files"
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@touch $@


# --- The virtual environment ---

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Newsroom needs Python 3.11 or newer." >&2; exit 1; }
	@sh .ci/setup python3-venv
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	@echo "Installing requirements.txt (a minute)"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Installing requirements-dev.txt (a minute)"
	@$(PIP) -r requirements-dev.txt
	@touch $@


# --- Check ---

test: test-sqlite test-postgresql

test-sqlite: $(VENV)/dev.stamp
	@sh .ci/setup chromium gettext libatomic1 libimage-exiftool-perl redis-server
	NEWSROOM_TEST_ENGINE=sqlite $(PYTEST)

# The tests that know no database, and the browser's, have run on SQLite.
test-postgresql: $(VENV)/dev.stamp
	NEWSROOM_TEST_ENGINE=postgresql $(PYTEST) --database-only -m "not browser"

# ARGS=--short leaves out what takes minutes.
production-check: $(VENV)/dev.stamp
	@sh .ci/setup nginx redis-server postgresql libatomic1 curl openssl
	@$(BIN)/python -m deploy.check $(ARGS)

# Faults at the size that the house promises, where `make test` takes a sample.
faults: $(VENV)/dev.stamp
	NEWSROOM_FAULTS=whole NEWSROOM_TEST_ENGINE=sqlite $(PYTEST) tests/faults
	NEWSROOM_FAULTS=whole NEWSROOM_TEST_ENGINE=postgresql $(PYTEST) tests/faults

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/dev.stamp
	$(BIN)/mypy

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Without dates and line numbers, which would make every change a conflict. The compiled
# catalogues are in the repository: a machine that only serves has nothing to make them.
messages: $(VENV)/dev.stamp $(VAR_DIR)/secret-key
	@sh .ci/setup gettext
	@for domain in django djangojs; do $(BIN)/python manage.py makemessages \
		--locale nl --domain $$domain --no-obsolete --add-location file \
		--ignore $(VENV) --ignore var --ignore tests --ignore bench; done
	@sed -i '/^"POT-Creation-Date/d' articles/locale/nl/LC_MESSAGES/*.po
	@$(BIN)/python manage.py compilemessages --verbosity 0 --ignore $(VENV)

# With all that these packages need themselves; on a server, nothing but requirements.txt.
sbom: $(VENV)/dev.stamp
	@mkdir -p $(VAR_DIR)
	@$(BIN)/cyclonedx-py environment $(BIN)/python --output-reproducible \
		--output-format JSON --output-file $(VAR_DIR)/sbom.json
	@echo "$(VAR_DIR)/sbom.json"

audit: $(VENV)/dev.stamp
	@$(BIN)/python -m bench.audit requirements.txt

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache
	rm -rf $(VAR_DIR)/static $(VAR_DIR)/static.stamp $(VAR_DIR)/screenshots
