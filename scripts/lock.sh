#!/usr/bin/env bash
# Resolve the locks: every version and hash, for every platform, and no index host written down.
# usage: lock.sh TOOLS_BIN [--upgrade]
set -eu
tools=$1
shift
index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$("$tools/python" -m pip config get global.index-url 2>/dev/null || true)}}
if [ -n "$index" ]; then export UV_DEFAULT_INDEX="$index"; fi
export UV_SYSTEM_CERTS=${UV_SYSTEM_CERTS:-1}

compile() {
  "$tools/uv" pip compile --quiet --generate-hashes --universal --python-version 3.11 \
    --no-header --no-annotate --no-emit-index-url "$@"
}
compile "$@" locks/bootstrap.in -o locks/bootstrap.txt
compile "$@" locks/run.in -o locks/run.txt
compile "$@" locks/dev.in --constraint locks/run.txt -o locks/dev.txt # what is tested is what runs
