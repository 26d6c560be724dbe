#!/usr/bin/env bash
# Installs Python packages that some tests need, from PyPI, in an environment of their own:
#   bash test/pythonEnvironment.sh NAME
# installs those of test/NAME/requirements.txt. Where there is no Python, those tests are skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted="test/$1/requirements.txt"
environment="node_modules/.cache/python/$1"
if cmp -s "$wanted" "$environment/installed.txt"; then
  exit 0
fi
if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
  else
    echo "Python 3 with its module venv is missing: the tests in test/$1 that need it are skipped." >&2
    exit 0
  fi
fi
echo "Installing Python packages for the tests in test/$1 …" >&2
rm -rf "$environment"
python3 -m venv "$environment"
# Compiled when it is first used: most of it never is.
"$environment/bin/pip" install --quiet --no-compile --disable-pip-version-check -r "$wanted"
cp "$wanted" "$environment/installed.txt"
