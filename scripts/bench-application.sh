#!/bin/sh
# Replaces this process by the application of a built checkout; for ./run bench calls. The settings are in the environment.
#
#   bench-application.sh CHECKOUT
#
# JAVA_HOME names the JDK, B2BUA_JAVA_OPTS its options.
set -eu

launcher=$1/examples/b2bua/target/b2bua/bin/b2bua
set -- "$1" --route '_3X.=PJSIP/{number}@callees'
checkout=$1
shift
[ ! -x "$launcher" ] || exec "$launcher" "$@"
# For a revision before the launcher.
# shellcheck disable=SC2086  # options are words
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${B2BUA_JAVA_OPTS:--Xmx256m} -jar "$checkout/examples/b2bua/target/b2bua.jar" "$@"
