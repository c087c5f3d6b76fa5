#!/bin/sh
# What a class on one server needs, put beside this clone: `.venv` with the extra `hub`, and in it
# the proxy that stands in front of JupyterHub. Can be run again; needs Python, npm and the network.
set -eu
cd "$(dirname "$0")/.."
umask 022 # learners read the course, only its owner writes it

"${PYTHON:-python3}" -m howopen setup
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation \
  --editable ".[hub]"
npm install --silent --no-fund --no-audit --prefix .venv configurable-http-proxy@5
echo "Ready. INSTRUCTORS.md, \"A class on one server\", says how to start it."
