#!/bin/sh
# Builds the reference B2BUA as a tar.gz and as a Debian package, into examples/b2bua/target, and checks both: content,
# permissions, the launcher, and the unit of systemd. One line for each check.
#   --image   instead: as a container image (image.sh; needs root)
# The checks of the package and of the unit need dpkg-deb and systemd-analyze of a Debian.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"
# shellcheck source=scripts/results.sh
. "$(dirname "$0")/results.sh"

case ${1:-} in
    '') ;;
    --image) shift; exec "$REPO/scripts/image.sh" "$@" ;;
    *) fail "unknown argument \"$1\"; possible: --image" ;;
esac
for program in dpkg-deb systemd-analyze; do
    command -v "$program" >/dev/null || fail "$program is missing: install Debian's packages dpkg and systemd"
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

cd "$REPO"
version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml | head -n 1)
target=$REPO/examples/b2bua/target
tar=$target/b2bua-$version.tar.gz
deb=$target/b2bua_${version}_all.deb
rm -rf "$target/b2bua" "$target"/b2bua-*.tar.gz "$target"/b2bua_* "$target/lib" "$target/licences"
say "Building version $version …"
./mvnw -q -B -ntp package -DskipTests -Pdistribution -pl examples/b2bua -am >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the build failed"; }

# answers FOLDER: problems of the distribution in that folder.
answers() {
    B2BUA_CACHE='' "$1/bin/b2bua" --version >"$work/said" 2>&1 || cat "$work/said"
    grep -q "$version" "$work/said" || { echo "--version does not print $version:"; cat "$work/said"; }
    B2BUA_CACHE='' "$1/bin/b2bua" --help >"$work/said" 2>&1 || cat "$work/said"
    grep -q -e '--ari-url' "$work/said" || { echo "--help does not contain --ari-url:"; cat "$work/said"; }
}

# complete FOLDER: files that are missing in the distribution in that folder, and files that other users may write.
complete() {
    for file in bin/b2bua b2bua.jar README.md LICENSE NOTICE THIRD-PARTY.txt b2bua.properties.example routes.conf.example \
        asterisk/ari.conf monitoring/alerts.yml; do
        [ -s "$1/$file" ] || echo "$file is missing"
    done
    # ari4java is LGPL: it must be a separate jar.
    [ -n "$(find "$1/lib" -name 'ari4java-*.jar')" ] || echo "lib/ari4java-….jar is missing"
    find "$1" ! -type l -perm /022 | sed 's/^/others may write /'
    find "$1" -type f -perm /111 ! -path "$1/bin/*" | sed 's/^/can be run and is no program: /'
    [ -x "$1/bin/b2bua" ] || echo "bin/b2bua is not executable"
}

mkdir "$work/tar" "$work/deb"
tar -xzf "$tar" -C "$work/tar"
result "tar: complete, and others may write nothing" "$(complete "$work/tar/b2bua-$version")"
result "tar: bin/b2bua --version and --help" "$(answers "$work/tar/b2bua-$version")"

dpkg-deb -x "$deb" "$work/deb"
dpkg-deb -c "$deb" >"$work/content"
dpkg-deb -f "$deb" >"$work/control"
result "deb: complete, and others may write nothing" "$(complete "$work/deb/opt/b2bua")"
result "deb: bin/b2bua --version and --help" "$(answers "$work/deb/opt/b2bua")"
result "deb: all belongs to root" "$(grep -v '^[^ ]* root/root ' "$work/content")"
result "deb: settings, unit, completion and command are where Debian has them" "$(
    while read -r expected; do
        awk '{ print $1, $6, $7, $8 }' "$work/content" | sed 's/ *$//' | grep -qxF -e "$expected" || echo "missing: $expected"
    done <<END
-rw------- ./etc/b2bua/b2bua.properties
-rw-r--r-- ./usr/lib/systemd/system/b2bua.service
-rw-r--r-- ./usr/share/bash-completion/completions/b2bua
-rw-r--r-- ./usr/share/doc/b2bua/copyright
-rwxr-xr-x ./usr/bin/b2bua
END
)"
# Without the settings, the doctor would not get as far as to Asterisk.
sed "s|/etc/|$work/deb/etc/|; s|/opt/|$work/deb/opt/|" "$work/deb/usr/bin/b2bua" >"$work/command"
B2BUA_CACHE='' ARI_URL=http://127.0.0.1:1 sh "$work/command" doctor >"$work/said" 2>&1 || true
result "deb: the command reads the settings of the service" "$(grep -q 'http://127.0.0.1:1 cannot be reached' "$work/said" || cat "$work/said")"
result "deb: control fields, and the settings are a conffile" "$(
    for field in 'Package: b2bua' 'Architecture: all' 'Depends: java17-runtime-headless, adduser'; do
        grep -qxF "$field" "$work/control" || echo "missing: $field"
    done
    [ "$(dpkg-deb -I "$deb" conffiles)" = /etc/b2bua/b2bua.properties ] || echo "/etc/b2bua/b2bua.properties is not a conffile"
    for script in postinst prerm postrm; do dpkg-deb -I "$deb" "$script" | sh -n 2>&1 || echo "$script cannot be parsed"; done
)"
mkdir "$work/unit"
sed "s|^ExecStart=/opt|ExecStart=$work/deb/opt|" "$work/deb/usr/lib/systemd/system/b2bua.service" >"$work/unit/b2bua.service"
result "unit: systemd-analyze verify" "$(systemd-analyze verify --man=no "$work/unit/b2bua.service" 2>&1)"
result "licences: all can be used beside Apache-2.0" "$(unusual_licences "$work/tar/b2bua-$version/THIRD-PARTY.txt")"

all_met
say "$tar
$deb"
