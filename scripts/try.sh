#!/bin/sh
# ./run try: the B2BUA on the simulated Asterisk, with calls that are placed by curl; needs a JDK 17 and no other program.
# Sessions and CDRs are in memory. Ends with Ctrl-C, and removes its files.
#   --check   uses the last build: executes the printed commands, and reports whether they work
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

check=no
case ${1:-} in
    --check) check=yes ;;
    '') ;;
    *) fail "unknown argument \"$1\"; possible: --check" ;;
esac

work=$(mktemp -d)
simulator= application=
# Ctrl-C reaches this shell only, as commands in the background ignore it. The application ends before its Asterisk.
end() {
    for started in $application $simulator; do
        kill "$started" 2>/dev/null || true
        wait "$started" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM HUP

cd "$REPO"
b2bua=examples/b2bua/target/b2bua
version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml | head -n 1)
if [ "$check" = no ]; then
    say "Building the application and the simulator; the first time this fetches libraries and takes minutes …"
    ./mvnw -q -B -ntp package -DskipTests -pl ari-testkit,examples/b2bua -am
fi

password=$(new_secret)
java -jar "ari-testkit/target/ari-testkit-$version-standalone.jar" \
    --port 0 --console-port 0 --user b2bua --password "$password" </dev/null >"$work/simulator" 2>&1 &
simulator=$!
asterisk=$(awaited "$simulator" "$work/simulator" '^Simulated Asterisk on \(.*\)\/ari, user.*')
console=$(awaited "$simulator" "$work/simulator" '^Console on \(.*\)\/$')

# A check may run beside other processes that choose a port at the same time.
port=8090
[ "$check$(free_port 8090 1)" = no8090 ] || port=0
# Settings of this shell, or of a file in this folder, are not used.
env -i PATH="$PATH" HOME="$work" ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} \
    ARI_URL="$asterisk" ARI_PASSWORD="$password" ROUTES='_X.=PJSIP/{number}@phones' CDR_JDBC_URL=jdbc:h2:mem:try \
    HTTP_PORT="$port" DRAIN_TIMEOUT=1 B2BUA_CACHE= "$b2bua/bin/b2bua" >"$work/application" 2>&1 &
application=$!
pages=$(awaited "$application" "$work/application" '.*ready: .*; \(http:[^ ]*\) shows its calls.*')

port=${pages##*:} port=${port%/}

# The commands that are printed, and executed by the check.
place="curl -d 'call 1000 3314' $console"
list="$b2bua/bin/b2bua calls --http-port $port"
ladder="$b2bua/bin/b2bua call ID --http-port $port"

if [ "$check" = yes ]; then
    export B2BUA_CACHE=
    eval "$place -fsS --noproxy '*'" | grep -q '^channel ' || fail "this command placed no call: $place"
    tries=0
    until eval "$list" >"$work/calls" && id=$(sed -n 's/^\([^ ]*\) .* Connected .*/\1/p' "$work/calls") && [ -n "$id" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 30 ] || fail "the list contains no answered call: $(cat "$work/calls")"
    done
    eval "$(printf '%s' "$ladder" | sed "s/ ID / $id /")" >"$work/ladder"
    grep -q 'StasisStart' "$work/ladder" && grep -q 'POST channel/dial' "$work/ladder" || fail "the ladder is incomplete: $(cat "$work/ladder")"
    say "./run try: a call that curl placed is up, and its ladder is shown."
    exit 0
fi

cat <<END

The B2BUA runs on a simulated Asterisk, where every number rings and answers. In another terminal:

  place a call      $place
  list the calls    $list
  its ladder        $ladder
  end the calls     curl -d hangup $console
  a busy number     curl -d 'busy 3315' $console

The same in a browser: $pages
Ctrl-C ends it.
END
wait "$application"
