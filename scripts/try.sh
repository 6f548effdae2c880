#!/bin/sh
# ./run try: the B2BUA on the simulated Asterisk, to place calls with curl and to look at them; needs a JDK 17 and nothing else.
# Sessions and CDRs are in memory. Ends with Ctrl-C, and leaves nothing behind.
#   --check   works on what the build just made: does what it tells a person to do, and says whether that works
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

check=no
case ${1:-} in
    --check) check=yes ;;
    '') ;;
    *) fail "there is no \"$1\" here: only --check" ;;
esac

work=$(mktemp -d)
simulator= application=
# Ctrl-C reaches this shell only, as commands in the background ignore it. The application ends first, while its Asterisk is still there.
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
    say "Builds the application and the simulator; the first time this fetches libraries and takes minutes …"
    ./mvnw -q -B -ntp package -DskipTests -pl ari-testkit,examples/b2bua -am
fi

password=$(new_secret)
java -jar "ari-testkit/target/ari-testkit-$version-standalone.jar" \
    --port 0 --console-port 0 --user b2bua --password "$password" </dev/null >"$work/simulator" 2>&1 &
simulator=$!
asterisk=$(awaited "$simulator" "$work/simulator" '^Simulated Asterisk on \(.*\)\/ari, user.*')
console=$(awaited "$simulator" "$work/simulator" '^Its console on \(.*\)\/$')

port=8090
[ "$(free_port 8090 1)" = 8090 ] || port=0
# Nothing of the settings of this shell, or of a file in this folder, gets in.
env -i PATH="$PATH" HOME="$work" ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} \
    ARI_URL="$asterisk" ARI_PASSWORD="$password" ROUTES='_X.=PJSIP/{number}@phones' CDR_JDBC_URL=jdbc:h2:mem:try \
    HTTP_PORT="$port" DRAIN_TIMEOUT=1 B2BUA_CACHE= "$b2bua/bin/b2bua" >"$work/application" 2>&1 &
application=$!
pages=$(awaited "$application" "$work/application" '.*ready: .*; \(http:[^ ]*\) shows its calls.*')

port=${pages##*:} port=${port%/}

# What a person is told to do, and what the check does.
place="curl -d 'call 1000 3314' $console"
list="$b2bua/bin/b2bua calls --http-port $port"
ladder="$b2bua/bin/b2bua call ID --http-port $port"

if [ "$check" = yes ]; then
    export B2BUA_CACHE=
    eval "$place -fsS --noproxy '*'" | grep -q '^channel ' || fail "no call is placed by: $place"
    tries=0
    until eval "$list" >"$work/calls" && id=$(sed -n 's/^\([^ ]*\) .* Connected .*/\1/p' "$work/calls") && [ -n "$id" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 30 ] || fail "no call is up in the list: $(cat "$work/calls")"
    done
    eval "$(printf '%s' "$ladder" | sed "s/ ID / $id /")" >"$work/ladder"
    grep -q 'StasisStart' "$work/ladder" && grep -q 'POST channel/dial' "$work/ladder" || fail "that is no ladder: $(cat "$work/ladder")"
    say "./run try: a call that curl placed is up, and its ladder is shown."
    exit 0
fi

cat <<END

The B2BUA runs on a simulated Asterisk, on which every number rings and answers. In another terminal:

  place a call      $place
  list the calls    $list
  its ladder        $ladder
  end the calls     curl -d hangup $console
  a busy number     curl -d 'busy 3315' $console

The same in a browser: $pages
Ctrl-C ends it.
END
wait "$application"
