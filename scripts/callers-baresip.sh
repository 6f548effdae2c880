#!/bin/sh
# The same as callers.sh with baresip instead of SIPp: callers that send and receive real RTP, a tone and tt-monkeys.
#
#   callers-baresip.sh DIR SIP_PORT NUMBER CALLS CPS HOLD
#
# A few baresip processes with up to fifty lines each, controlled over their control port (netstrings of JSON) by curl.
# A call ended normally if it was answered, RTP arrived, and the caller hung up. baresip does not report the set-up time
# of a call, so those figures stay empty. SIP and control listen on 127.0.0.1; the media ports are bound by baresip, on
# every address.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

[ $# -eq 6 ] || { sed -n '4p' "$0" >&2; exit 2; }
DIR=$(absolute "$1")
sip_port=$2 number=$3 calls=$4 cps=$5 hold=$6
LINES_EACH=50
processes=$(((calls + LINES_EACH - 1) / LINES_EACH))

main() {
    [ "$calls" -le 1000 ] || fail "at most 1000 calls by baresip; without --baresip SIPp places more"
    find_baresip
    user=$(user_for "$FOUND_ROOT" nobody)
    new_home "$FOUND_ROOT" baresip "$user"
    trap clean_up EXIT
    trap 'exit 130' INT TERM
    rm -f "$DIR"/baresip*.log
    make_tone
    lock_ports
    first_port=$(free_port $((10000 + $(od -An -N2 -tu2 /dev/urandom) % 800)) $((processes * 3)))
    each start_baresip
    each await_baresip
    unlock_ports
    printf '%s\n' "$HOME_HOST/stat.csv" >"$DIR/stat"
    # Hundredths of a second since boot: a clock that the shell can read and count with.
    start=$(($(now) + 20))
    drivers=''
    each start_driver
    watch
    figures
}

each() {
    line=0
    while [ "$line" -lt "$processes" ]; do
        "$1" "$line"
        line=$((line + 1))
    done
}

# Always the machine's own. From 1.1 on it puts its other calls of all accounts on hold when it places a new one,
# and 1.1.0 crashes then; so this needs 1.0.
find_baresip() {
    FOUND_ROOT=''
    FOUND_BIN=$(command -v baresip) || fail "no baresip found on the PATH. Run: ./run setup"
    case $("$FOUND_BIN" -h 2>&1 | head -n 1) in
        *v1.0.*) ;;
        *) fail "this needs baresip 1.0 (Debian 12 has it), and $FOUND_BIN is $("$FOUND_BIN" -h 2>&1 |
            sed -n '1s/.*\(v[0-9.]*\).*/\1/p'); newer ones hold their other calls. Without --baresip SIPp calls" ;;
    esac
    for modules in /usr/lib/baresip/modules /usr/lib/*/baresip/modules /usr/local/lib/baresip/modules; do
        [ ! -d "$modules" ] || return 0
    done
    fail "the modules of baresip are missing: install the package baresip-core"
}

now() {
    read -r up _ </proc/uptime
    printf '%s\n' "${up%.*}${up#*.}"
}

# 1 kHz at 8000 samples a second, longer than any call: eight samples are one period, which is doubled repeatedly.
make_tone() {
    tone=$HOME_HOST/tone
    printf '\000\000\101\026\000\040\101\026\000\000\277\351\000\340\277\351' >"$tone"
    size=16
    while [ "$size" -lt $((16000 * (hold + 5))) ]; do
        cat "$tone" "$tone" >"$tone.twice"
        mv "$tone.twice" "$tone"
        size=$((size * 2))
    done
    {
        printf 'RIFF%bWAVEfmt ' "$(four_bytes $((size + 36)))"
        printf '\020\000\000\000\001\000\001\000\100\037\000\000\200\076\000\000\002\000\020\000'
        printf 'data%b' "$(four_bytes "$size")"
        cat "$tone"
    } >"$tone.wav"
    rm "$tone"
}

# A number in little-endian order as in WAV, in octal escapes for %b.
four_bytes() {
    printf '\\0%03o\\0%03o\\0%03o\\0%03o' $(($1 & 255)) $(($1 >> 8 & 255)) $(($1 >> 16 & 255)) $(($1 >> 24 & 255))
}

sip_of() { printf '%s\n' $((first_port + $1 * 3)); }
# baresip uses the port after its own for TLS.
control_of() { printf '%s\n' $((first_port + $1 * 3 + 2)); }

start_baresip() {
    mkdir "$HOME_HOST/$1"
    cat >"$HOME_HOST/$1/config" <<END
sip_listen 127.0.0.1:$(sip_of "$1")
call_max_calls $LINES_EACH
call_local_timeout 60
audio_player aufile,/dev/null
audio_source aufile,$HOME_INSIDE/tone.wav
audio_alert aufile,/dev/null
ausrc_srate 8000
auplay_srate 8000
audio_level no
statmode_default off
rtp_ports $((33000 + $1 * 500))-$((33499 + $1 * 500))
module_path $modules
module aufile.so
module g711.so
module_app account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:$(control_of "$1")
END
    own_calls "$1" | while read -r call; do
        printf '<sip:c%d@127.0.0.1:%d>;regint=0;audio_codecs=PCMU\n' "$call" "$sip_port"
    done >"$HOME_HOST/$1/accounts"
    : >"$HOME_HOST/$1/contacts"
    ! is_root || chown -R "$(uid_gid "$FOUND_ROOT" "$user")" "$HOME_HOST"
    # It ends by itself if this script cannot end it.
    limit=$((calls / cps + hold + 60))
    (as_user "$FOUND_ROOT" "$user" setsid "$FOUND_BIN" -4 -f "$HOME_INSIDE/$1" -t "$limit" \
        </dev/null >"$DIR/baresip$1.log" 2>&1 9>&-) &
    printf '%s\n' "$!" >"$DIR/baresip$1.pid"
}

# Calls are distributed over the processes in turn, so that each process has the same share at any time.
own_calls() {
    awk -v first=$(($1 + 1)) -v step="$processes" -v last="$calls" 'BEGIN {
        for (i = first; i <= last; i += step) print i }'
}

await_baresip() {
    tries=0
    control=$(control_of "$1")
    while [ "$(free_port "$control" 1)" = "$control" ]; do
        tries=$((tries + 1))
        if [ "$tries" -ge 100 ] || ! alive "$DIR/baresip$1.pid" ''; then
            fail "baresip did not start: $(tail -n 3 "$DIR/baresip$1.log")"
        fi
        sleep 0.1
    done
}

start_driver() {
    { schedule "$1" | drive; sleep 1; command_to '"quit"'; sleep 0.3; } |
        curl -sN "telnet://127.0.0.1:$(control_of "$1")" >"$HOME_HOST/$1/events" &
    drivers="$drivers $!"
}

# Prints "TIME ACTION CALL" in order of time: each call is hung up a second after its time, so that all calls are up long
# enough to be seen by watch, which polls twice a second.
schedule() {
    own_calls "$1" | awk -v start="$start" -v cps="$cps" -v hold="$hold" '{
        begin = start + ($1 - 1) * 100 / cps
        printf "%d dial %d\n%d hangup %d\n", begin, $1, begin + hold * 100 + 100, $1 }' | sort -n
}

drive() {
    while read -r when what which; do
        wait_ms=$(((when - $(now)) * 10))
        [ "$wait_ms" -le 0 ] || sleep "$((wait_ms / 1000)).$(printf '%03d' $((wait_ms % 1000)))"
        # Each call has an account of its own, so that a hangup names its call.
        command_to "\"uafind\",\"params\":\"sip:c$which@127.0.0.1:$sip_port\""
        case $what in
            dial) command_to "\"dial\",\"params\":\"sip:$number$which@127.0.0.1:$sip_port\"" ;;
            hangup) command_to '"hangup"' ;;
        esac
    done
}

command_to() {
    message="{\"command\":$1}"
    printf '%d:%s,' "${#message}" "$message"
}

# Counts events of one type, or only those that end in a given way.
count() { cat "$HOME_HOST"/*/events 2>/dev/null | grep -o "\"type\":\"$1\"[^}]*\"param\":\"$2" | wc -l; }

# Writes the progress in the columns of SIPp's statistics, as the demo shows them, and records the peak.
watch() {
    peak=0
    for driver in $drivers; do
        while kill -0 "$driver" 2>/dev/null; do
            # In this order no call is counted in the later figure only, as calls continue meanwhile.
            well=$(count CALL_CLOSED 'Connection reset by user')
            closed=$(count CALL_CLOSED '')
            answered=$(count CALL_ESTABLISHED '')
            up=$((answered - closed))
            [ "$up" -le "$peak" ] || peak=$up
            placed=$(count CALL_LOCAL_SDP offer)
            printf 'TotalCallCreated;CurrentCall;SuccessfulCall(C);FailedCall(C);\n%d;%d;%d;%d;\n' \
                "$placed" "$up" "$well" $((closed - well)) >"$HOME_HOST/stat.csv.new"
            mv "$HOME_HOST/stat.csv.new" "$HOME_HOST/stat.csv"
            sleep 0.5
        done
    done
    for driver in $drivers; do wait "$driver" || true; done
}

figures() {
    well=$(count CALL_CLOSED 'Connection reset by user')
    heard=$(count CALL_RTPESTAB audio)
    [ "$heard" -ge "$well" ] || well=$heard
    cat >"$DIR/figures" <<END
PLACED=$(count CALL_LOCAL_SDP offer)
ANSWERED=$(count CALL_ESTABLISHED '')
ENDED_WELL=$well
PEAK=$peak
HEARD=$heard
END
}

clean_up() {
    status=$?
    trap - EXIT
    trap '' INT TERM
    each stop_baresip
    drop_home "$HOME_HOST"
    exit "$status"
}
stop_baresip() { stop_process "$DIR/baresip$1.pid" baresip; }

main "$@"
