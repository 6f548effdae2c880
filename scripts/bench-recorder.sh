#!/bin/sh
# ./run bench recorder: measures the cost of the record of calls. Two engines in one process, with and without a recorder, each on a
# simulated Asterisk of its own, get the same calls alternately. Prints processor time and allocation of both loops for a call.
#
#   bench-recorder.sh [--quick]
#
# JAVA_HOME names the JDK. About two minutes (--quick: half a minute); loopback only; starts no servers.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
OPTIONS="-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"

case ${1:-} in
    '' | --quick) ;;
    *) fail "unknown argument \"$1\"; possible: --quick" ;;
esac

say "Building ..."
(cd "$REPO" && ./mvnw -q -B -ntp -DskipTests package -pl benchmarks -am) || fail "the build failed; see above"
say "$(nproc) cores; $("$JAVA" -version 2>&1 | sed -n 3p)"
read -r load _ </proc/loadavg
say "load before: $load"
# As the launcher of the B2BUA starts it.
# shellcheck disable=SC2086
exec "$JAVA" $OPTIONS -Dslf4j.internal.verbosity=ERROR -cp "$REPO/benchmarks/target/classes:$REPO/benchmarks/target/lib/*" \
    io.github.ariadne4j.benchmarks.dashboard.RecorderBenchmark "$@"
