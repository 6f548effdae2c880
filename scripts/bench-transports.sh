#!/bin/sh
# ./run bench transports: measures the transports of requests. The B2BUA on a real Asterisk takes SIPp's calls with each ARI
# transport at several rates, and once more with a channel whose commands have to wait; one line for each.
#
#   bench-transports.sh [--quick] [--transports "http websocket auto"] [--rates "20 100 150"] [--seconds 10]
#
# Sessions are in memory and CDRs in a file of the application, so that only ARI makes the difference. About six
# minutes (--quick: one rate, one minute); loopback only; stops all its processes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"
# shellcheck source=scripts/measure.sh
. "$here/measure.sh"

LAUNCHER=$REPO/examples/b2bua/target/b2bua/bin/b2bua
transports='http websocket auto' rates='20 100 150' seconds=10 wedged_rate=20

main() {
    read_arguments "$@"
    "$here/setup.sh"
    say "Building the application ..."
    (cd "$REPO" && ./mvnw -q -B -ntp -DskipTests package -pl examples/b2bua -am) || fail "the build failed; see above"
    mkdir -p "$RUNS"
    RUN=$(mktemp -d "$RUNS/transports.XXXXXX")
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    line transport load calls failed 'p50 ms' 'p99 ms' 'app CPU %' 'Asterisk CPU %'
    for transport in $transports; do
        with_transport "$transport"
    done
}

read_arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
            --quick) rates=100 seconds=5 ;;
            --transports | --rates | --seconds)
                [ $# -ge 2 ] || fail "$1 needs a value"
                case $1 in
                    --transports) transports=$2 ;;
                    --rates) rates=$2 ;;
                    --seconds) seconds=$2 ;;
                esac
                shift
                ;;
            *) fail "unknown argument \"$1\"; possible: --quick, --transports LIST, --rates LIST, --seconds N" ;;
        esac
        shift
    done
}

# A new Asterisk and a new application for each transport, so that one does not affect the next.
with_transport() {
    DIR=$RUN/$1
    mkdir "$DIR"
    "$here/asterisk.sh" start "$DIR/asterisk"
    SIP_PORT=$(env_of "$DIR/asterisk/env" SIP_PORT)
    asterisk_pid=$(env_of "$DIR/asterisk/env" ASTERISK_PID)
    start_application "$1"
    "$here/callers.sh" "$DIR/warm-up" "$SIP_PORT" 3200 200 40 0.2
    for rate in $rates; do
        load "$1" "$rate" "$rate/s"
    done
    keep_wedging &
    wedging_pid=$!
    load "$1" "$wedged_rate" "$wedged_rate/s, wedged"
    kill "$wedging_pid" 2>/dev/null || true
    wait "$wedging_pid" 2>/dev/null || true
    wedging_pid=''
    stop_process "$DIR/app.pid" java
    "$here/asterisk.sh" stop "$DIR/asterisk"
}

# Secrets are passed in the environment, never on the command line.
start_application() {
    lock_ports
    http_port=$(free_port 8090 1)
    (
        cd "$DIR"
        for name in ARI_URL ARI_USERNAME ARI_PASSWORD ARI_APP; do
            export "$name=$(env_of asterisk/env "$name")"
        done
        HTTP_PORT=$http_port ARI_TRANSPORT=$1
        export HTTP_PORT ARI_TRANSPORT
        exec setsid "$LAUNCHER" --route '_3X.=PJSIP/{number}@callees' </dev/null >"$DIR/app.log" 2>&1 9>&-
    ) &
    app_pid=$!
    printf '%s\n' "$app_pid" >"$DIR/app.pid"
    tries=0
    until curl -fs --noproxy '*' -m 2 -o /dev/null "http://127.0.0.1:$http_port/healthz"; do
        tries=$((tries + 1))
        if [ "$tries" -ge 300 ] || ! alive "$DIR/app.pid" ''; then
            tail -n 15 "$DIR/app.log" | sed 's/^/    /' >&2
            fail "the application did not become ready; the end of its log is above"
        fi
        sleep 0.1
    done
    unlock_ports
}

# load TRANSPORT RATE SHOWN: places calls at this rate, of a second each.
load() {
    phase=rate
    rm -rf "$DIR/callers"
    cpu_mark "$DIR/$phase.before" "$asterisk_pid" "$app_pid"
    "$here/callers.sh" "$DIR/callers" "$SIP_PORT" 3200 $(($2 * seconds)) "$2" 1
    cpu_mark "$DIR/$phase.after" "$asterisk_pid" "$app_pid"
    mv "$DIR/callers/figures" "$DIR/$phase.figures"
    line "$1" "$3" "$(figure $phase PLACED)" $(($(figure $phase PLACED) - $(figure $phase ENDED_WELL))) \
        "$(figure $phase SETUP_P50)" "$(figure $phase SETUP_P99)" \
        "$(cpu_percent $phase app)" "$(cpu_percent $phase asterisk)"
}

# A caller whose channel plays a prompt of 15 s when the application adds it to a bridge: that command waits for the channel,
# on a WebSocket with all commands after it. The application gives up after two seconds and hangs up; then the next call is
# placed. The prompt has to start before the application's command, so it is requested repeatedly.
keep_wedging() {
    turn=0
    while :; do
        turn=$((turn + 1))
        ari POST "channels/wedge-$turn/play?media=sound:tt-monkeys&try=[1-1200]" >>"$DIR/wedges" &
        playing_pid=$!
        sleep 0.1
        ari POST "channels?endpoint=Local/32009@from-carrier/n&context=callees&extension=3200&priority=1$(
        )&channelId=wedger-$turn&otherChannelId=wedge-$turn" >/dev/null
        wait "$playing_pid" || true
        sleep 1
    done
}

# ari METHOD RESOURCE: prints the status. The password is passed by stdin, as all users of the machine can read a command line.
ari() {
    printf 'user = "%s:%s"\n' "$(env_of "$DIR/asterisk/env" ARI_USERNAME)" "$(env_of "$DIR/asterisk/env" ARI_PASSWORD)" |
        curl -s --noproxy '*' -m 10 -o /dev/null -w '%{http_code}\n' -K - -X "$1" "$(env_of "$DIR/asterisk/env" ARI_URL)/ari/$2"
}

line() { printf '%-10s %-14s %6s %7s %9s %9s %10s %15s\n' "$@"; }

clean_up() {
    status=$?
    trap - EXIT
    trap '' INT TERM # a second Ctrl-C must not prevent the stop of the servers
    [ -z "${wedging_pid:-}" ] || kill "$wedging_pid" 2>/dev/null || true
    for transport in $transports; do
        DIR=$RUN/$transport
        [ -d "$DIR" ] || continue
        stop_process "$DIR/callers/sipp.pid" sipp
        stop_process "$DIR/app.pid" java
        "$here/asterisk.sh" stop "$DIR/asterisk"
    done
    if [ "$status" = 0 ]; then rm -rf "$RUN"; else say "The logs: $RUN (./run stop removes them)" >&2; fi
    exit "$status"
}

main "$@"
