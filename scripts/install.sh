#!/usr/bin/env bash
# Install a lock file into a Python: fast through uv, through pip where uv cannot. Hashes hold either way.
# usage: install.sh TOOLS_BIN PYTHON LOCK
set -eu
tools=$1 python=$2 lock=$3

# uv does not read pip's settings: hand over the index that pip would ask, and trust the system's certificates
index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$("$tools/python" -m pip config get global.index-url 2>/dev/null || true)}}
if [ -n "$index" ]; then export UV_DEFAULT_INDEX="$index"; fi
export UV_SYSTEM_CERTS=${UV_SYSTEM_CERTS:-1}

"$tools/uv" pip install --quiet --python "$python" --require-hashes -r "$lock" && exit
echo "uv could not; pip tries the same, which takes longer."
"$tools/python" -m pip --python "$python" --disable-pip-version-check install --quiet --require-hashes -r "$lock"
