#!/bin/sh
# ./run bench dashboard: measures the cost of open pages. 5,000 live calls, of which 500 change each second, without a page and with ten
# alternately. Prints how long the recorder occupies the thread of the calls, and the share of a core of the dashboard's threads.
# Then an engine with 5,000 live calls on the simulator, without a page and with one in Chromium alternately: the processor time of the
# page in that process, and its frames a second.
#
#   bench-dashboard.sh [--quick]
#
# JAVA_HOME names the JDK. About three minutes (--quick: two); loopback only; starts no servers.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

case ${1:-} in
    '' | --quick) ;;
    *) fail "unknown argument \"$1\"; possible: --quick" ;;
esac

say "Building ..."
(cd "$REPO" && ./mvnw -q -B -ntp -DskipTests package -pl benchmarks -am) || fail "the build failed; see above"
say "$(nproc) cores; $("$JAVA" -version 2>&1 | sed -n 3p)"
read -r load _ </proc/loadavg
say "load before: $load"
exec "$JAVA" -Dslf4j.internal.verbosity=ERROR -cp "$REPO/benchmarks/target/classes:$REPO/benchmarks/target/lib/*" \
    io.github.ariadne4j.benchmarks.dashboard.DashboardBenchmark "$@"
