#!/bin/sh
# ./run demo: real calls through the B2BUA on a real Asterisk, with sessions in a real Redis and CDRs in a real
# PostgreSQL; then the same load by Asterisk's own Dial(), and a table of both results.
#
#   demo.sh [--calls 200] [--cps 20] [--hold 10] [--keep] [--baresip]
#   demo.sh --flow [NAME]              demo-flow.sh instead
#
# Status 0 only if every call ended normally, every CDR was written, and no channel, bridge or session is left.
# (--native-only runs without the application, for tests of this script.)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"
# shellcheck source=scripts/measure.sh
. "$here/measure.sh"

JAR=$REPO/examples/b2bua/target/b2bua.jar
LAUNCHER=$REPO/examples/b2bua/target/b2bua/bin/b2bua
calls=200 cps=20 hold=10 keep='' callers=callers.sh native_only='' failures=''
phases='b2bua native'
b2bua_channels=0 b2bua_bridges=0
# Calls that are not counted, for the JVM to compile its hot paths; their CDRs are counted.
WARM_UP=50

main() {
    read_arguments "$@"
    if [ "$callers" = callers.sh ]; then "$here/setup.sh"; else "$here/setup.sh" baresip; fi
    [ -n "$native_only" ] || build
    mkdir -p "$RUNS"
    DIR=$(mktemp -d "$RUNS/demo.XXXXXX")
    printf '%s\n' "$$" >"$DIR/demo.pid"
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM

    start_servers
    [ -n "$native_only" ] || start_application
    say "Each load: $calls calls, $cps new ones a second, $hold s each, all on this machine's loopback"
    if [ -z "$native_only" ]; then
        load b2bua 3200
        await_rest
    fi
    load native '*83200'
    await_empty_asterisk "$b2bua_channels" "$b2bua_bridges"
    channels=$((channels - b2bua_channels)) bridges=$((bridges - b2bua_bridges))
    judge
    table
    [ -z "$keep" ] || explain_what_is_up
    [ -n "$keep" ] || [ -n "$native_only" ] || stop_application
    verdict
}

read_arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
            --calls | --cps | --hold)
                [ $# -ge 2 ] || fail "$1 needs a number"
                case $2 in
                    *[!0-9]* | '' | 0*) fail "$1 must be a whole number of at least 1: $2" ;;
                esac
                case $1 in
                    --calls) calls=$2 ;;
                    --cps) cps=$2 ;;
                    --hold) hold=$2 ;;
                esac
                shift
                ;;
            --keep) keep=yes ;;
            --baresip) callers='callers-baresip.sh' ;;
            --flow) shift; exec "$here/demo-flow.sh" "$@" ;;
            --native-only) native_only=yes phases=native ;;
            *) fail "unknown argument \"$1\"; possible: --calls N, --cps N, --hold SECONDS, --keep, --baresip, --flow NAME" ;;
        esac
        shift
    done
    # Protects against typing errors: more than this is a load test of this machine.
    if [ "$calls" -gt 5000 ] || [ "$cps" -gt 200 ] || [ "$hold" -gt 600 ]; then
        fail "at most --calls 5000, --cps 200 and --hold 600"
    fi
}

build() {
    [ ! -x "$LAUNCHER" ] || ! is_newest "$JAR" || return 0
    say "Building the application ..."
    (cd "$REPO" && ./mvnw -q -B -ntp -DskipTests package -pl examples/b2bua -am) ||
        fail "the build failed; Maven's output is above"
    [ -x "$LAUNCHER" ] || fail "the build created no $LAUNCHER"
    # Maven does not touch a jar whose own classes did not change; without this it would stay older than its sources.
    touch "$JAR"
}

start_servers() {
    "$here/asterisk.sh" start "$DIR/asterisk"
    SIP_PORT=$(env_of "$DIR/asterisk/env" SIP_PORT)
    asterisk_pid=$(env_of "$DIR/asterisk/env" ASTERISK_PID)
    say "Asterisk      SIP 127.0.0.1:$SIP_PORT, ARI $(env_of "$DIR/asterisk/env" ARI_URL)"
    [ -z "$native_only" ] || return 0
    "$here/redis.sh" start "$DIR/redis"
    say "Redis         $(env_of "$DIR/redis/env" REDIS_URL)"
    "$here/postgres.sh" start "$DIR/postgres"
    say "PostgreSQL    $(env_of "$DIR/postgres/env" CDR_JDBC_URL)"
}

# Secrets are passed in the environment, never on the command line.
start_application() {
    lock_ports
    http_port=$(free_port 8090 1)
    (
        cd "$DIR"
        for file in asterisk/env redis/env postgres/env; do
            while IFS='=' read -r name value; do
                case $name in
                    ARI_URL | ARI_USERNAME | ARI_PASSWORD | ARI_APP | REDIS_URL | CDR_*) export "$name=$value" ;;
                esac
            done <"$file"
        done
        HTTP_PORT=$http_port
        export HTTP_PORT
        exec setsid "$LAUNCHER" --route '_3X.=PJSIP/{number}@callees' \
            </dev/null >"$DIR/app.log" 2>&1 9>&-
    ) &
    app_pid=$!
    printf '%s\n' "$app_pid" >"$DIR/app.pid"
    tries=0
    until curl -fs --noproxy '*' -m 2 -o /dev/null "http://127.0.0.1:$http_port/healthz"; do
        tries=$((tries + 1))
        if [ "$tries" -ge 300 ] || ! alive "$DIR/app.pid" ''; then
            tail -n 15 "$DIR/app.log" | sed 's/^/    /' >&2
            fail "the application did not become ready: the end of its log is above, all of it in $DIR/app.log"
        fi
        sleep 0.1
    done
    unlock_ports
    say "Application   http://127.0.0.1:$http_port/healthz and /metrics"
}

# load NAME NUMBER: some calls as a warm-up, then the load with a line of its progress; the figures are in DIR/NAME.
load() {
    "$here/callers.sh" "$DIR/warm-up" "$SIP_PORT" "$2" "$WARM_UP" 25 0.2
    cpu_mark "$DIR/$1.before" "$asterisk_pid" "${app_pid:-}"
    "$here/$callers" "$DIR/callers" "$SIP_PORT" "$2" "$calls" "$cps" "$hold" &
    callers_pid=$!
    while kill -0 "$callers_pid" 2>/dev/null; do
        progress "$1"
        sleep 0.5
    done
    callers_done=$callers_pid callers_pid=''
    wait "$callers_done" || fail "the callers of the $1 load failed; see $DIR/callers"
    cpu_mark "$DIR/$1.after" "$asterisk_pid" "${app_pid:-}"
    progress_done "$1"
    mv "$DIR/callers/figures" "$DIR/$1.figures"
    mv "$DIR/callers" "$DIR/$1.callers"
}

# Keys of calls; those of owners and epochs may stay.
call_keys() { "$here/redis.sh" cli "$DIR/redis" --scan | grep -v -E ':(epochs|owners|seen|servers)$' || true; }

# Waits for the end of the B2BUA's load, for ten seconds at most, as CDRs arrive in batches and sessions are removed after them.
await_rest() {
    cdrs_expected=$(($(figure b2bua PLACED) + WARM_UP))
    cdrs=0 keys='?'
    tries=0
    while [ "$tries" -lt 50 ]; do
        cdrs=$("$here/postgres.sh" sql "$DIR/postgres" 'select count(distinct call_id) from cdr' 2>>"$DIR/cdr.log") || cdrs=0
        keys=$(call_keys | wc -l)
        [ "$cdrs" -lt "$cdrs_expected" ] || [ "$keys" != 0 ] || break
        sleep 0.2
        tries=$((tries + 1))
    done
    await_empty_asterisk
    b2bua_channels=$channels b2bua_bridges=$bridges
    app_memory=$(peak_memory_mb "$app_pid")
}

# await_empty_asterisk [CHANNELS BRIDGES]: waits until only these earlier ones are left, for five seconds at most.
await_empty_asterisk() {
    tries=0
    while :; do
        channels=$("$here/asterisk.sh" cli "$DIR/asterisk" core show channels count | awk '/active channel/ { print $1 }')
        bridges=$("$here/asterisk.sh" cli "$DIR/asterisk" bridge show all | sed 1d | grep -c .) || true
        if [ "$channels $bridges" = "${1:-0} ${2:-0}" ] || [ "$tries" -ge 25 ]; then break; fi
        sleep 0.2
        tries=$((tries + 1))
    done
}

wrong() { failures="$failures
  - $*"; }

judge() {
    for phase in $phases; do
        [ "$(figure "$phase" ENDED_WELL)" = "$calls" ] ||
            wrong "$phase: $(figure "$phase" ENDED_WELL) of $calls calls ended well (the callers' logs: $DIR/$phase.callers)"
    done
    [ "$channels $bridges" = "0 0" ] || wrong "native: $channels channels and $bridges bridges were left in Asterisk"
    [ -z "$native_only" ] || return 0
    alive "$DIR/app.pid" java || wrong "the application died during the run (its log: $DIR/app.log)"
    [ "$cdrs" = "$cdrs_expected" ] || wrong "PostgreSQL holds $cdrs CDRs; $cdrs_expected calls were placed
    ($calls and $WARM_UP to warm up; the application's log: $DIR/app.log)"
    [ "$b2bua_channels $b2bua_bridges" = "0 0" ] ||
        wrong "b2bua: $b2bua_channels channels and $b2bua_bridges bridges were left in Asterisk (application's log: $DIR/app.log)"
    [ "$keys" = 0 ] || wrong "$keys keys were left in Redis: $(call_keys | head -n 5 | tr '\n' ' ')"
}

table() {
    row '' 'B2BUA' "Asterisk's Dial()"
    row 'calls placed' "$(figure b2bua PLACED)" "$(figure native PLACED)"
    row 'most calls up at once' "$(figure b2bua PEAK)" "$(figure native PEAK)"
    row 'answered' "$(figure b2bua ANSWERED)" "$(figure native ANSWERED)"
    row 'ended well' "$(figure b2bua ENDED_WELL)" "$(figure native ENDED_WELL)"
    row 'set-up time p50, ms' "$(figure b2bua SETUP_P50)" "$(figure native SETUP_P50)"
    row 'set-up time p99, ms' "$(figure b2bua SETUP_P99)" "$(figure native SETUP_P99)"
    row 'CDRs in PostgreSQL' "${cdrs:--}" '-'
    [ -n "$native_only" ] || say "    (of $cdrs_expected, $WARM_UP of them by the warm-up)"
    row 'channels, bridges left' "$b2bua_channels, $b2bua_bridges" "$channels, $bridges"
    row 'keys left in Redis' "${keys:--}" '-'
    row 'application CPU, % of a core' "$(cpu_percent b2bua app)" '-'
    row 'application peak memory, MB' "${app_memory:--}" '-'
    row 'Asterisk CPU, ms a call (with media)' "$(cpu_per_call b2bua)" "$(cpu_per_call native)"
}

stop_application() {
    kill -s TERM "$app_pid"
    status=0
    wait "$app_pid" || status=$?
    [ "$status" = 0 ] || wrong "the application ended with status $status after SIGTERM (its log: $DIR/app.log)"
}

explain_what_is_up() {
    : >"$DIR/kept"
    cat <<END

Everything is still up (./run stop ends it):
  application  http://127.0.0.1:$http_port/healthz   http://127.0.0.1:$http_port/metrics   log $DIR/app.log
  ARI          $(env_of "$DIR/asterisk/env" ARI_URL)   user and password: $DIR/asterisk/env
  CDRs         scripts/postgres.sh sql $DIR/postgres 'select * from cdr'
  sessions     scripts/redis.sh cli $DIR/redis --scan
  console      scripts/asterisk.sh cli $DIR/asterisk
  call         from a softphone: 127.0.0.1:$SIP_PORT (UDP), user phone, password $(env_of "$DIR/asterisk/env" PHONE_PASSWORD),
               or by scripts/callers.sh /tmp/calls $SIP_PORT 3200 1 1 5
               Dial 3200, or any number that begins with 3; *8 before it calls without the application.
               What each number does: examples/b2bua/asterisk/extensions.conf
END
}

verdict() {
    if [ -z "$failures" ]; then
        say ''
        say "Passed: every call ended normally${native_only:+ (native only)}$([ -n "$native_only" ] || printf ', every CDR was written'), and no channel, bridge or session is left."
        return 0
    fi
    printf '\nFailed:%s\n' "$failures" >&2
    exit 1
}

# Logs are kept after a failure only.
clean_up() {
    status=$?
    trap - EXIT
    trap '' INT TERM # a second Ctrl-C must not prevent the stop of the servers
    if [ -n "${callers_pid:-}" ] && kill "$callers_pid" 2>/dev/null; then wait "$callers_pid" || true; fi
    stop_process "$DIR/callers/sipp.pid" sipp
    if [ -e "$DIR/kept" ]; then
        rm -f "$DIR/demo.pid"
        exit "$status"
    fi
    stop_process "$DIR/app.pid" java
    "$here/asterisk.sh" stop "$DIR/asterisk"
    "$here/redis.sh" stop "$DIR/redis"
    "$here/postgres.sh" stop "$DIR/postgres"
    if [ "$status" = 0 ]; then rm -rf "$DIR"; else
        rm -f "$DIR/demo.pid"
        say "The logs: $DIR (asterisk/asterisk.log, app.log, …; ./run stop removes them)" >&2
    fi
    exit "$status"
}

main "$@"
