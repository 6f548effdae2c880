#!/bin/sh
# Places calls by SIPp and counts their results; returns when the last one has ended. The callers send no media.
#
#   callers.sh DIR SIP_PORT NUMBER CALLS CPS HOLD
#
# Calls NUMBER1, NUMBER2, … at 127.0.0.1:SIP_PORT, CPS new ones a second, and hangs each up after HOLD seconds. With CALLER_FOLDER=FOLDER
# the scenario is FOLDER/caller.xml, which may use other files in FOLDER.
# Leaves in DIR: figures (PLACED ANSWERED ENDED_WELL PEAK SETUP_P50 SETUP_P95 SETUP_P99, times in ms), sipp.log, and while it
# runs stat (the path of SIPp's statistics, written each second; demo.sh shows them) and sipp.pid.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

[ $# -eq 6 ] || { sed -n '4p' "$0" >&2; exit 2; }
DIR=$(absolute "$1")
sip_port=$2 number=$3 calls=$4 cps=$5 hold=$6

call() {
    locate sipp || fail "no sipp found on the PATH or in $TREE. Run: ./run setup"
    user=$(user_for "$FOUND_ROOT" nobody)
    new_home "$FOUND_ROOT" sipp "$user"
    cp "${CALLER_FOLDER:-$REPO/examples/b2bua/sipp}"/* "$HOME_HOST"
    ! is_root || chown -R "$(uid_gid "$FOUND_ROOT" "$user")" "$HOME_HOST"
    printf '%s\n' "$HOME_HOST/stat.csv" >"$DIR/stat"
    hold_ms=$(awk -v s="$hold" 'BEGIN { print int(s * 1000) }')
    # The load always ends by itself, at the latest a minute after the expected end of the last call.
    limit=$(awk -v n="$calls" -v cps="$cps" -v s="$hold" 'BEGIN { print int(n / cps + s + 60) }')
    lock_ports
    port=$(free_port $((11000 + $(od -An -N2 -tu2 /dev/urandom) % 900)) 8)
    (as_user "$FOUND_ROOT" "$user" setsid env -C "$HOME_INSIDE" "$FOUND_BIN" "127.0.0.1:$sip_port" -sf "$HOME_INSIDE/caller.xml" \
        -s "$number" -m "$calls" -r "$cps" -l "$calls" -d "$hold_ms" -timeout "${limit}s" -nostdin \
        -i 127.0.0.1 -p "$port" -mi 127.0.0.1 -mp "$((port + 2))" \
        -trace_stat -stf "$HOME_INSIDE/stat.csv" -fd 1 -trace_rtt -rtt_freq 1 \
        -trace_err -error_file "$HOME_INSIDE/errors" </dev/null >"$DIR/sipp.log" 2>&1 9>&-) &
    pid=$!
    printf '%s\n' "$pid" >"$DIR/sipp.pid"
    sleep 0.3
    unlock_ports
    trap 'stop_process "$DIR/sipp.pid" sipp; drop_home "$HOME_HOST"' EXIT
    trap 'exit 130' INT TERM
    # The result is in the figures, not in SIPp's exit status.
    wait "$pid" || true
}

figures() {
    [ ! -s "$HOME_HOST/errors" ] || cat "$HOME_HOST/errors" >>"$DIR/sipp.log"
    [ -s "$HOME_HOST/stat.csv" ] || { tail -n 5 "$DIR/sipp.log" >&2; fail "SIPp failed; all of its output: $DIR/sipp.log"; }
    {
        totals
        sed -n 's/.*Peak was \([0-9]*\) calls.*/PEAK=\1/p' "$DIR/sipp.log" | tail -n 1
        sed 1d "$HOME_HOST"/caller_*_rtt.csv | cut -d';' -f2 | sort -n | percentiles
    } >"$DIR/figures"
}

# Columns of SIPp's statistics are found by name, as versions differ in their number.
totals() {
    awk -F';' '
        NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
        { placed = $column["TotalCallCreated"]; well = $column["SuccessfulCall(C)"] }
        END { printf "PLACED=%d\nENDED_WELL=%d\n", placed, well }' "$HOME_HOST/stat.csv"
}

# The input has one line for each answered call, sorted by time.
percentiles() {
    awk '
        { time[NR] = $1 }
        function at(share,    i) { i = int(NR * share + 0.999999); return NR ? sprintf("%.1f", time[i < 1 ? 1 : i]) : "-" }
        END { printf "ANSWERED=%d\nSETUP_P50=%s\nSETUP_P95=%s\nSETUP_P99=%s\n", NR, at(0.5), at(0.95), at(0.99) }'
}

call
figures
