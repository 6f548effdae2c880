#!/bin/sh
# ./run bench flows: measures the cost of the journal for each verb of a durable flow, with a private Asterisk and a private Redis.
# Calls of the same flow, durable and not, alternately, one at a time.
#
#   bench-flows.sh [--quick]
#
# JAVA_HOME names the JDK. About a minute (--quick: ten seconds); loopback only; stops all its processes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

case ${1:-} in
    '' | --quick) ;;
    *) fail "unknown argument \"$1\"; possible: --quick" ;;
esac

main() {
    "$here/setup.sh"
    say "Building ..."
    (cd "$REPO" && ./mvnw -q -B -ntp -DskipTests package -pl benchmarks -am) || fail "the build failed; see above"
    mkdir -p "$RUNS"
    DIR=$(mktemp -d "$RUNS/bench-flows.XXXXXX")
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    "$here/asterisk.sh" start "$DIR/asterisk"
    "$here/redis.sh" start "$DIR/redis"
    for name in ARI_URL ARI_USERNAME ARI_PASSWORD ARI_APP; do
        export "$name=$(env_of "$DIR/asterisk/env" "$name")"
    done
    REDIS_URL=$(env_of "$DIR/redis/env" REDIS_URL)
    export REDIS_URL
    say "$(nproc) cores; $("$JAVA" -version 2>&1 | sed -n 3p)"
    read -r load _ </proc/loadavg
    say "load before: $load"
    # Not by exec, as the shell stops the servers afterwards.
    "$JAVA" -Dslf4j.internal.verbosity=ERROR -cp "$REPO/benchmarks/target/classes:$REPO/benchmarks/target/lib/*" \
        io.github.ariadne4j.benchmarks.flows.FlowBenchmark "$@" 9>&-
}

clean_up() {
    status=$?
    trap - EXIT
    trap '' INT TERM # a second Ctrl-C must not prevent the stop of the servers
    "$here/asterisk.sh" stop "$DIR/asterisk"
    "$here/redis.sh" stop "$DIR/redis"
    if [ "$status" = 0 ]; then rm -rf "$DIR"; else say "The logs: $DIR (./run stop removes them)" >&2; fi
    exit "$status"
}

main "$@"
