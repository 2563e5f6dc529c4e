#!/bin/sh
# Judges servers of other languages: one written from SPEC.md alone, by the protocol's own suite, and those of five other
# protocols, clean and each with ten defects, by the universal suite.
#
#   Tests/Interop/third_party.sh .build/release/conformance [arguments of dialects/judge.py]
set -eu

conformance=${1:?"usage: third_party.sh PATH-OF-CONFORMANCE"}
shift
case $conformance in /*) ;; *) conformance=$PWD/$conformance ;; esac
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
"$work/python/bin/pip" --quiet --disable-pip-version-check install -r "$here/dialects/requirements.txt"
export PYTHONDONTWRITEBYTECODE=1

(cd "$here/from_spec" && exec "$work/python/bin/python" -m chat_from_spec --port 0 --dev --timings test) \
    >"$work/listening" 2>"$work/log" &
pid=$!
url=
for _ in $(seq 100); do
    url=$(sed -n 's/^Listening on //p' "$work/listening")
    [ -n "$url" ] && break
    kill -0 "$pid" 2>/dev/null || { echo "the server written from SPEC.md ended before it listened:" >&2; tail "$work/log" >&2; exit 1; }
    sleep 0.1
done
[ -n "$url" ] || { echo "the server written from SPEC.md does not say where it listens" >&2; exit 1; }
"$conformance" run --url "$url"

"$work/python/bin/python" "$here/dialects/judge.py" --conformance "$conformance" "$@"
