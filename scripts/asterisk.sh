#!/bin/sh
# A private Asterisk with the configuration of examples/b2bua/asterisk, on this machine's loopback only.
#
#   asterisk.sh start DIR [SIP_PORT HTTP_PORT CALLEE_SIP_PORT RTP_FIRST RTP_LAST]    without ports: free ones
#   asterisk.sh restart DIR            after a crash (kill -9 if it is still running): same ports, same files
#   asterisk.sh stop DIR
#   asterisk.sh status DIR
#   asterisk.sh cli DIR COMMAND…       e.g. cli DIR core show channels; without a command: the console
#
# start returns once ARI answers, and leaves in DIR:
#   env             NAME=value lines: ARI_URL ARI_USERNAME ARI_PASSWORD ARI_APP SIP_PORT CALLEE_SIP_PORT HEP_PORT
#                   ASTERISK_HTTP_PORT RTP_FIRST RTP_LAST PHONE_PASSWORD ASTERISK_PID ASTERISK_HOME ASTERISK_LOG
#   asterisk.pid    the process
#   asterisk.log    (after stop) Asterisk's log
# With ASTERISK_OVERLAY=FOLDER the files FOLDER/NAME.conf are appended to the files of the same name, and other files in FOLDER
# (certificates) are copied beside them; @etc@ in the former is replaced by their folder.
# Several can run at once, each in a DIR of its own. Asterisk's own files are in ASTERISK_HOME.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

usage() { sed -n '4,8s/^# *//p' "$0" >&2; exit 2; }

start() {
    ! alive "$DIR/asterisk.pid" asterisk || fail "an Asterisk is running in $DIR already (pid $alive_pid); stop it first"
    locate asterisk ||
        fail "no Asterisk found (searched ASTERISK_ROOT=${ASTERISK_ROOT:-}, the PATH, $TREE). Run: ./run setup"
    user=$(user_for "$FOUND_ROOT" asterisk)
    lock_ports
    choose_ports "$@"
    new_home "$FOUND_ROOT" asterisk "$user"
    configure
    launch
    write_env "$launched"
    await_ari
    unlock_ports
}

launch() {
    (as_user "$FOUND_ROOT" "$user" setsid "$FOUND_BIN" -f -C "$HOME_INSIDE/etc/asterisk.conf" \
        </dev/null >>"$HOME_HOST/log/console" 2>&1 9>&-) &
    launched=$!
    printf '%s\n' "$launched" >"$DIR/asterisk.pid"
}

restart() {
    [ -r "$DIR/env" ] || fail "no Asterisk was started in $DIR"
    stop_process "$DIR/asterisk.pid" asterisk KILL
    ASTERISK_ROOT=$(env_of "$DIR/env" ASTERISK_ROOT)
    locate asterisk
    user=$(user_for "$FOUND_ROOT" asterisk)
    HOME_HOST=$(env_of "$DIR/env" ASTERISK_HOME)
    HOME_INSIDE=${HOME_HOST#"$FOUND_ROOT"}
    ari_password=$(env_of "$DIR/env" ARI_PASSWORD)
    http=$(env_of "$DIR/env" ASTERISK_HTTP_PORT)
    rm -f "$HOME_HOST"/run/*
    launch
    new_pid "$DIR/env" ASTERISK_PID "$launched"
    await_ari
}

choose_ports() {
    sip=${1:-} http=${2:-} callees=${3:-} rtp_first=${4:-} rtp_last=${5:-} hep=''
    # The search begins at a port that differs from run to run, below the kernel's range of ephemeral ports.
    seed=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
    if [ -z "$sip" ]; then
        # Asterisk does not bind the port of HEP: it is between two that Asterisk binds, so that no other start takes it.
        sip=$(free_port $((12000 + seed % 6000)) 4)
        hep=$((sip + 1)) http=${http:-$((sip + 2))} callees=${callees:-$((sip + 3))}
    fi
    : "${hep:=$(free_port 9060 1)}"
    : "${http:=$(free_port $((18000 + seed % 1000)) 1)}"
    : "${callees:=$(free_port $((19000 + seed % 1000)) 1)}"
    : "${rtp_first:=$((20000 + seed % 3 * 4000))}"
    : "${rtp_last:=$((rtp_first + 3999))}"
}

# Copies the files of the repository with the ports, folders and secrets of this start.
configure() {
    ari_password=$(new_secret)
    phone_password=$(new_secret)
    for folder in etc lib db keys keys/keys spool spool/recording run log cache; do mkdir "$HOME_HOST/$folder"; done
    # Asterisk logs an error if these files are missing; they may be empty.
    for name in acl ccss cel features manager pjproject stasis udptl websocket_client; do
        : >"$HOME_HOST/etc/$name.conf"
    done
    for file in "$REPO"/examples/b2bua/asterisk/*.conf; do
        sed -e "s|127\.0\.0\.1:5060|127.0.0.1:@sip@|" -e "s|127\.0\.0\.1:5070|127.0.0.1:@callees@|" \
            -e "s|@sip@|$sip|" -e "s|@callees@|$callees|" \
            -e "s|^bindport = 8088|bindport = $http|" -e "s|127\.0\.0\.1:9060|127.0.0.1:$hep|" \
            -e "s|^rtpstart = .*|rtpstart = $rtp_first|" -e "s|^rtpend = .*|rtpend = $rtp_last|" \
            -e "s|^astetcdir => .*|astetcdir => $HOME_INSIDE/etc|" \
            -e "s|^astvarlibdir => .*|astvarlibdir => $HOME_INSIDE/lib|" \
            -e "s|^astdbdir => .*|astdbdir => $HOME_INSIDE/db|" \
            -e "s|^astkeydir => .*|astkeydir => $HOME_INSIDE/keys|" \
            -e "s|^astspooldir => .*|astspooldir => $HOME_INSIDE/spool|" \
            -e "s|^astrundir => .*|astrundir => $HOME_INSIDE/run|" \
            -e "s|^astlogdir => .*|astlogdir => $HOME_INSIDE/log|" \
            -e "s|^astcachedir => .*|astcachedir => $HOME_INSIDE/cache|" \
            -e "s|^password = change-me|password = $(password_for "$file")|" \
            "$file" >"$HOME_HOST/etc/${file##*/}"
    done
    overlay
    ! is_root || chown -R "$(uid_gid "$FOUND_ROOT" "$user")" "$HOME_HOST"
}

# The overlay of a test: its .conf files are appended to those of the same name, which Asterisk reads as one.
overlay() {
    [ -n "${ASTERISK_OVERLAY:-}" ] || return 0
    for file in "$ASTERISK_OVERLAY"/*; do
        case $file in
            *.conf) sed -e "s|@etc@|$HOME_INSIDE/etc|" -e "s|@sip@|$sip|" "$file" >>"$HOME_HOST/etc/${file##*/}" ;;
            *) cp "$file" "$HOME_HOST/etc/${file##*/}" ;;
        esac
    done
}

password_for() {
    case $1 in
        */ari.conf) printf '%s' "$ari_password" ;;
        *) printf '%s' "$phone_password" ;;
    esac
}

write_env() {
    (
        umask 077
        cat >"$DIR/env" <<END
ARI_URL=http://127.0.0.1:$http
ARI_USERNAME=b2bua
ARI_PASSWORD=$ari_password
ARI_APP=b2bua
SIP_PORT=$sip
CALLEE_SIP_PORT=$callees
HEP_PORT=$hep
ASTERISK_HTTP_PORT=$http
RTP_FIRST=$rtp_first
RTP_LAST=$rtp_last
PHONE_PASSWORD=$phone_password
ASTERISK_PID=$1
ASTERISK_HOME=$HOME_HOST
ASTERISK_LOG=$HOME_HOST/log/messages
ASTERISK_ROOT=${FOUND_ROOT:-/}
END
    )
}

# Asterisk answers 503 until it has booted.
await_ari() {
    tries=0
    until ari_answers; do
        alive "$DIR/asterisk.pid" '' || give_up "it ended while it was starting"
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || give_up "ARI did not answer at http://127.0.0.1:$http within 20 seconds"
        sleep 0.1
    done
}

# The password is passed by stdin, as all users of the machine can read a command line.
ari_answers() {
    printf 'user = "b2bua:%s"\n' "$ari_password" |
        curl -fs --noproxy '*' -m 2 -o /dev/null -K - "http://127.0.0.1:$http/ari/asterisk/ping"
}

give_up() {
    tail -n 20 "$HOME_HOST/log/console" "$HOME_HOST/log/messages" 2>/dev/null | sed 's/^/    /' >&2 || true
    stop
    fail "Asterisk did not start: $1. The end of its log is above, all of it in $DIR/asterisk.log. If a port was in use, try again."
}

stop() {
    stop_process "$DIR/asterisk.pid" asterisk
    [ -r "$DIR/env" ] || return 0
    home=$(env_of "$DIR/env" ASTERISK_HOME)
    [ -d "$home" ] || return 0
    cat "$home/log/console" "$home/log/messages" >"$DIR/asterisk.log" 2>/dev/null || true
    drop_home "$home"
    rm -f "$DIR/env"
}

status() {
    if alive "$DIR/asterisk.pid" asterisk; then
        say "running (pid $alive_pid), ARI at $(env_of "$DIR/env" ARI_URL), log at $(env_of "$DIR/env" ASTERISK_LOG)"
    else
        say "not running"
        exit 3
    fi
}

cli() {
    alive "$DIR/asterisk.pid" asterisk || fail "no Asterisk is running in $DIR"
    ASTERISK_ROOT=$(env_of "$DIR/env" ASTERISK_ROOT)
    locate asterisk
    home=$(env_of "$DIR/env" ASTERISK_HOME)
    config=${home#"$FOUND_ROOT"}/etc/asterisk.conf
    [ $# -eq 0 ] || set -- -x "$*"
    as_user "$FOUND_ROOT" "$(user_for "$FOUND_ROOT" asterisk)" "$FOUND_BIN" -C "$config" -r "$@"
}

[ $# -ge 2 ] || usage
command=$1
DIR=$(absolute "$2")
shift 2
case $command in
    start) start "$@" ;;
    restart) restart ;;
    stop) stop ;;
    status) status ;;
    cli) cli "$@" ;;
    *) usage ;;
esac
