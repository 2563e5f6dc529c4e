#!/bin/sh
# Judges servers of other languages: one written from SPEC.md alone, by the protocol's own suite, and those of five other
# protocols by the universal suite (operations files that were recorded, and written ones), and four dialects through
# their descriptors; each clean and with defects. reference-server and faulty-server lie beside the harness.
#
#   Tests/Interop/third_party.sh .build/release/conformance [arguments of dialects/judge.py]
set -eu

conformance=${1:?"usage: third_party.sh PATH-OF-CONFORMANCE"}
shift
case $conformance in /*) ;; *) conformance=$PWD/$conformance ;; esac
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Tests/Interop/serving.sh
. "$here/serving.sh"

make_python "$here/recording/requirements.txt"
serve "the server written from SPEC.md" \
    env PYTHONPATH="$here/from_spec" "$work/python/bin/python" -m chat_from_spec --port 0 --dev --timings test
"$conformance" run --url "$url"

"$work/python/bin/python" "$here/recording/record.py" --conformance "$conformance"
"$work/python/bin/python" "$here/descriptors/judge.py" --conformance "$conformance" --programs "$(dirname "$conformance")"
"$work/python/bin/python" "$here/dialects/judge.py" --conformance "$conformance" "$@"
