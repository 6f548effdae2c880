# Places calls by SIPp and prints what SIPp logged. Run as: sh -c THIS <repository>/scripts/call FOLDER PORT NUMBER CALLS HOLD_MS UNEXPECTED
# UNEXPECTED is what a message does that the scenario did not foresee: abortunexp or -abortunexp.
# FOLDER holds scenario.xml, and gets messages (every SIP message, both ways). Status: SIPp's, 0 if every call went by the scenario.
set -eu
. "$(dirname "$0")/shared.sh"
folder=$1 sip_port=$2 number=$3 calls=$4 hold=$5 unexpected=$6

locate sipp || fail "these tests need sipp, and there is none on the PATH or in $TREE. Run: ./run setup"
user=$(user_for "$FOUND_ROOT" nobody)
new_home "$FOUND_ROOT" sipp "$user"
trap 'drop_home "$HOME_HOST"' EXIT
cp "$folder/scenario.xml" "$HOME_HOST"
! is_root || chown "$(uid_gid "$FOUND_ROOT" "$user")" "$HOME_HOST/scenario.xml"
lock_ports
port=$(free_port $((10000 + $(od -An -N2 -tu2 /dev/urandom) % 900)) 8)
(as_user "$FOUND_ROOT" "$user" setsid env -C "$HOME_INSIDE" "$FOUND_BIN" "127.0.0.1:$sip_port" -sf "$HOME_INSIDE/scenario.xml" \
    -s "$number" -m "$calls" -r "$calls" -l "$calls" -d "$hold" -timeout 30s -timeout_error -nostdin -default_behaviors "all,$unexpected" \
    -i 127.0.0.1 -p "$port" -mi 127.0.0.1 -mp "$((port + 2))" \
    -trace_msg -message_file "$HOME_INSIDE/messages" -trace_err -error_file "$HOME_INSIDE/errors" \
    </dev/null >"$HOME_HOST/screen" 2>&1 9>&-) &
pid=$!
# Until it has bound its port no other script may look for one.
tries=0
until grep -q "$(printf ':%04X ' "$port")" /proc/net/udp || [ "$tries" -ge 50 ]; do
    tries=$((tries + 1))
    sleep 0.02
done
unlock_ports
status=0
wait "$pid" || status=$?
cp "$HOME_HOST/messages" "$folder/messages" 2>/dev/null || : >"$folder/messages"
[ "$status" = 0 ] || cat "$HOME_HOST/errors" 2>/dev/null || tail -n 20 "$HOME_HOST/screen"
exit "$status"
