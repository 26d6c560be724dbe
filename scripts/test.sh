#!/usr/bin/env bash
# Every check and every test, with coverage: also those in a browser and in a real VS Code, whose setups install both.
# Sets the machine up first where it needs it.
set -euo pipefail
cd "$(dirname "$0")/.."

bash scripts/setup.sh
bash test/pythonEnvironment.sh s3
bash test/pythonEnvironment.sh exports
npm run --silent check
npx vitest run --coverage "$@"
