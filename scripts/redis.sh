#!/bin/sh
# A private Redis on this machine's loopback. Its data is removed by stop.
#
#   redis.sh start DIR [PORT]        without PORT: a free one
#   redis.sh replica DIR OF_DIR      a replica of the Redis in OF_DIR
#   redis.sh sentinel DIR OF_DIR     a Sentinel with the name "calls" for the Redis in OF_DIR, which promotes a replica
#                                    a second after the Redis is gone
#   redis.sh restart DIR             after a crash (kill -9 if it is still running): same port, the data of its append-only
#                                    file, and its last primary
#   redis.sh stop DIR
#   redis.sh cli DIR COMMAND…        e.g. redis.sh cli DIR dbsize
#
# start returns once it answers, and leaves in DIR:
#   env          REDIS_URL REDIS_PORT REDIS_PID REDIS_HOME
#   redis.pid    the process
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

usage() { sed -n '4,12s/^# *//p' "$0" >&2; exit 2; }

start() {
    ! alive "$DIR/redis.pid" redis || fail "a Redis is running in $DIR already (pid $alive_pid); stop it first"
    locate redis-server || fail "no redis-server found on the PATH or in $TREE. Run: ./run setup"
    user=$(user_for "$FOUND_ROOT" redis)
    lock_ports
    port=''
    [ "$command" != start ] || port=${1:-}
    port=${port:-$(free_port $((14000 + $(od -An -N2 -tu2 /dev/urandom) % 4000)) 1)}
    new_home "$FOUND_ROOT" redis "$user"
    configure "$@"
    launch
    cat >"$DIR/env" <<END
REDIS_URL=redis://127.0.0.1:$port
REDIS_PORT=$port
REDIS_PID=$launched
REDIS_HOME=$HOME_HOST
END
    await_answer
    unlock_ports
}

# Configured as in production: every write in an append-only file within a second, and an error instead of an evicted
# session when the memory is full. Redis itself writes its primary into this file.
configure() {
    {
        printf '%s\n' "port $port" 'bind 127.0.0.1' "dir $HOME_INSIDE" 'daemonize no'
        if [ "$command" = sentinel ]; then
            printf '%s\n' "sentinel monitor calls 127.0.0.1 $(port_of "$1") 1" 'sentinel down-after-milliseconds calls 1000' \
                'sentinel failover-timeout calls 5000'
        else
            printf '%s\n' 'appendonly yes' 'appendfsync everysec' 'save ""' 'maxmemory 256mb' \
                'maxmemory-policy noeviction'
            [ "$command" != replica ] || printf '%s\n' "replicaof 127.0.0.1 $(port_of "$1")"
        fi
    } >"$HOME_HOST/redis.conf"
    ! is_root || chown "$(uid_gid "$FOUND_ROOT" "$user")" "$HOME_HOST/redis.conf"
}

port_of() { env_of "$(absolute "$1")/env" REDIS_PORT; }

launch() {
    sentinel=''
    ! grep -q '^sentinel ' "$HOME_HOST/redis.conf" || sentinel=yes
    (as_user "$FOUND_ROOT" "$user" setsid "$FOUND_BIN" "$HOME_INSIDE/redis.conf" ${sentinel:+--sentinel} \
        </dev/null >>"$DIR/redis.log" 2>&1 9>&-) &
    launched=$!
    printf '%s\n' "$launched" >"$DIR/redis.pid"
}

await_answer() {
    tries=0
    until [ "$(cli ping 2>/dev/null)" = PONG ]; do
        tries=$((tries + 1))
        if [ "$tries" -ge 200 ] || ! alive "$DIR/redis.pid" ''; then
            stop
            fail "Redis did not start on 127.0.0.1:$port: $(tail -n 2 "$DIR/redis.log")"
        fi
        sleep 0.05
    done
}

restart() {
    [ -r "$DIR/env" ] || fail "no Redis was started in $DIR"
    stop_process "$DIR/redis.pid" redis KILL
    locate redis-server
    user=$(user_for "$FOUND_ROOT" redis)
    port=$(env_of "$DIR/env" REDIS_PORT)
    HOME_HOST=$(env_of "$DIR/env" REDIS_HOME)
    HOME_INSIDE=${HOME_HOST#"$FOUND_ROOT"}
    launch
    new_pid "$DIR/env" REDIS_PID "$launched"
    await_answer
}

stop() {
    stop_process "$DIR/redis.pid" redis
    [ ! -r "$DIR/env" ] || drop_home "$(env_of "$DIR/env" REDIS_HOME)"
    rm -f "$DIR/env"
}

cli() {
    locate redis-cli || fail "no redis-cli found. Run: ./run setup"
    (as_user "$FOUND_ROOT" "$(user_for "$FOUND_ROOT" redis)" \
        "$FOUND_BIN" -h 127.0.0.1 -p "$(env_of "$DIR/env" REDIS_PORT)" "$@" 9>&-)
}

[ $# -ge 2 ] || usage
command=$1
DIR=$(absolute "$2")
shift 2
case $command in
    start) start "$@" ;;
    replica | sentinel) [ $# -eq 1 ] || usage; start "$@" ;;
    restart) restart ;;
    stop) stop ;;
    cli) cli "$@" ;;
    *) usage ;;
esac
