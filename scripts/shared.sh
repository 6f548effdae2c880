# Sourced by the other scripts: paths and users of programs, and the start, the free ports and the stop of private
# servers. Plain POSIX shell; needs only programs of every Debian (util-linux, awk, sed).
# shellcheck shell=sh
# shellcheck disable=SC2034  # the variables are for the scripts that source this

REPO=$(cd "$(dirname "$0")/.." && pwd)
CACHE=${ARIADNE4J_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/ariadne4j}
# The Debian tree (a chroot) that setup builds, for programs that are not installed on the machine.
TREE=$CACHE/forky
RUNS=$CACHE/run

say() { printf '%s\n' "$*"; }
fail() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }

# locate asterisk|sipp|redis-server|redis-cli|postgres|initdb|psql
# ASTERISK_ROOT names the tree with Asterisk (/ is this machine); without it, and for all other programs, the machine's
# own precedes the one in the tree that setup built.
# Sets FOUND_ROOT ("" = this machine, else the tree to chroot into) and FOUND_BIN (path inside it). Status 1: not found.
# With ARIADNE4J_TREE_ONLY=1 the machine's own programs are ignored, so that every machine runs the same versions.
locate() {
    FOUND_ROOT='' FOUND_BIN=''
    if [ "$1" = asterisk ] && [ -n "${ASTERISK_ROOT:-}" ]; then
        FOUND_ROOT=${ASTERISK_ROOT%/}
        if [ -n "$FOUND_ROOT" ]; then
            FOUND_BIN=/usr/sbin/asterisk
            [ -x "$FOUND_ROOT$FOUND_BIN" ]
            return
        fi
        on_machine asterisk
        return
    fi
    [ -n "${ARIADNE4J_TREE_ONLY:-}" ] || ! on_machine "$1" || return 0
    FOUND_ROOT=$TREE
    case $1 in
        postgres | initdb) FOUND_BIN=$(postgres_program "$TREE" "$1") || return 1 ;;
        asterisk) FOUND_BIN=/usr/sbin/asterisk ;;
        *) FOUND_BIN=/usr/bin/$1 ;;
    esac
    [ -x "$TREE$FOUND_BIN" ]
}

on_machine() {
    case $1 in
        postgres | initdb) FOUND_BIN=$(postgres_program "" "$1") ;;
        asterisk) FOUND_BIN=$(PATH=$PATH:/usr/local/sbin:/usr/sbin command -v asterisk) && asterisk_is_recent "$FOUND_BIN" ;;
        *) FOUND_BIN=$(command -v "$1") ;;
    esac
}

# "Asterisk 22.10.1~dfsg…" -> 22. Version 20 is the oldest one that is supported and still gets fixes.
asterisk_is_recent() {
    version=$("$1" -V 2>/dev/null | sed -n 's/^Asterisk [^0-9]*\([0-9][0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 20 ]
}

# Debian keeps PostgreSQL's server programs outside of the PATH, in one folder for each version; the newest is used.
postgres_program() {
    found=''
    for candidate in "$1"/usr/lib/postgresql/*/bin/"$2"; do
        [ -x "$candidate" ] && found=$candidate
    done
    [ -n "$found" ] || { [ -z "$1" ] && found=$(command -v "$2"); } || return 1
    printf '%s\n' "${found#"$1"}"
}

# user_for ROOT NAME: the account that the package created, else the unprivileged one; without root rights the current user.
user_for() {
    if ! is_root; then
        id -un
    elif grep -q "^$2:" "$1/etc/passwd"; then
        printf '%s\n' "$2"
    else
        printf 'nobody\n'
    fi
}

uid_gid() { awk -F: -v name="$2" '$1 == name { print $3 ":" $4 }' "$1/etc/passwd"; }

# as_user ROOT USER COMMAND…: replaces this process (chroot and setpriv exec, they do not fork), so that a
# background job's $! is the server's own pid. Without root rights only programs of this machine can run.
as_user() {
    as_root=$1 as_name=$2
    shift 2
    if ! is_root; then
        [ -z "$as_root" ] || fail "only root can run programs of $as_root; install them on this machine, or run as root"
        exec "$@"
    fi
    as_ids=$(uid_gid "$as_root" "$as_name")
    if [ -n "$as_root" ]; then
        exec chroot --userspec="$as_ids" "$as_root" "$@"
    fi
    cd / # the user may have no access to the current folder
    exec setpriv --reuid="${as_ids%:*}" --regid="${as_ids#*:}" --clear-groups "$@"
}

# new_home ROOT NAME USER: an empty folder for one server, accessible to its user (unlike many home folders) and with a
# short path (a socket's path may have 107 characters). Sets HOME_HOST, HOME_INSIDE.
new_home() {
    if [ -n "$1" ]; then
        mkdir -p "$1/srv/ariadne4j"
        HOME_HOST=$(mktemp -d "$1/srv/ariadne4j/$2.XXXXXX")
    else
        HOME_HOST=$(mktemp -d "/tmp/ariadne4j-$2.XXXXXX")
    fi
    HOME_INSIDE=${HOME_HOST#"$1"}
    ! is_root || chown "$(uid_gid "$1" "$3")" "$HOME_HOST"
}

drop_home() {
    case $1 in
        */ariadne4j/?* | /tmp/ariadne4j-?*)
            unmount_in "$1"
            rm -rf "$1"
            ;;
    esac
}

# small_disk DIR SIZE [UID:GID]: a file system of that size on DIR, in memory, which can be filled.
small_disk() {
    owner=${3:-$(id -u):$(id -g)}
    mkdir -p "$1"
    mount -t tmpfs -o "size=$2,mode=0700,uid=${owner%:*},gid=${owner#*:}" tmpfs "$1" 2>/dev/null ||
        fail "cannot mount a tmpfs on $1: run as root, in a container with the capability CAP_SYS_ADMIN"
}

# unmount_in DIR: unmounts every such disk on DIR and below it.
unmount_in() {
    awk -v dir="$1" '$2 == dir || index($2, dir "/") == 1 { print $2 }' /proc/mounts | sort -r | while read -r mounted; do
        umount "$mounted"
    done
}

# One start at a time searches for ports, and holds the lock until its server has bound them, so that two never use the same.
# Servers must be started with 9>&-, as they would keep the lock otherwise.
lock_ports() {
    mkdir -p "$CACHE"
    exec 9>"$CACHE/ports.lock"
    flock -w 60 9 || fail "another start holds $CACHE/ports.lock for more than a minute; stop it, then try again"
}
unlock_ports() { exec 9>&-; }

# free_port FROM COUNT: the first of COUNT consecutive unused ports, at or after FROM, by the kernel's tables.
free_port() {
    cat /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 2>/dev/null | awk -v from="$1" -v count="$2" '
        function number(hex,    i, n) {
            n = 0
            for (i = 1; i <= length(hex); i++) n = n * 16 + index("0123456789ABCDEF", substr(hex, i, 1)) - 1
            return n
        }
        $2 ~ /:/ { split($2, local, ":"); used[number(local[2])] = 1 }
        END {
            for (port = from; port < from + 10000; port++) {
                for (i = 0; i < count && !((port + i) in used); i++) { }
                if (i == count) { print port; exit }
            }
            exit 1
        }'
}

# alive PIDFILE NAME: whether that process exists and has this name (its id may have been reused for another one).
# During its start a process has another name; then NAME is ''.
alive() {
    [ -s "$1" ] || return 1
    read -r alive_pid <"$1" || return 1
    [ -r "/proc/$alive_pid/comm" ] || return 1
    read -r alive_name <"/proc/$alive_pid/comm" || return 1
    case $alive_name in "$2"*) ;; *) return 1 ;; esac
    # A zombie is not alive.
    ! grep -q '^State:[[:space:]]*Z' "/proc/$alive_pid/status" 2>/dev/null
}

# stop_process PIDFILE NAME [SIGNAL]: sends the signal (default TERM), and KILL after ten seconds.
stop_process() {
    if alive "$1" "$2"; then
        kill -s "${3:-TERM}" "$alive_pid" 2>/dev/null || true
        tries=0
        while alive "$1" "$2" && [ "$tries" -lt 100 ]; do
            sleep 0.1
            tries=$((tries + 1))
        done
        ! alive "$1" "$2" || kill -s KILL "$alive_pid" 2>/dev/null || true
    fi
    rm -f "$1"
}

# awaited PID FILE PATTERN: waits until the process has written such a line, and prints the group of the pattern.
awaited() {
    tries=0
    until found=$(sed -n "s/$3/\1/p" "$2" 2>/dev/null) && [ -n "$found" ]; do
        tries=$((tries + 1))
        kill -0 "$1" 2>/dev/null && [ "$tries" -lt 600 ] || { cat "$2" >&2; fail "$2 has no line \"${3%%\\*}\" in time"; }
        sleep 0.1
    done
    printf '%s\n' "$found"
}

# env_of FILE NAME: one value of an env file, without executing the file.
env_of() { sed -n "s/^$2=//p" "$1"; }

# is_newest FILE: whether it exists, and no source of the programs is newer.
is_newest() {
    [ -f "$1" ] && [ -z "$(find "$REPO" -name target -prune -o -type f \( -name pom.xml -o -path '*/src/main/*' \) \
        -newer "$1" -print | head -n 1)" ]
}

# new_pid FILE NAME PID: replaces a process id in an env file.
new_pid() { sed -i "s/^$2=.*/$2=$3/" "$1"; }

new_secret() { od -An -N18 -tx1 /dev/urandom | tr -d ' \n'; }

# The mirror that this machine's apt uses for Debian's main archive; empty: debootstrap uses its default.
mirror() {
    # shellcheck disable=SC2016  # the names in it are apt-get's
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk '$1 == "Debian" && $2 !~ /-/ { print $3; exit }'
}

absolute() {
    mkdir -p "$1"
    (cd "$1" && pwd)
}
