#!/bin/sh
# A small disk in memory, which can be filled. Needs root.
#
#   disk.sh start DIR SIZE     e.g. disk.sh start DIR 1m
#   disk.sh stop DIR           its files are lost
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

case $#:${1:-} in
    3:start) small_disk "$(absolute "$2")" "$3" ;;
    2:stop) unmount_in "$(absolute "$2")" ;;
    *) sed -n '4,5s/^# *//p' "$0" >&2; exit 2 ;;
esac
