#!/usr/bin/env bash
# Installs what the project needs and the machine lacks: ffmpeg (Debian's, as root) and the npm packages.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v ffmpeg >/dev/null || ! command -v ffprobe >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo 'Installing ffmpeg …' >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ffmpeg >/dev/null
  else
    echo 'ffmpeg is missing. Install it (Debian: sudo apt-get install ffmpeg; macOS: brew install ffmpeg;' >&2
    echo 'Windows: winget install ffmpeg) and run this command again.' >&2
    exit 2
  fi
fi

# npm notes in this file what it has installed.
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  echo 'Installing npm packages …' >&2
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
