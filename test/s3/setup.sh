#!/usr/bin/env bash
# Installs the S3 server that the tests of a shared library speak to: moto, from PyPI, in an environment of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."

environment=node_modules/.cache/s3-server
if [ -x "$environment/bin/moto_server" ]; then
  exit 0
fi
if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
  else
    echo 'Python 3 with its module venv is missing: the tests of a library on S3 are skipped.' >&2
    exit 0
  fi
fi
echo 'Installing an S3 server for the tests …' >&2
rm -rf "$environment"
python3 -m venv "$environment"
# Compiled when it is first used: most of it never is.
"$environment/bin/pip" install --quiet --no-compile --disable-pip-version-check -r test/s3/requirements.txt
