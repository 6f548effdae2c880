#!/bin/sh
# A private PostgreSQL on this machine's loopback, with the database b2bua owned by the user b2bua.
# Its data is removed by stop. POSTGRES_DISK=256m puts the data on a disk of that size (in memory; needs root), to be filled.
#
#   postgres.sh start DIR [PORT]     without PORT: a free one
#   postgres.sh restart DIR          after a crash (an immediate shutdown if it is still running): same port, same data
#   postgres.sh stop DIR
#   postgres.sh sql DIR QUERY        prints bare values, e.g. postgres.sh sql DIR 'select count(*) from cdr'
#
# start returns once it answers, and leaves in DIR:
#   env             CDR_JDBC_URL CDR_USERNAME CDR_PASSWORD POSTGRES_PORT POSTGRES_PID POSTGRES_HOME
#   postgres.pid    the process
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

usage() { sed -n '5,8s/^# *//p' "$0" >&2; exit 2; }

start() {
    ! alive "$DIR/postgres.pid" postgres || fail "a PostgreSQL is running in $DIR already (pid $alive_pid); stop it first"
    locate initdb || fail "no PostgreSQL found on this machine or in $TREE. Run: ./run setup"
    # PostgreSQL refuses to run as root.
    user=$(user_for "$FOUND_ROOT" postgres)
    new_home "$FOUND_ROOT" postgres "$user"
    [ -z "${POSTGRES_DISK:-}" ] || give_data_a_disk
    make_cluster
    lock_ports
    port=${1:-$(free_port $((15000 + $(od -An -N2 -tu2 /dev/urandom) % 4000)) 1)}
    locate postgres
    launch
    write_env "$launched"
    await_answer
    unlock_ports
    sql_on postgres 'create database b2bua' >>"$DIR/postgres.log" 2>&1 || give_up "the database could not be made"
}

give_data_a_disk() {
    : >"$DIR/postgres.log"
    (small_disk "$HOME_HOST/data" "$POSTGRES_DISK" "$(uid_gid "$FOUND_ROOT" "$user")") || give_up "it has no disk of its own"
}

launch() {
    # Listens on the loopback only; shared memory in files, as the tree has no /dev/shm.
    (as_user "$FOUND_ROOT" "$user" setsid "$FOUND_BIN" -D "$HOME_INSIDE/data" -p "$port" -h 127.0.0.1 -k '' \
        -c dynamic_shared_memory_type=mmap -c max_connections=50 -c shared_buffers=32MB \
        </dev/null >>"$DIR/postgres.log" 2>&1 9>&-) &
    launched=$!
    printf '%s\n' "$launched" >"$DIR/postgres.pid"
}

await_answer() {
    tries=0
    until sql_on postgres 'select 1' >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ "$tries" -ge 200 ] || ! alive "$DIR/postgres.pid" ''; then
            give_up "it does not answer on 127.0.0.1:$port"
        fi
        sleep 0.05
    done
}

# SIGQUIT is PostgreSQL's immediate shutdown: without a checkpoint, as in a crash, but no process of it is left.
restart() {
    [ -r "$DIR/env" ] || fail "no PostgreSQL was started in $DIR"
    stop_process "$DIR/postgres.pid" postgres QUIT
    locate postgres
    user=$(user_for "$FOUND_ROOT" postgres)
    port=$(env_of "$DIR/env" POSTGRES_PORT)
    HOME_HOST=$(env_of "$DIR/env" POSTGRES_HOME)
    HOME_INSIDE=${HOME_HOST#"$FOUND_ROOT"}
    launch
    new_pid "$DIR/env" POSTGRES_PID "$launched"
    await_answer
}

# The password file is read once, by initdb.
make_cluster() {
    password=$(new_secret)
    (umask 077; printf '%s\n' "$password" >"$HOME_HOST/password")
    ! is_root || chown "$(uid_gid "$FOUND_ROOT" "$user")" "$HOME_HOST/password"
    (as_user "$FOUND_ROOT" "$user" "$FOUND_BIN" -D "$HOME_INSIDE/data" -U b2bua --pwfile "$HOME_INSIDE/password" \
        -A scram-sha-256 -E UTF8 --locale C --no-sync) \
        >"$DIR/postgres.log" 2>&1 || give_up "initdb failed"
    rm -f "$HOME_HOST/password"
}

write_env() {
    (
        umask 077
        cat >"$DIR/env" <<END
CDR_JDBC_URL=jdbc:postgresql://127.0.0.1:$port/b2bua
CDR_USERNAME=b2bua
CDR_PASSWORD=$password
POSTGRES_PORT=$port
POSTGRES_PID=$1
POSTGRES_HOME=$HOME_HOST
END
    )
}

give_up() {
    tail -n 5 "$DIR/postgres.log" | sed 's/^/    /' >&2
    stop
    drop_home "$HOME_HOST"
    fail "PostgreSQL did not start: $1. The end of its log is above, all of it in $DIR/postgres.log"
}

# SIGINT is PostgreSQL's fast shutdown: it does not wait for clients to disconnect.
stop() {
    stop_process "$DIR/postgres.pid" postgres INT
    [ ! -r "$DIR/env" ] || drop_home "$(env_of "$DIR/env" POSTGRES_HOME)"
    rm -f "$DIR/env"
}

sql_on() {
    locate psql || fail "no psql found. Run: ./run setup"
    (
        PGPASSWORD=$(env_of "$DIR/env" CDR_PASSWORD)
        PGCONNECT_TIMEOUT=5
        export PGPASSWORD PGCONNECT_TIMEOUT
        as_user "$FOUND_ROOT" "$(user_for "$FOUND_ROOT" postgres)" "$FOUND_BIN" -X -q -A -t -v ON_ERROR_STOP=1 \
            -h 127.0.0.1 -p "$(env_of "$DIR/env" POSTGRES_PORT)" -U b2bua -d "$1" -c "$2" 9>&-
    )
}

[ $# -ge 2 ] || usage
command=$1
DIR=$(absolute "$2")
shift 2
case $command in
    start) start "$@" ;;
    restart) restart ;;
    stop) stop ;;
    sql) sql_on b2bua "$1" ;;
    *) usage ;;
esac
