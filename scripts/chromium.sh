#!/usr/bin/env bash
# Make sure there is a Chromium to test with; on Debian and its relatives it is installed.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done

stop() {
  echo "The tests need a Chromium, and $1. Please install one, then run make test again." >&2
  exit 1
}
command -v apt-get >/dev/null 2>&1 || stop "there is no apt-get here to install it with"
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || stop "only root can install it here"
  as_root="sudo"
fi
echo "Installing Chromium for the tests; this takes a minute."
$as_root apt-get update -qq || stop "apt-get could not reach its packages"
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  chromium fonts-noto-core fonts-dejavu-core fonts-noto-color-emoji >/dev/null || stop "apt-get could not install it"
