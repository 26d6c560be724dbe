#!/usr/bin/env bash
# Every check and every test, with coverage: also those in a browser and in a real VS Code, whose setups install both.
# Sets the machine up first where it needs it.
set -euo pipefail
cd "$(dirname "$0")/.."

bash scripts/setup.sh
bash test/s3/setup.sh
npm run --silent check
npx vitest run --coverage "$@"
