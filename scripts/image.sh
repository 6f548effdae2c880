#!/bin/sh
# Builds the reference B2BUA as a container image, examples/b2bua/target/b2bua-VERSION-image.tar, without Docker and without a
# registry, and checks it: one line for each check. The application runs in the unpacked image, and takes a call of the simulated Asterisk.
#
#   image.sh [--fresh-base]
#     --fresh-base   builds the base again, with Debian's fixes since then
#
# The base is Debian 12 with its Java 17, built by debootstrap and kept in ~/.cache/ariadne4j/image. As root, on a Debian with debootstrap.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"
# shellcheck source=scripts/results.sh
. "$(dirname "$0")/results.sh"

# The base that the tests run on.
SUITE=bookworm
JAVA=openjdk-17-jre-headless
USER_ID=10001
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

fresh=no
case ${1:-} in
    '') ;;
    --fresh-base) fresh=yes ;;
    *) fail "unknown argument \"$1\"; possible: --fresh-base" ;;
esac
is_root || fail "only root can build the base and enter the image: try sudo ./run dist --image"
for program in debootstrap dpkg unshare; do
    command -v "$program" >/dev/null || fail "$program is missing: install Debian's packages debootstrap, dpkg and util-linux"
done
architecture=$(dpkg --print-architecture)
work=$(mktemp -d)
simulator='' application=''
end() {
    for started in $application $simulator; do
        kill "$started" 2>/dev/null || true
        wait "$started" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM
base=$CACHE/image/$SUITE-$architecture.tar

# make_base: an image with one layer, Debian and Java, in the format of docker load.
make_base() {
    say "Building the base, Debian $SUITE with $JAVA (some minutes, once) …"
    tree=$work/base
    debootstrap --variant=minbase --include="$JAVA" --keyring=$KEYRING --force-check-gpg "$SUITE" "$tree" "$(mirror)" >"$work/log" 2>&1 ||
        { tail -n 5 "$work/log" >&2; fail "debootstrap of Debian $SUITE failed"; }
    # The licences of Debian's packages stay.
    find "$tree/usr/share/doc" ! -type d ! -name copyright -delete
    (
        cd "$tree"
        rm -rf dev/* var/cache/apt/*.bin var/cache/apt/archives/*.deb var/lib/apt/lists/* var/log/*.log usr/share/man/* usr/share/locale/* \
            etc/resolv.conf etc/hostname
    )
    echo "b2bua:x:$USER_ID:$USER_ID::/var/lib/b2bua:/usr/sbin/nologin" >>"$tree/etc/passwd"
    echo "b2bua:x:$USER_ID:" >>"$tree/etc/group"
    install -d -m 0700 -o "$USER_ID" -g "$USER_ID" "$tree/var/lib/b2bua"
    mkdir -p "$work/archive" "${base%/*}"
    tar --sort=name --numeric-owner --one-file-system -C "$tree" -cf "$work/archive/layer.tar" .
    layer=$(sha256sum "$work/archive/layer.tar" | cut -d ' ' -f 1)
    now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    cat >"$work/archive/config.json" <<END
{"architecture":"$architecture","os":"linux","created":"$now",
"config":{"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin","LANG=C.UTF-8"]},
"rootfs":{"type":"layers","diff_ids":["sha256:$layer"]},
"history":[{"created":"$now","created_by":"debootstrap --variant=minbase --include=$JAVA $SUITE"}]}
END
    echo "[{\"Config\":\"config.json\",\"RepoTags\":[\"debian-java:$SUITE\"],\"Layers\":[\"layer.tar\"]}]" >"$work/archive/manifest.json"
    tar -C "$work/archive" -cf "$base.new" manifest.json config.json layer.tar
    mv "$base.new" "$base"
    rm -rf "$tree" "$work/archive"
}

# list KEY: the strings of that array in the image's configuration, one a line.
list() { sed -n "s/.*\"$1\":\[\"\([^]]*\)\"\].*/\1/p" "$config" | sed 's/","/\n/g'; }

# wrong_configuration: errors in the image's configuration.
wrong_configuration() {
    grep -q "\"User\":\"$USER_ID:$USER_ID\"" "$config" || echo "its user is not $USER_ID"
    grep -q '"WorkingDir":"/var/lib/b2bua"' "$config" || echo "its working folder is not /var/lib/b2bua"
    grep -q '"Volumes":{"/var/lib/b2bua":{}}' "$config" || echo "/var/lib/b2bua is not a volume"
    for label in title version licenses source; do
        grep -q "\"org.opencontainers.image.$label\":\"[^\"]" "$config" || echo "it has no label org.opencontainers.image.$label"
    done
    grep -q "\"org.opencontainers.image.version\":\"$version\"" "$config" || echo "its label does not contain version $version"
    [ "$(list Entrypoint | head -n 1)" = java ] || echo "its entry point is not the JVM"
    for flag in $flags; do
        list Entrypoint | grep -qxF -e "$flag" || echo "its entry point does not have the launcher's $flag"
    done
}

# inside VARIABLES COMMAND…: replaces this process by that command in the unpacked image, with its user and its working folder, as a container would.
inside() {
    variables="$(list Env | tr '\n' ' ') $1"
    shift
    # shellcheck disable=SC2016  # the inner shells expand these
    exec unshare --mount sh -c 'mount -t proc proc "$1/proc" && user=$2 && variables=$3 && root=$1 && shift 3 &&
        exec chroot --userspec="$user" "$root" /usr/bin/env -i $variables sh -c "cd /var/lib/b2bua && exec \"\$@\"" sh "$@"' \
        sh "$root" "$USER_ID:$USER_ID" "$variables" "$@"
}

# says EXPECTED ARGUMENT: problems of the application with this argument in the image.
says() {
    # shellcheck disable=SC2046  # the entry point has no blanks in its words
    (inside '' $(list Entrypoint) "$2") >"$work/said" 2>&1 || cat "$work/said"
    grep -q -e "$1" "$work/said" || { echo "$2 does not print $1:"; cat "$work/said"; }
}

# incomplete: files that are missing in the unpacked image, and files that the user could change.
incomplete() {
    for file in LICENSE NOTICE THIRD-PARTY.txt b2bua.properties.example; do
        [ -s "$root/usr/share/doc/b2bua/$file" ] || echo "/usr/share/doc/b2bua/$file is missing"
    done
    # ari4java is LGPL: it must be a separate jar.
    [ -n "$(find "$root/opt/b2bua" -name 'ari4java-*.jar')" ] || echo "ari4java is not a separate jar"
    find "$root/opt/b2bua" "$root/usr/share/doc/b2bua" \( -user "$USER_ID" -o ! -type l -perm /022 \) | sed 's/^/the application could change /'
}

# takes_a_call: problems of the application in the image with a call of a simulated Asterisk.
takes_a_call() {
    password=$(new_secret)
    java -jar "$REPO/ari-testkit/target/ari-testkit-$version-standalone.jar" \
        --port 0 --console-port 0 --user b2bua --password "$password" </dev/null >"$work/simulator" 2>&1 &
    simulator=$!
    asterisk=$(awaited "$simulator" "$work/simulator" '^Simulated Asterisk on \(.*\)\/ari, user.*')
    console=$(awaited "$simulator" "$work/simulator" '^Console on \(.*\)\/$')
    # shellcheck disable=SC2046
    (inside "ARI_URL=$asterisk ARI_PASSWORD=$password ROUTES=_X.=PJSIP/{number}@phones HTTP_PORT=0 DRAIN_TIMEOUT=1" $(list Entrypoint)) \
        >"$work/application" 2>&1 &
    application=$!
    pages=$(awaited "$application" "$work/application" '.*ready: .*; \(http:[^ ]*\) shows its calls.*')
    curl -fsS --noproxy '*' -d 'call 1000 3314' "$console" | grep -q '^channel ' || echo "no call could be placed"
    tries=0
    until curl -fsS --noproxy '*' "${pages%/}/calls" >"$work/calls" && grep -q -i connected "$work/calls"; do
        tries=$((tries + 1))
        [ "$tries" -lt 50 ] || { echo "no call was connected:"; cat "$work/calls"; break; }
        sleep 0.1
    done
    kill "$application"
    status=0
    wait "$application" || status=$?
    [ "$status" = 0 ] || [ "$status" = 143 ] || { echo "it ended with status $status:"; tail -n 5 "$work/application"; }
    application=''
    [ -s "$root/var/lib/b2bua/b2bua-cdr.mv.db" ] || echo "it wrote no CDRs into /var/lib/b2bua"
}

cd "$REPO"
version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml | head -n 1)
flags=$(sed -n "s/^FLAGS='\(.*\)'$/\1/p" examples/b2bua/src/main/distribution/bin/b2bua)
target=$REPO/examples/b2bua/target
image=$target/b2bua-$version-image.tar
[ "$fresh" = no ] && [ -s "$base" ] || make_base
rm -rf "$target/b2bua" "$target"/b2bua-*-image.tar "$target/lib" "$target/licences"
say "Building version $version …"
./mvnw -q -B -ntp package -DskipTests -Pdistribution,image -pl examples/b2bua -am -Dimage.base="$base" -Dimage.architecture="$architecture" \
    -Djib.container.jvmFlags="$(printf '%s' "$flags" | tr ' ' ,)" -Djib.disableUpdateChecks=true \
    >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the build failed"; }

mkdir "$work/image" "$work/root"
tar -xf "$image" -C "$work/image"
root=$work/root
config=$work/image/$(sed -n 's/.*"Config":"\([^"]*\)".*/\1/p' "$work/image/manifest.json")
layers=$(sed -n 's/.*"Layers":\["\([^]]*\)"\].*/\1/p' "$work/image/manifest.json" | sed 's/","/ /g')
for layer in $layers; do tar --warning=no-unknown-keyword --numeric-owner -xzpf "$work/image/$layer" -C "$root"; done

result "configuration: user, working folder, volume, labels, and the launcher's options of the JVM" "$(wrong_configuration)"
result "content: licences, ari4java as a jar, and nothing that the application could change" "$(incomplete)"
result "--version and --help, as the image's user" "$(says "$version" --version; says --ari-url --help)"
takes_a_call >"$work/problems"
result "takes a call of the simulated Asterisk, and keeps its CDRs in the volume" "$(cat "$work/problems")"
all_met
say "$image, $(($(stat -c %s "$image") / 1000000)) MB; for example: docker load -i $image"
