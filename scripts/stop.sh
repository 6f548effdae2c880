#!/bin/sh
# Stops the processes of "demo --keep", "asterisk", and of a killed demo or chaos run, by their pid files.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

stopped=0
# A chaos run has a folder for each scenario.
for dir in "$RUNS"/chaos.*/*/ "$RUNS"/*/; do
    dir=${dir%/}
    [ -d "$dir" ] || continue
    if alive "${dir%/*}/chaos.pid" java || alive "$dir/chaos.pid" java; then
        say "not stopped: a chaos run is active in $dir (pid $alive_pid)"
        continue
    fi
    if alive "$dir/demo.pid" demo; then
        say "not stopped: a demo is active in $dir (pid $alive_pid)"
        continue
    fi
    running=''
    for pid in "$dir/app.pid" "$dir"/b2bua*/app.pid; do
        stop_process "$pid" java
    done
    for callers in "$dir"/callers "$dir"/callers-*; do
        stop_process "$callers/sipp.pid" sipp
        if [ -s "$callers/home" ]; then
            read -r home <"$callers/home"
            drop_home "$home"
        fi
    done
    for server in asterisk redis postgres; do
        for place in "$dir" "$dir/$server" "$dir/$server"-*; do
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
    unmount_in "$dir"
    rm -rf "$dir"
done
[ "$stopped" -gt 0 ] || say "nothing was running"
