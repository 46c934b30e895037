#!/bin/sh
# Before the server starts, the database is made ready; then the server takes this process over, and its signals.
set -eu
python -m config.prepare
exec "$@"
