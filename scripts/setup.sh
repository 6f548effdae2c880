#!/bin/sh
# Installs the programs that the demo and the integration tests need and the machine lacks; silent and quick if none is missing.
#
#   setup.sh [baresip] [chromium] [docs] [jdk25] [promtool] [systemd] [tshark]
#     baresip      also baresip, which only "demo --baresip" needs
#     chromium     also Chromium and its driver, in which the tests open the pages
#     docs         also Node.js and npm, which build the documentation site; alone: these and a JDK only
#     jdk25        also a JDK 25 beside the machine's own, if its Debian has one: the launcher is tested on both
#     promtool     also Prometheus, whose promtool checks the alerts in a test
#     systemd      also systemd-analyze, which checks the unit of the B2BUA in a test
#     tshark       also tshark, with which the tests read capture files
#
# The machine itself gets common tools (a JDK, curl, debootstrap, baresip) and the programs of Redis and PostgreSQL,
# which Maven's integration tests start by themselves: no service is started, neither now nor at the next boot.
# Asterisk and SIPp go into a small Debian tree of their own in the cache folder, unless the machine has them.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

SUITE=forky # the first Debian since bullseye that ships Asterisk
JDK_25=openjdk-25-jdk-headless
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

main() {
    extras=" $* "
    machine=$(machine_packages)
    tree=$(tree_packages)
    [ -n "$machine$tree" ] || exit 0

    is_root || not_root "$machine $tree"
    mkdir -p "$CACHE"
    exec 8>"$CACHE/setup.lock"
    flock -n 8 || { say "setup: another setup is running, waiting for it"; flock 8; }
    # The other one may have installed everything.
    machine=$(machine_packages)
    tree=$(tree_packages)

    command -v apt-get >/dev/null || fail "this machine has no apt-get, so setup cannot install:$machine$tree. Install them
  yourself (an Asterisk of version 20 or newer is taken from the PATH), then try again."
    [ -z "$machine" ] || install_on_machine "$machine"
    [ -z "$tree" ] || install_in_tree "$tree"
    check
    say "setup: done"
}

# Packages for the machine, each with a blank before it.
machine_packages() {
    java_is_recent || printf ' default-jdk-headless'
    command -v curl >/dev/null || printf ' curl ca-certificates'
    only_docs || on_machine redis-server || printf ' redis-server'
    only_docs || on_machine initdb || printf ' postgresql'
    ! wanted docs || command -v node >/dev/null || printf ' nodejs'
    ! wanted docs || command -v npm >/dev/null || printf ' npm'
    ! wanted baresip || command -v baresip >/dev/null || printf ' baresip-core'
    ! wanted chromium || command -v chromium >/dev/null || printf ' chromium'
    ! wanted chromium || command -v chromedriver >/dev/null || printf ' chromium-driver'
    ! wanted promtool || on_machine promtool || printf ' prometheus'
    ! wanted systemd || command -v systemd-analyze >/dev/null || printf ' systemd'
    ! wanted tshark || command -v tshark >/dev/null || printf ' tshark'
    ! wanted jdk25 || has_jdk_25 || ! debian_has "$JDK_25" || printf ' %s' "$JDK_25"
    if [ -n "$(tree_packages)" ] && ! [ -d "$TREE" ]; then
        [ -x /usr/sbin/debootstrap ] || printf ' debootstrap'
        [ -r $KEYRING ] || printf ' debian-archive-keyring'
    fi
}

# Packages for the tree, likewise.
tree_packages() {
    ! only_docs || return 0
    locate asterisk || printf ' asterisk asterisk-modules asterisk-core-sounds-en-gsm'
    locate sipp || printf ' sip-tester'
    [ -n "${ARIADNE4J_TREE_ONLY:-}" ] || return 0
    { locate redis-server && locate redis-cli; } || printf ' redis-server redis-tools'
    { locate postgres && locate psql; } || printf ' postgresql'
}

wanted() { case $extras in *" $1 "*) ;; *) return 1 ;; esac; }
only_docs() { [ "$extras" = ' docs ' ]; }

has_jdk_25() { grep -q '^JAVA_VERSION="25' /usr/lib/jvm/*/release 2>/dev/null; }

# debian_has PACKAGE: whether apt has a version of it to install.
debian_has() {
    apt-cache policy "$1" 2>/dev/null | grep -q '^ *Candidate: [0-9]'
}

java_is_recent() {
    version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p') || version=0
    [ "${version:-0}" -ge 17 ]
}

not_root() {
    cat >&2 <<END
setup: these are missing, and installing them needs root:$1
  Either run this as root once (sudo ./run setup), or install an Asterisk 20 or newer and these yourself: programs
  on the PATH are used as they are, and then no root is needed.
  Without any of them: ./mvnw verify -DskipITs tests the library on a simulated Asterisk.
END
    exit 1
}

# Debian's packages start and enable their services unless policy-rc.d forbids it. These have none, but their
# dependencies might, so it is forbidden during the installation. An existing policy of the machine is not changed.
install_on_machine() {
    say "setup: installing on this machine:$1"
    policy=/usr/sbin/policy-rc.d
    if ! [ -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' >$policy
        chmod 755 $policy
        trap 'rm -f $policy' EXIT
        trap 'exit 130' INT TERM
    fi
    java_before=$(readlink -f "$(command -v java)") || java_before=''
    # Only PostgreSQL's programs, without a database cluster that would be started at every boot.
    if ! [ -e /etc/postgresql-common/createcluster.conf ]; then
        mkdir -p /etc/postgresql-common
        printf 'create_main_cluster = false\n' >/etc/postgresql-common/createcluster.conf
    fi
    # shellcheck disable=SC2086  # a list of package names
    logged apt-get install -y -q --no-install-recommends $1 ||
        { logged apt-get update -q && logged apt-get install -y -q --no-install-recommends $1; } ||
        fail "apt-get could not install$1: $(last_words)"
    case $1 in
        *redis-server*) never_at_boot redis-server ;;
    esac
    case $1 in
        *prometheus*) never_at_boot prometheus ;;
    esac
    case $1 in
        *"$JDK_25"*) [ -z "$java_before" ] || keep_java "$java_before" ;;
    esac
}

# never_at_boot SERVICE: disables the service for systemd and for other init systems.
never_at_boot() {
    systemctl disable "$1" >/dev/null 2>&1 || true
    update-rc.d "$1" disable >/dev/null 2>&1 || true
}

# keep_java PROGRAM: keeps java, javac and the others of the JDK with this java; Debian would select the newest.
keep_java() {
    for info in /usr/lib/jvm/.*.jinfo; do
        grep -q " java $1\$" "$info" || continue
        info=${info##*/.}
        logged update-java-alternatives --set "${info%.jinfo}" || true
    done
}

install_in_tree() {
    say "setup: building a Debian tree in $CACHE with:$1 (one to three minutes)"
    if ! [ -d "$TREE" ]; then
        # Under another name until it is complete, so that an interrupted setup starts again.
        building=$TREE.building
        rm -rf --one-file-system "$building"
        bootstrap "$building"
        add_packages "$building" "$1"
        mv "$building" "$TREE"
    else
        add_packages "$TREE" "$1"
    fi
}

# debootstrap checks the release's signature against Debian's keys as this machine's package has them. Its script for
# a suite that it does not know by name yet is that of sid.
bootstrap() {
    script=/usr/share/debootstrap/scripts/$SUITE
    [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
    logged debootstrap --variant=minbase --keyring=$KEYRING --force-check-gpg "$SUITE" "$1" "$(mirror)" "$script" ||
        fail "debootstrap of Debian $SUITE failed: $(last_words)
  If it speaks of a signature, update the package debian-archive-keyring, then try again."
    printf '#!/bin/sh\nexit 101\n' >"$1/usr/sbin/policy-rc.d"
    chmod 755 "$1/usr/sbin/policy-rc.d"
    # It needs /proc, which is not mounted in the tree (not every container may mount), and has no task there.
    in_tree "$1" dpkg-divert --local --rename --add /usr/bin/systemd-tmpfiles
    ln -s /bin/true "$1/usr/bin/systemd-tmpfiles"
    # The tree needs no manuals, and a database cluster is created for each run.
    printf 'path-exclude=%s\n' '/usr/share/doc/*' '/usr/share/man/*' '/usr/share/locale/*' \
        >"$1/etc/dpkg/dpkg.cfg.d/ariadne4j"
    mkdir -p "$1/etc/postgresql-common"
    printf 'create_main_cluster = false\n' >"$1/etc/postgresql-common/createcluster.conf"
    # Asterisk resolves its own host name when it starts; without this line it would wait for DNS.
    printf '127.0.0.1 localhost %s\n' "$(uname -n)" >"$1/etc/hosts"
}

# Valid-Until is not checked: a mirror's copy of a suite that is not released yet may be older than that date.
# The signature and every checksum are.
add_packages() {
    in_tree "$1" dpkg --configure -a || true
    in_tree "$1" apt-get update -q || fail "apt-get update in the tree failed: $(last_words)"
    # shellcheck disable=SC2086  # a list of package names
    in_tree "$1" apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold \
        -o Dpkg::Options::=--force-unsafe-io $2 || fail "apt-get could not install$2 into the tree: $(last_words)"
    in_tree "$1" apt-get clean
}

in_tree() {
    tree_root=$1
    shift
    case $1 in
        apt-get) shift; set -- apt-get -o Acquire::Check-Valid-Until=false "$@" ;;
    esac
    logged env DEBIAN_FRONTEND=noninteractive LC_ALL=C chroot "$tree_root" "$@"
}

logged() { DEBIAN_FRONTEND=noninteractive "$@" >>"$CACHE/setup.log" 2>&1 8>&-; }
last_words() { printf '\n%s\n  The whole log: %s' "$(tail -n 5 "$CACHE/setup.log" | sed 's/^/    /')" "$CACHE/setup.log"; }

check() {
    left="$(machine_packages)$(tree_packages)"
    [ -z "$left" ] || fail "after the installation these are still missing:$left. The log: $CACHE/setup.log"
}

main "$@"
