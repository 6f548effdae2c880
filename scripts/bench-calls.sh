#!/bin/sh
# ./run bench calls: measures the processor time and the set-up time of a call. SIPp's calls on a private Asterisk pass its own
# Dial(), a minimal JVM program, and the B2BUA with Redis and PostgreSQL, at several rates.
#
#   bench-calls.sh [--quick] [--against REVISION | --against-setting NAME=VALUE] [--rounds 5]
#
#   --quick              fewer calls, one rate: two minutes instead of about fifteen
#   --against REVISION   instead: builds that commit beside this checkout, and runs the B2BUA of both alternately: about
#                        eight minutes a round, with --quick two
#   --against-setting NAME=VALUE   instead: runs the B2BUA without and with this setting alternately, as RECORDER_MB=0
#   --rounds N           number of rounds, at most 20
#
# JAVA_HOME names the JDK, B2BUA_JAVA_OPTS the options of the B2BUA. Loopback only; stops all its processes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

size=full against='' setting='' rounds='' benchmark_pid='' tree='' commit=''
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

main() {
    read_arguments "$@"
    "$here/setup.sh"
    mkdir -p "$RUNS"
    DIR=$(mktemp -d "$RUNS/calls.XXXXXX")
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    say "Building ..."
    build "$REPO" benchmarks,examples/b2bua
    [ -z "$against" ] || check_out
    if [ -n "$setting" ]; then against=$setting tree=$REPO; fi
    for server in asterisk redis postgres; do
        "$here/$server.sh" start "$DIR/$server"
    done
    machine
    set -- "$REPO" "$DIR" "$size"
    [ -z "$against" ] || set -- "$@" "$against" "$tree" "${rounds:-5}"
    [ -z "$setting" ] || set -- "$@" "$setting"
    "$JAVA" -cp "$REPO/benchmarks/target/classes:$REPO/benchmarks/target/lib/*" \
        io.github.ariadne4j.benchmarks.calls.CallsBenchmark "$@" </dev/null &
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
            --against | --against-setting | --rounds)
                [ $# -ge 2 ] || fail "$1 needs a value"
                case $1 in
                    --against) against=$2 ;;
                    --against-setting) setting=$2 ;;
                    --rounds) rounds=$2 ;;
                esac
                shift
                ;;
            *) fail "unknown argument \"$1\"; possible: --quick, --against REVISION, --against-setting NAME=VALUE, --rounds N" ;;
        esac
        shift
    done
    [ -z "$against" ] || [ -z "$setting" ] || fail "--against and --against-setting exclude each other"
    [ -z "$rounds" ] || [ -n "$against$setting" ] || fail "--rounds needs --against or --against-setting"
    case $setting in
        '' | [A-Z]*=*) ;;
        *) fail "--against-setting must be a variable of the environment, NAME=VALUE: $setting" ;;
    esac
    case $rounds in
        '' | [1-9] | 1[0-9] | 20) ;;
        *) fail "--rounds must be a whole number from 1 to 20: $rounds" ;;
    esac
    [ -z "$against" ] || commit=$(git -C "$REPO" rev-parse --verify --quiet "$against^{commit}") ||
        fail "unknown revision \"$against\" in $REPO"
}

build() { (cd "$1" && ./mvnw -q -B -ntp -DskipTests package -pl "$2" -am) || fail "the build of $1 failed; see above"; }

# A separate work tree, which is removed at the end.
check_out() {
    tree=$DIR/revision
    git -C "$REPO" worktree prune
    git -C "$REPO" worktree add --quiet --detach "$tree" "$commit"
    say "Building $against ..."
    build "$tree" examples/b2bua
}

machine() {
    version=$("$here/asterisk.sh" cli "$DIR/asterisk" core show version | cut -d' ' -f1,2)
    say "$(nproc) cores; $("$JAVA" -version 2>&1 | sed -n 3p); $version; B2BUA_JAVA_OPTS=${B2BUA_JAVA_OPTS:-}"
    say "revision $(git -C "$REPO" describe --always --dirty 2>/dev/null)${commit:+ against $(git -C "$REPO" describe --always "$commit")}${setting:+ against $setting}"
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
    for server in asterisk redis postgres; do
        "$here/$server.sh" stop "$DIR/$server"
    done
    if [ -n "$commit" ] && [ -n "$tree" ]; then git -C "$REPO" worktree remove --force "$tree" || true; fi
    if [ "$status" = 0 ]; then rm -rf "$DIR"; else say "The logs: $DIR (./run stop removes them)" >&2; fi
    exit "$status"
}

main "$@"
