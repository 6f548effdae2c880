#!/bin/sh
# ./run chaos: tests that calls and CDRs survive faults. Real calls through the B2BUA on a real Asterisk, Redis and PostgreSQL,
# while one of them is killed, paused, disconnected or loses its data; judged without the application's own data.
#
#   chaos.sh [--quick] [--scenario NAME]… [--seed N] [--launcher FILE] [--report FILE]
#
# Everything, as in docs/durability.md, takes about an hour; --quick some minutes. Loopback only; stops all its
# processes. Status 0 only if every scenario met its requirements.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

VERSION=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' "$REPO/pom.xml" | head -n 1)
CHAOS=$REPO/chaos/target/chaos-$VERSION.jar
FLOWS=$REPO/examples/custom-flows/target/custom-flows-1.0-SNAPSHOT.jar
B2BUA=$REPO/examples/b2bua/target/b2bua.jar

main() {
    "$here/setup.sh"
    case " $* " in
        *" --launcher "*) build chaos,examples/custom-flows "$CHAOS" "$FLOWS" ;;
        *) build chaos,examples/b2bua,examples/custom-flows "$CHAOS" "$FLOWS" "$B2BUA" ;;
    esac
    mkdir -p "$RUNS"
    DIR=$(mktemp -d "$RUNS/chaos.XXXXXX")
    java -Xmx256m -cp "$REPO/chaos/target/classes:$REPO/ari-testkit/target/test-classes" io.github.ariadne4j.chaos.Chaos "$REPO" "$DIR" "$@" &
    harness=$!
    printf '%s\n' "$harness" >"$DIR/chaos.pid"
    trap 'kill "$harness" 2>/dev/null' INT TERM # it stops its processes, so this script waits for it
    status=0
    wait "$harness" || status=$?
    while kill -0 "$harness" 2>/dev/null; do wait "$harness" || status=$?; done
    if [ "$status" = 0 ]; then rm -rf "$DIR"; else say "The logs: $DIR (./run stop removes them)" >&2; fi
    exit "$status"
}

# build MODULES JAR…: builds the modules unless each of their jars is newer than all sources.
build() {
    modules=$1
    shift
    for jar in "$@"; do
        is_newest "$jar" || stale=yes
    done
    [ -n "${stale:-}" ] || return 0
    say "Building ..."
    (cd "$REPO" && ./mvnw -q -B -ntp -DskipTests package -pl "$modules" -am) || fail "the build failed; see above"
    # Maven does not touch a jar whose own classes did not change; without this it would stay older than its sources.
    touch "$@"
}

main "$@"
