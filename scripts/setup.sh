#!/usr/bin/env bash
# Installs what the project needs and the machine lacks: the npm packages. ffmpeg comes with the project.
set -euo pipefail
cd "$(dirname "$0")/.."

# npm notes in this file what it has installed.
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  echo 'Installing npm packages …' >&2
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
