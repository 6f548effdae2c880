#!/bin/sh
# ./run bench hep: measures Asterisk's processor time for copies of SIP messages (hep.conf). The same calls, by its own Dial(), with
# the modules loaded and unloaded alternately; a program receives and drops the copies.
#
#   bench-hep.sh [--quick] [--rounds 6] [--calls 600] [--cps 80]
#
# A call has three legs here: caller, callee, and the callee itself, which is in the same Asterisk. About two minutes
# (--quick: two rounds); loopback only; stops all its processes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"
# shellcheck source=scripts/measure.sh
. "$here/measure.sh"

rounds=6 calls=600 cps=80 number='*83200'

main() {
    read_arguments "$@"
    "$here/setup.sh"
    mkdir -p "$RUNS"
    DIR=$(mktemp -d "$RUNS/hep.XXXXXX")
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    mkdir "$DIR/overlay"
    printf '#include "hep-modules.conf"\n' >"$DIR/overlay/modules.conf"
    ASTERISK_OVERLAY=$DIR/overlay "$here/asterisk.sh" start "$DIR/asterisk"
    SIP_PORT=$(env_of "$DIR/asterisk/env" SIP_PORT)
    asterisk_pid=$(env_of "$DIR/asterisk/env" ASTERISK_PID)
    listen
    load warm-up
    line copies calls 'ended well' 'messages a call' 'Asterisk, ms a call'
    round=0
    while [ "$round" -lt "$rounds" ]; do
        round=$((round + 1))
        # Alternately, as later calls need more time.
        if [ $((round % 2)) = 1 ]; then with unload off; with load on; else with load on; with unload off; fi
    done
    show
}

read_arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
            --quick) rounds=2 ;;
            --rounds | --calls | --cps)
                [ $# -ge 2 ] || fail "$1 needs a value"
                case $1 in
                    --rounds) rounds=$2 ;;
                    --calls) calls=$2 ;;
                    --cps) cps=$2 ;;
                esac
                shift
                ;;
            *) fail "unknown argument \"$1\"; possible: --quick, --rounds N, --calls N, --cps N" ;;
        esac
        shift
    done
}

# Counts datagrams, and writes the sum so far on a signal.
listen() {
    setsid perl -MSocket -e '
        my ($s, $n) = (undef, 0);
        socket($s, PF_INET, SOCK_DGRAM, 0) or die $!;
        bind($s, sockaddr_in($ARGV[0], INADDR_LOOPBACK)) or die $!;
        setsockopt($s, SOL_SOCKET, SO_RCVBUF, 1 << 20);
        $SIG{USR1} = sub { open(my $f, ">", $ARGV[1]); print $f "$n\n"; close $f };
        while (1) { $n++ if defined recv($s, my $d, 65535, 0) }
    ' "$(env_of "$DIR/asterisk/env" HEP_PORT)" "$DIR/datagrams" </dev/null >"$DIR/listener.log" 2>&1 9>&- &
    printf '%s\n' "$!" >"$DIR/listener.pid"
    sleep 0.3
    alive "$DIR/listener.pid" perl || fail "the listener did not start: $(cat "$DIR/listener.log")"
}

datagrams() {
    kill -USR1 "$(cat "$DIR/listener.pid")"
    sleep 0.3
    cat "$DIR/datagrams"
}

with() {
    for module in res_hep_pjsip.so res_hep_rtcp.so; do
        "$here/asterisk.sh" cli "$DIR/asterisk" module "$1" "$module" >>"$DIR/modules.log"
    done
    before=$(datagrams)
    load "$2"
    messages=$((($(datagrams) - before) / calls))
    [ "$2" = off ] || copied=$messages
    ms=$(asterisk_ms "$2")
    printf '%s\n' "$ms" >>"$DIR/$2.ms"
    line "$2" "$(figure "$2" PLACED)" "$(figure "$2" ENDED_WELL)" "$messages" "$ms"
}

load() {
    rm -rf "$DIR/callers"
    cpu_mark "$DIR/$1.before" "$asterisk_pid" ''
    "$here/callers.sh" "$DIR/callers" "$SIP_PORT" "$number" "$calls" "$cps" 0.2
    cpu_mark "$DIR/$1.after" "$asterisk_pid" ''
    mv "$DIR/callers/figures" "$DIR/$1.figures"
}

# Asterisk's time for one call; cpu_per_call has too few digits for this.
asterisk_ms() {
    awk -F= -v hz="$(getconf CLK_TCK)" -v calls="$calls" '
        $1 == "asterisk" { ticks = $2 - ticks }
        END { printf "%.2f", ticks * 1000 / hz / calls }' "$DIR/$1.before" "$DIR/$1.after"
}

show() {
    paste "$DIR/off.ms" "$DIR/on.ms" | awk '{ print $2 - $1 }' >"$DIR/more.ms"
    awk -v off="$(median "$DIR/off.ms")" -v more="$(median "$DIR/more.ms")" -v copied="$copied" 'BEGIN {
        printf "median of the rounds: %+.2f ms of Asterisk a call, %+.1f %% of the %.2f without; %.3f ms a message\n",
            more, 100 * more / off, off, more / copied }'
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

line() { printf '%-8s %7s %11s %16s %20s\n' "$@"; }

clean_up() {
    status=$?
    trap - EXIT
    trap '' INT TERM # a second Ctrl-C must not prevent the stop of the servers
    stop_process "$DIR/listener.pid" perl
    "$here/asterisk.sh" stop "$DIR/asterisk"
    if [ "$status" = 0 ]; then rm -rf "$DIR"; else say "The logs: $DIR (./run stop removes them)" >&2; fi
    exit "$status"
}

main "$@"
