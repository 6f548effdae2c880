#!/bin/sh
# Callers that log every call, for ./run chaos: replaces this process by SIPp.
#
#   caller-records.sh DIR SIP_PORT SCENARIO NUMBER CALLS CPS SECONDS
#
# Calls NUMBER1, NUMBER2, … at 127.0.0.1:SIP_PORT by the file SCENARIO, CPS new ones a second. It ends after the last call,
# on SIGUSR1 after the end of the live calls, and after SECONDS in any case.
# Leaves in DIR: records (a link to the log of the scenario), errors, sipp.log, sipp.pid, home (a folder to remove afterwards).
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

[ $# -eq 7 ] || { sed -n '4p' "$0" >&2; exit 2; }
DIR=$(absolute "$1")
locate sipp || fail "no sipp found on the PATH or in $TREE. Run: ./run setup"
user=$(user_for "$FOUND_ROOT" nobody)
new_home "$FOUND_ROOT" sipp "$user"
cp "$3" "$HOME_HOST/scenario.xml"
! is_root || chown "$(uid_gid "$FOUND_ROOT" "$user")" "$HOME_HOST/scenario.xml"
printf '%s\n' "$HOME_HOST" >"$DIR/home"
ln -s "$HOME_HOST/records" "$DIR/records"
ln -s "$HOME_HOST/errors" "$DIR/errors"
printf '%s\n' "$$" >"$DIR/sipp.pid"
as_user "$FOUND_ROOT" "$user" env -C "$HOME_INSIDE" "$FOUND_BIN" "127.0.0.1:$2" -sf scenario.xml -s "$4" -m "$5" \
    -r "$6" -l 5000 -timeout "$7s" -nostdin -i 127.0.0.1 -mi 127.0.0.1 -timer_resol 10 \
    -trace_logs -log_file records -trace_err -error_file errors </dev/null >"$DIR/sipp.log" 2>&1
