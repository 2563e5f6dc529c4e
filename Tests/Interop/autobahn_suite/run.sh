#!/bin/sh
# Holds the Autobahn test suite, the measure of RFC 6455, against echo-server: all 301 cases of the chapters 1 to 7, 9
# and 10. The suite comes from PyPI and is made to run on Python 3 once; .build/autobahn keeps it.
#
#   Tests/Interop/autobahn_suite/run.sh .build/debug/echo-server .build/autobahn/report
#   Tests/Interop/autobahn_suite/run.sh .build/debug/echo-server /tmp/report --cases '6.4.*'
set -eu

usage="usage: run.sh PATH-OF-ECHO-SERVER OUTPUT-FOLDER [--cases PATTERN]…"
server=${1:?"$usage"}
output=${2:?"$usage"}
shift 2
here=$(cd "$(dirname "$0")" && pwd)
cache=${AUTOBAHN_CACHE:-$here/../../../.build/autobahn}
suite=autobahntestsuite==25.10.1
export PYTHONDONTWRITEBYTECODE=1

[ -x "$server" ] || { echo "$server is missing: swift build --product echo-server" >&2; exit 2; }
case $server in /*) ;; *) server=$PWD/$server ;; esac
if ! python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))' 2>/dev/null; then
    echo "python3 of 3.9 or newer with venv is needed; on Debian and Ubuntu: apt-get install python3 python3-venv" >&2
    exit 2
fi

# Whatever the cache was made from; another answer means: make it anew.
made_from=$({ echo "$suite"; python3 -VV; cat "$here/port.py" "$here/requirements.txt"; } | cksum)
if [ "$(cat "$cache/made-from" 2>/dev/null)" != "$made_from" ]; then
    echo "fetching $suite from PyPI"
    rm -rf "$cache/made-from" "$cache/python" "$cache/download" "$cache/suite"
    python3 -m venv "$cache/python"
    pip() { "$cache/python/bin/pip" --quiet --disable-pip-version-check "$@"; }
    pip install -r "$here/requirements.txt"
    pip download --no-deps --no-binary autobahntestsuite --dest "$cache/download" "$suite"
    "$cache/python/bin/python" -W ignore "$here/port.py" "$cache"/download/autobahntestsuite-*.tar.gz "$cache/suite"
    echo "$made_from" >"$cache/made-from"
fi

export PYTHONPATH="$cache/suite:$here/.."
exec "$cache/python/bin/python" -W ignore "$here/fuzz.py" --server "$server" --output "$output" "$@"
