#!/usr/bin/env bash
# The main job on the sample clips: embed them, show the statistics and one clip's nearest neighbours.
set -euo pipefail
cd "$(dirname "$0")/.."

bash scripts/setup.sh
node esbuild.mjs
node dist/cli.js generate samples/clips
node dist/cli.js stats
node dist/cli.js similar samples/clips/basic/side_basic.mp4 -k 5
