#!/bin/sh
# Holds a conversation with a reference-server by a client of another language, then kills a server in mid-conversation.
#
#   Tests/Interop/run.sh .build/release/reference-server
set -eu

server=${1:?"usage: run.sh PATH-OF-REFERENCE-SERVER"}
case $server in /*) ;; *) server=$PWD/$server ;; esac
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Tests/Interop/serving.sh
. "$here/serving.sh"

make_python "$here/requirements.txt"
serve "the reference server" "$server" serve --port 0 --dev

"$work/python/bin/python" "$here/chat_both_ways.py" --url "$url"
"$work/python/bin/python" "$here/documented_examples.py" --url "$url" --samples "$here/../../Fixtures/payloads/seed-001"
"$work/python/bin/python" "$here/kill_nine.py" --server "$server"
