#!/bin/sh
# Holds a conversation with a reference-server by a client of another language, kills a server in
# mid-conversation, and looks for secrets in what the harness leaves behind.
#
#   Tests/Interop/run.sh .build/release
#
# The folder has reference-server, faulty-server and conformance.
set -eu

programs=${1:?"usage: run.sh FOLDER-OF-PROGRAMS"}
case $programs in /*) ;; *) programs=$PWD/$programs ;; esac
server=$programs/reference-server
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Tests/Interop/serving.sh
. "$here/serving.sh"

make_python "$here/requirements.txt"
serve "the reference server" "$server" serve --port 0 --dev

"$work/python/bin/python" "$here/chat_both_ways.py" --url "$url"
"$work/python/bin/python" "$here/documented_examples.py" --url "$url" --samples "$here/../../Fixtures/payloads/seed-001"
"$work/python/bin/python" "$here/kill_nine.py" --server "$server"
"$work/python/bin/python" "$here/no_leaks.py" --server "$programs/faulty-server" --conformance "$programs/conformance"
