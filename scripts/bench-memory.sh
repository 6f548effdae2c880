#!/bin/sh
# ./run bench memory: measures the memory of live calls in the B2BUA, with Redis and PostgreSQL. The calls are those of a
# simulated Asterisk in the benchmark's own process: 100 live ones, then 20,000, with further calls beside them. Prints the
# heap of a live call, the resident memory, and the processor time of a call.
#
#   bench-memory.sh [--quick] [--soak [--minutes 20]]
#
#   --quick        3,000 live calls: three minutes instead of eight
#   --soak         instead: 25 calls a second on the private Asterisk, and the heap after a full collection twenty times
#   --minutes N    duration of the soak; with --quick 2
#
# JAVA_HOME names the JDK, B2BUA_JAVA_OPTS more options of the B2BUA. Loopback only; stops all its processes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

size=full soak='' minutes='' benchmark_pid='' servers='redis postgres'
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

main() {
    read_arguments "$@"
    "$here/setup.sh"
    mkdir -p "$RUNS"
    DIR=$(mktemp -d "$RUNS/memory.XXXXXX")
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    say "Building ..."
    (cd "$REPO" && ./mvnw -q -B -ntp -DskipTests package -pl benchmarks,examples/b2bua -am) || fail "the build failed; see above"
    for server in $servers; do
        "$here/$server.sh" start "$DIR/$server"
    done
    machine
    "$JAVA" -Xmx4g -Dslf4j.internal.verbosity=ERROR -cp "$REPO/benchmarks/target/classes:$REPO/benchmarks/target/lib/*" \
        io.github.ariadne4j.benchmarks.calls.MemoryBenchmark "$REPO" "$DIR" "$size" ${minutes:+"$minutes"} </dev/null &
    # In the background, as a shell handles no signal while it waits for a foreground program.
    benchmark_pid=$!
    status=0
    wait "$benchmark_pid" || status=$?
    benchmark_pid=''
    return "$status"
}

read_arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
            --quick) size=quick ;;
            --soak) soak=yes servers="asterisk $servers" ;;
            --minutes)
                [ $# -ge 2 ] || fail "$1 needs a value"
                minutes=$2
                shift
                ;;
            *) fail "unknown argument \"$1\"; possible: --quick, --soak, --minutes N" ;;
        esac
        shift
    done
    [ -z "$minutes" ] || [ -n "$soak" ] || fail "--minutes needs --soak"
    case $minutes in
        '' | [1-9] | [1-9][0-9] | [1-9][0-9][0-9]) ;;
        *) fail "--minutes must be a whole number from 1 to 999: $minutes" ;;
    esac
    [ -z "$soak" ] || [ -n "$minutes" ] || if [ "$size" = quick ]; then minutes=2; else minutes=20; fi
    [ -z "$soak" ] || size=soak
}

machine() {
    say "$(nproc) cores; $("$JAVA" -version 2>&1 | sed -n 3p); B2BUA_JAVA_OPTS=${B2BUA_JAVA_OPTS:-}"
    say "revision $(git -C "$REPO" describe --always --dirty 2>/dev/null)"
    read -r load _ </proc/loadavg
    say "load before: $load"
}

clean_up() {
    status=$?
    trap - EXIT
    trap '' INT TERM # a second Ctrl-C must not prevent the stop of the servers
    # The benchmark stops the application and the callers.
    if [ -n "$benchmark_pid" ] && kill "$benchmark_pid" 2>/dev/null; then wait "$benchmark_pid" || true; fi
    for pid in "$DIR"/b2bua-*/app.pid; do stop_process "$pid" java; done
    for pid in "$DIR"/callers-*/sipp.pid; do stop_process "$pid" sipp; done
    for server in $servers; do
        "$here/$server.sh" stop "$DIR/$server"
    done
    if [ "$status" = 0 ]; then rm -rf "$DIR"; else say "The logs: $DIR (./run stop removes them)" >&2; fi
    exit "$status"
}

main "$@"
