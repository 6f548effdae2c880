#!/bin/sh
# ./run asterisk: one private Asterisk for experiments, on the usual ports if they are free.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"
DIR=$RUNS/asterisk

start() {
    if ! alive "$DIR/asterisk.pid" asterisk; then
        "$here/setup.sh"
        if [ "$(free_port 5060 1) $(free_port 5070 1) $(free_port 8088 1)" = "5060 5070 8088" ]; then
            set -- 5060 8088 5070
        fi
        "$here/asterisk.sh" start "$DIR" "$@"
    fi
    sip=$(env_of "$DIR/env" SIP_PORT)
    cat <<END
Asterisk is running. Its log: $(env_of "$DIR/env" ASTERISK_LOG)
  ARI        $(env_of "$DIR/env" ARI_URL)   user b2bua   password $(env_of "$DIR/env" ARI_PASSWORD)
             (application b2bua; all of it as shell variables: $DIR/env)
  softphone  127.0.0.1:$sip (UDP)   user phone   password $(env_of "$DIR/env" PHONE_PASSWORD)
  call       a number that begins with 3: to the application b2bua, and by it to the callees
             *8 and such a number: by Asterisk's own Dial(), without an application
             what each number does: examples/b2bua/asterisk/extensions.conf
  without a softphone: scripts/callers.sh /tmp/calls $sip '*83200' 1 1 5     one call, five seconds
  console    ./run asterisk cli          stop   ./run asterisk stop
END
}

case ${1:-start} in
    start) start ;;
    stop | status) "$here/asterisk.sh" "$1" "$DIR" ;;
    cli)
        shift
        exec "$here/asterisk.sh" cli "$DIR" "$@"
        ;;
    *) fail "unknown command \"$1\"; possible: start, stop, status, cli COMMAND…" ;;
esac
