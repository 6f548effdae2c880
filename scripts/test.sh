#!/bin/sh
# Builds everything and runs every test, then the short form of ./run chaos; what is said after ./run test goes to Maven.
# The integration tests start their own Asterisk, Redis and PostgreSQL with the scripts beside this one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

real=yes
case " $* " in
    *" -DskipITs "* | *" -DskipITs=true "*) real=no ;; # the rest runs on the simulator and needs nothing installed
esac
[ "$real" = no ] || "$here/setup.sh" chromium jdk25 promtool systemd tshark
cd "$here/.."
"$here/words.sh"
./mvnw -B -ntp verify "$@"
# The Javadoc of all modules has to come out without a warning, and what is published has to work for others.
"$here/javadoc.sh"
"$here/consumer.sh"
"$here/archetype.sh"
"$here/try.sh" --check
[ "$real" = no ] || "$here/chaos.sh" --quick
