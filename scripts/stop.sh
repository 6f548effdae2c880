#!/bin/sh
# Stops whatever "demo --keep", "asterisk", or a demo that was killed left running, by the pid files of each run.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

stopped=0
for dir in "$RUNS"/*/; do
    dir=${dir%/}
    [ -d "$dir" ] || continue
    if alive "$dir/demo.pid" demo.sh; then
        say "left alone: a demo is at work in $dir (pid $alive_pid)"
        continue
    fi
    if [ -e "$dir/asterisk.pid" ] || [ -d "$dir/asterisk" ]; then
        stop_process "$dir/app.pid" java
        stop_process "$dir/callers/sipp.pid" sipp
        for server in asterisk redis postgres; do
            for place in "$dir" "$dir/$server"; do
                [ ! -e "$place/$server.pid" ] || { "$here/$server.sh" stop "$place" && stopped=$((stopped + 1)); }
            done
        done
        say "stopped: $dir"
    fi
    rm -rf "$dir"
done
[ "$stopped" -gt 0 ] || say "nothing was running"
