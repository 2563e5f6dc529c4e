# Read by the scripts beside it: a folder for the run, a Python with what it needs, and one server that ends with it.
#
# Sets $work; `make_python REQUIREMENTS` makes $work/python; `serve NAME COMMAND…` starts a server in the background, which
# writes "Listening on URL", and sets $url.

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

make_python() {
    python3 -m venv "$work/python"
    "$work/python/bin/pip" --quiet --disable-pip-version-check install -r "$1"
    export PYTHONDONTWRITEBYTECODE=1
}

serve() {
    name=$1
    shift
    "$@" >"$work/listening" 2>"$work/log" &
    pid=$!
    url=
    for _ in $(seq 100); do
        url=$(sed -n 's/^Listening on //p' "$work/listening")
        [ -n "$url" ] && return
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    echo "$name does not say within 10 s where it listens:" >&2
    tail -n 20 "$work/log" >&2
    exit 1
}
