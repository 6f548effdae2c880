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
    running=''
    stop_process "$dir/app.pid" java
    stop_process "$dir/callers/sipp.pid" sipp
    for server in asterisk redis postgres; do
        for place in "$dir" "$dir/$server"; do
            if [ -e "$place/$server.pid" ]; then
                "$here/$server.sh" stop "$place"
                running=yes
            fi
        done
    done
    if [ -n "$running" ]; then
        say "stopped: $dir"
        stopped=$((stopped + 1))
    else
        say "removed the logs of an earlier run: $dir"
    fi
    rm -rf "$dir"
done
[ "$stopped" -gt 0 ] || say "nothing was running"
