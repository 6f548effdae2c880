#!/bin/sh
# ./run bench dashboard: what open pages cost. 5,000 live calls, of which 500 come further each second, without a page and with ten
# in turn. Prints how long the recorder keeps the thread of the calls, and how much of a core the dashboard's threads take.
#
#   bench-dashboard.sh [--quick]
#
# JAVA_HOME names the JDK. About two minutes (--quick: half a minute); loopback only; starts no servers.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

case ${1:-} in
    '' | --quick) ;;
    *) fail "there is no \"$1\"; it takes --quick" ;;
esac

say "Building ..."
(cd "$REPO" && ./mvnw -q -B -ntp -DskipTests package -pl benchmarks -am) || fail "the build failed; see above"
say "$(nproc) cores; $("$JAVA" -version 2>&1 | sed -n 3p)"
read -r load _ </proc/loadavg
say "load before: $load"
exec "$JAVA" -Dslf4j.internal.verbosity=ERROR -cp "$REPO/benchmarks/target/classes:$REPO/benchmarks/target/lib/*" \
    io.github.ariadne4j.benchmarks.calls.DashboardBenchmark "$@"
