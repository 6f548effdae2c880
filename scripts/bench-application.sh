#!/bin/sh
# Becomes the application of a checkout that is built; for ./run bench calls. Its settings are in the environment.
#
#   bench-application.sh CHECKOUT
#
# JAVA_HOME names the JDK, B2BUA_JAVA_OPTS its options.
set -eu

# shellcheck disable=SC2086  # options are words
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${B2BUA_JAVA_OPTS:--Xmx256m} -jar "$1/examples/b2bua/target/b2bua.jar" \
    --route '_3X.=PJSIP/{number}@callees'
