# Sourced by the scripts that print one line for each check, after shared.sh.
# shellcheck shell=sh

failed=0

# result NAME PROBLEMS: the line of a check; empty problems are a pass.
result() {
    if [ -z "$2" ]; then
        printf '[ ok ]  %s\n' "$1"
    else
        failed=$((failed + 1))
        printf '[FAIL]  %s\n' "$1"
        printf '%s\n' "$2" | head -n 20 | sed 's/^/          /'
    fi
}

# all_met: ends the script unless each check passed.
all_met() { [ "$failed" = 0 ] || fail "$failed of these checks failed"; }

# unusual_licences FILE: libraries in that report of licences without a licence that is compatible with Apache-2.0. One of several is enough.
unusual_licences() {
    [ -s "$1" ] || { echo "${1##*/} is missing"; return; }
    # The spelling of ari4java's LGPL.
    grep '^ *(' "$1" | grep -viE '\((the |gnu )*(apache|mit|bsd|new bsd|2-clause|3-clause|modified bsd|revised bsd|eclipse|epl|edl|lgpl|lpgl|lesser|library|public domain|cc0|isc|mpl)' || true
}
