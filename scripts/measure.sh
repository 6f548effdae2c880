# Sourced by demo.sh and the benchmarks: measures and prints the progress of a load. DIR is the run's folder.
# shellcheck shell=sh

# figure PHASE NAME: a figure of the callers; "-" if that phase did not run.
figure() {
    value=$(sed -n "s/^$2=//p" "$DIR/$1.figures" 2>/dev/null) || value=''
    printf '%s' "${value:--}"
}

# cpu_mark FILE ASTERISK_PID [APP_PID]: writes the clock and the CPU time of each process so far, in the kernel's ticks.
cpu_mark() {
    {
        read -r uptime _ </proc/uptime
        printf 'clock=%s\nasterisk=%s\n' "$uptime" "$(cpu_ticks "$2")"
        [ -z "$3" ] || printf 'app=%s\n' "$(cpu_ticks "$3")"
    } >"$1"
}

# The name in parentheses may contain blanks, so the line is cut off up to its end first.
cpu_ticks() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '{ print $12 + $13 }'; }

# cpu_percent PHASE NAME: the mean share of one core during the load.
cpu_percent() {
    [ -s "$DIR/$1.after" ] || { printf -- '-'; return; }
    awk -F= -v hz="$(getconf CLK_TCK)" -v name="$2" '
        FNR == NR { before[$1] = $2; next }
        { after[$1] = $2 }
        END { printf "%.1f", (after[name] - before[name]) / hz * 100 / (after["clock"] - before["clock"]) }' \
        "$DIR/$1.before" "$DIR/$1.after"
}

cpu_per_call() {
    [ -s "$DIR/$1.after" ] || { printf -- '-'; return; }
    awk -F= -v hz="$(getconf CLK_TCK)" -v calls="$(figure "$1" PLACED)" '
        FNR == NR { before[$1] = $2; next }
        { after[$1] = $2 }
        END { printf "%.1f", calls ? (after["asterisk"] - before["asterisk"]) * 1000 / hz / calls : 0 }' \
        "$DIR/$1.before" "$DIR/$1.after"
}

peak_memory_mb() { awk '/^VmHWM:/ { printf "%d", $2 / 1024 }' "/proc/$1/status" 2>/dev/null; }

row() { printf '  %-38s %12s %20s\n' "$1" "$2" "$3"; }

# progress PHASE: one line that is overwritten on a terminal; elsewhere one line every five seconds.
progress() {
    [ -s "$DIR/callers/stat" ] || return 0
    read -r stat <"$DIR/callers/stat"
    state=$(awk -F';' '
        NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
        END {
            if (NR > 1) printf "%d placed, %d up, %d ended well, %d failed", $column["TotalCallCreated"],
                $column["CurrentCall"], $column["SuccessfulCall(C)"], $column["FailedCall(C)"]
        }' "$stat" 2>/dev/null) || state=''
    [ -n "$state" ] || return 0
    progress_turn=$((${progress_turn:-0} + 1))
    if [ -t 1 ]; then
        printf '\r%-12s  %-66s' "$1" "$state"
    elif [ $((progress_turn % 10)) = 0 ]; then
        printf '%-12s  %s\n' "$1" "$state"
    fi
}

progress_done() {
    if [ -t 1 ]; then printf '\r%78s\r' ''; fi
    printf '%-12s  done\n' "$1"
}
