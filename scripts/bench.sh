#!/bin/sh
# ./run bench core: measures the client beside stock ari4java under the same load, on this machine's loopback.
#
#   bench.sh [--quick]
#
# Events through a real WebSocket, decoding alone, requests to the simulator and to a real Asterisk, memory. About six
# minutes (--quick: one); stops all its processes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

case ${1:-} in
    '' | --quick) ;;
    *) fail "unknown argument \"$1\"; possible: --quick" ;;
esac

main() {
    "$here/setup.sh"
    say "Building ..."
    (cd "$REPO" && ./mvnw -q -B -ntp -DskipTests package -pl benchmarks -am) || fail "the build failed; see above"
    mkdir -p "$RUNS"
    DIR=$(mktemp -d "$RUNS/bench.XXXXXX")
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    "$here/asterisk.sh" start "$DIR/asterisk"
    for name in ARI_URL ARI_USERNAME ARI_PASSWORD; do
        export "$name=$(env_of "$DIR/asterisk/env" "$name")"
    done
    machine
    # Not by exec, as the shell stops the Asterisk afterwards.
    java -Dslf4j.internal.verbosity=ERROR -cp "$REPO/benchmarks/target/classes:$REPO/benchmarks/target/lib/*" \
        io.github.ariadne4j.benchmarks.CoreBenchmark "$REPO/benchmarks/stock" "$DIR/logs" "$@" 9>&-
}

machine() {
    say "$(nproc) cores; $(java -version 2>&1 | sed -n 3p); $("$here/asterisk.sh" cli "$DIR/asterisk" core show version | cut -d' ' -f1,2)"
    read -r load _ </proc/loadavg
    say "load before: $load"
}

clean_up() {
    status=$?
    trap - EXIT
    trap '' INT TERM # a second Ctrl-C must not prevent the stop of the servers
    "$here/asterisk.sh" stop "$DIR/asterisk"
    if [ "$status" = 0 ]; then rm -rf "$DIR"; else say "The logs: $DIR (./run stop removes them)" >&2; fi
    exit "$status"
}

main "$@"
