#!/bin/sh
# Plays one SIPp scenario against an Asterisk on the loopback, for the integration tests.
#
#   sip-call.sh SCENARIO.xml SIP_PORT NUMBER CALLER CALLS CPS
#
# Status 0 if every call went as the scenario says; else what SIPp saw is on stderr. Ends by itself within a minute.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

[ $# -eq 6 ] || { sed -n '4p' "$0" >&2; exit 2; }
scenario=$1 sip_port=$2 number=$3 caller=$4 calls=$5 cps=$6

locate sipp || fail "no sipp found on the PATH or in $TREE. Run: ./run setup"
user=$(user_for "$FOUND_ROOT" nobody)
new_home "$FOUND_ROOT" sipp "$user"
pid_file=$HOME_HOST/pid
trap 'stop_process "$pid_file" sipp; drop_home "$HOME_HOST"' EXIT
trap 'exit 130' INT TERM
cp "$scenario" "$HOME_HOST/scenario.xml"
chmod 644 "$HOME_HOST/scenario.xml"
lock_ports
port=$(free_port $((11000 + $(od -An -N2 -tu2 /dev/urandom) % 900)) 8)
(as_user "$FOUND_ROOT" "$user" setsid env -C "$HOME_INSIDE" "$FOUND_BIN" "127.0.0.1:$sip_port" -sf "$HOME_INSIDE/scenario.xml" \
    -s "$number" -key caller "$caller" -m "$calls" -r "$cps" -l "$calls" -timeout 60s -timeout_error -nostdin \
    -i 127.0.0.1 -p "$port" -mi 127.0.0.1 -mp "$((port + 2))" \
    -trace_err -error_file "$HOME_INSIDE/errors" </dev/null >"$HOME_HOST/screen" 2>&1 9>&-) &
pid=$!
printf '%s\n' "$pid" >"$pid_file"
sleep 0.3
unlock_ports
status=0
wait "$pid" || status=$?
if [ "$status" != 0 ]; then
    tail -n 40 "$HOME_HOST/errors" >&2 2>/dev/null || true
    tail -n 20 "$HOME_HOST/screen" >&2
fi
exit "$status"
