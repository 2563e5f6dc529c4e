#!/bin/sh
# Holds a conversation with a reference-server by a client of another language, then kills a server in mid-conversation.
#
#   Tests/Interop/run.sh .build/release/reference-server
set -eu

server=${1:?"usage: run.sh PATH-OF-REFERENCE-SERVER"}
case $server in /*) ;; *) server=$PWD/$server ;; esac
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
pid=

finish() {
    if [ -n "$pid" ]; then
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

python3 -m venv "$work/python"
"$work/python/bin/pip" --quiet --disable-pip-version-check install -r "$here/requirements.txt"

"$server" serve --port 0 --dev >"$work/listening" &
pid=$!
url=
for _ in $(seq 100); do
    url=$(sed -n 's/^Listening on //p' "$work/listening")
    [ -n "$url" ] && break
    kill -0 "$pid" 2>/dev/null || { echo "the server ended before it listened" >&2; exit 1; }
    sleep 0.1
done
[ -n "$url" ] || { echo "the server does not say where it listens" >&2; exit 1; }

PYTHONDONTWRITEBYTECODE=1 "$work/python/bin/python" "$here/chat_both_ways.py" --url "$url"
PYTHONDONTWRITEBYTECODE=1 "$work/python/bin/python" "$here/documented_examples.py" --url "$url" \
    --samples "$here/../../Fixtures/payloads/seed-001"
PYTHONDONTWRITEBYTECODE=1 "$work/python/bin/python" "$here/kill_nine.py" --server "$server"
