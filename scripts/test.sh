#!/bin/sh
# Builds everything and runs every test, then the short form of ./run chaos; arguments of ./run test are passed to Maven.
# The integration tests start their own Asterisk, Redis and PostgreSQL with the scripts beside this one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

real=yes
case " $* " in
    *" -DskipITs "* | *" -DskipITs=true "*) real=no ;; # all other tests run on the simulator and need no installed program
esac
[ "$real" = no ] || "$here/setup.sh" chromium jdk25 promtool systemd tshark
cd "$here/.."
"$here/words.sh"
./mvnw -B -ntp verify "$@"
# The Javadoc of all modules must have no warning, and the published artifacts must work in other projects.
"$here/javadoc.sh"
"$here/consumer.sh"
"$here/archetype.sh"
"$here/try.sh" --check
[ "$real" = no ] || "$here/chaos.sh" --quick
