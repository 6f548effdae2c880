# Sourced by the other scripts: where things are, which user runs them, how a private server is started,
# found free ports for, and stopped. Plain POSIX shell; needs only what every Debian has (util-linux, awk, sed).
# shellcheck shell=sh
# shellcheck disable=SC2034  # the variables are for those who source this

REPO=$(cd "$(dirname "$0")/.." && pwd)
CACHE=${ARIADNE4J_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/ariadne4j}
# The Debian tree (a chroot) that setup builds; programs that the machine lacks are taken from there.
TREE=$CACHE/forky
RUNS=$CACHE/run

say() { printf '%s\n' "$*"; }
fail() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }

# locate asterisk|sipp|redis-server|redis-cli|postgres|initdb|psql
# ASTERISK_ROOT names where Asterisk is (/ is this machine, else a tree); without it, and for all others, the machine's
# own comes first, then the tree that setup built.
# Sets FOUND_ROOT ("" = this machine, else the tree to chroot into) and FOUND_BIN (path inside it). Status 1: nowhere.
# With ARIADNE4J_TREE_ONLY=1 the machine's own programs are passed over, so that every machine runs the same versions.
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

# "Asterisk 22.10.1~dfsg…" -> 22. Twenty is the oldest version that we test and that still gets fixes.
asterisk_is_recent() {
    version=$("$1" -V 2>/dev/null | sed -n 's/^Asterisk [^0-9]*\([0-9][0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 20 ]
}

# Debian keeps PostgreSQL's server programs off the PATH, one folder per version; the newest wins.
postgres_program() {
    found=''
    for candidate in "$1"/usr/lib/postgresql/*/bin/"$2"; do
        [ -x "$candidate" ] && found=$candidate
    done
    [ -n "$found" ] || { [ -z "$1" ] && found=$(command -v "$2"); } || return 1
    printf '%s\n' "${found#"$1"}"
}

# user_for ROOT NAME: the account that the package made, else the unprivileged one; ourselves when we are not root.
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
    cd / # the user may have no right to be here
    exec setpriv --reuid="${as_ids%:*}" --regid="${as_ids#*:}" --clear-groups "$@"
}

# new_home ROOT NAME USER: an empty folder for one server, where its user can reach it (a home folder often cannot
# be entered by others) and with a short path (a socket's path may have 107 characters). Sets HOME_HOST, HOME_INSIDE.
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

# small_disk DIR SIZE [UID:GID]: a file system of that size on DIR, in memory, so that a disk can really run full.
small_disk() {
    owner=${3:-$(id -u):$(id -g)}
    mkdir -p "$1"
    mount -t tmpfs -o "size=$2,mode=0700,uid=${owner%:*},gid=${owner#*:}" tmpfs "$1" 2>/dev/null ||
        fail "no tmpfs could be mounted on $1: that needs root, and in a container the capability CAP_SYS_ADMIN"
}

# unmount_in DIR: every such disk on DIR and below it.
unmount_in() {
    awk -v dir="$1" '$2 == dir || index($2, dir "/") == 1 { print $2 }' /proc/mounts | sort -r | while read -r mounted; do
        umount "$mounted"
    done
}

# One starter at a time looks for ports, and holds the lock until its server has bound them: so two never pick the same.
# Servers must be started with 9>&- or they would keep the lock.
lock_ports() {
    mkdir -p "$CACHE"
    exec 9>"$CACHE/ports.lock"
    flock -w 60 9 || fail "another start has held $CACHE/ports.lock for a minute; end it, then try again"
}
unlock_ports() { exec 9>&-; }

# free_port FROM COUNT: the first of COUNT neighbouring ports that nothing uses, at or after FROM, by the kernel's tables.
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

# alive PIDFILE NAME: is that process there, and still ours (its name fits, the number was not given to another)?
# While it starts its name is not yet its own, so that is asked with ''.
alive() {
    [ -s "$1" ] || return 1
    read -r alive_pid <"$1" || return 1
    [ -r "/proc/$alive_pid/comm" ] || return 1
    read -r alive_name <"/proc/$alive_pid/comm" || return 1
    case $alive_name in "$2"*) ;; *) return 1 ;; esac
    # A process that ended and was not waited for yet is no longer alive.
    ! grep -q '^State:[[:space:]]*Z' "/proc/$alive_pid/status" 2>/dev/null
}

# stop_process PIDFILE NAME [SIGNAL]: asks first, and insists after ten seconds.
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

# awaited PID FILE PATTERN: waits until the process has written such a line, and prints what the pattern takes out of it.
awaited() {
    tries=0
    until found=$(sed -n "s/$3/\1/p" "$2" 2>/dev/null) && [ -n "$found" ]; do
        tries=$((tries + 1))
        kill -0 "$1" 2>/dev/null && [ "$tries" -lt 600 ] || { cat "$2" >&2; fail "$2 does not say ${3%%\\*}"; }
        sleep 0.1
    done
    printf '%s\n' "$found"
}

# env_of FILE NAME: one value of an env file, without running the file.
env_of() { sed -n "s/^$2=//p" "$1"; }

# is_newest FILE: is it there, and no source of the programs newer?
is_newest() {
    [ -f "$1" ] && [ -z "$(find "$REPO" -name target -prune -o -type f \( -name pom.xml -o -path '*/src/main/*' \) \
        -newer "$1" -print | head -n 1)" ]
}

# new_pid FILE NAME PID: the process of that env file is another one now.
new_pid() { sed -i "s/^$2=.*/$2=$3/" "$1"; }

new_secret() { od -An -N18 -tx1 /dev/urandom | tr -d ' \n'; }

# The mirror that this machine's own apt uses for Debian's main archive; empty lets debootstrap take its default.
mirror() {
    # shellcheck disable=SC2016  # the names in it are apt-get's
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk '$1 == "Debian" && $2 !~ /-/ { print $3; exit }'
}

absolute() {
    mkdir -p "$1"
    (cd "$1" && pwd)
}
