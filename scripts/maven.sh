# Sourced after shared.sh by the scripts that test the published artifacts: Maven with a local repository of its own over
# the usual one, without the modules of this project.
# shellcheck shell=sh
# shellcheck disable=SC2154  # REPO comes from shared.sh

GROUP=io.github.ariadne4j
OURS=io/github/ariadne4j

# overlay_repository DIR: makes the empty local repository DIR/local; sets OVERLAY, the arguments that make Maven use it.
# All other artifacts are read from the usual one, and missing ones are fetched into DIR/local.
overlay_repository() {
    usual=$(cd "$REPO" && ./mvnw -q -B help:evaluate -Dexpression=settings.localRepository -DforceStdout)
    link_all_but "$OURS" "$usual" "$1/tail"
    mkdir -p "$1/local"
    OVERLAY="-Dmaven.repo.local=$1/local -Dmaven.repo.local.tail=$1/tail"
}

# link_all_but A/B/C FROM TO: links all entries of FROM into TO, without A/B/C.
link_all_but() {
    mkdir -p "$3"
    for entry in "$2"/*; do
        [ ! -e "$entry" ] || [ "${entry##*/}" = "${1%%/*}" ] || ln -s "$entry" "$3/"
    done
    case $1 in
        */*) [ ! -d "$2/${1%%/*}" ] || link_all_but "${1#*/}" "$2/${1%%/*}" "$3/${1%%/*}" ;;
    esac
}

# block FILE LANGUAGE TEXT: the first block of that language in that page which contains TEXT.
block() {
    awk -v start='```'"$2" -v text="$3" '
        $0 == start { inside = 1; all = ""; next }
        $0 == "```" && inside { if (index(all, text)) { printf "%s", all; exit } inside = 0 }
        inside { all = all $0 "\n" }' "$1"
}
