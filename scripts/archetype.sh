#!/bin/sh
# Checks the command of docs/getting-started.md that generates a project, with the archetype of the last build, and runs the project's tests.
# The modules of this build are in a local repository of its own; all other artifacts come from the usual one. Removes its files.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"
# shellcheck source=scripts/maven.sh
. "$(dirname "$0")/maven.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

command=$(block "$REPO/docs/getting-started.md" sh archetype:generate)
[ -n "$command" ] || fail "docs/getting-started.md shows no archetype:generate"
overlay_repository "$work"
version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' "$REPO/pom.xml" | head -n 1)

# installed FOLDER ARTIFACT: copies the build's artifacts of this module, as an install would.
installed() {
    place=$work/local/$OURS/$2/$version
    mkdir -p "$place"
    cp "$REPO/$1/pom.xml" "$place/$2-$version.pom"
    jar=$REPO/$1/target/$2-$version.jar
    grep -q '<packaging>pom<' "$REPO/$1/pom.xml" && return 0
    [ -s "$jar" ] || fail "$jar is missing. Run: ./mvnw package -DskipTests"
    cp "$jar" "$place"
}

installed . ariadne4j
for module in ari-bom ari-testkit ari-core ari-callflow ari-callflow-testkit ari-flow-archetype; do
    installed "$module" "$module"
done

cp -R "$REPO/mvnw" "$REPO/.mvn" "$work"
cd "$work"
mvn() {
    # shellcheck disable=SC2086  # several arguments
    ./mvnw -q -B -ntp $OVERLAY "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "mvn $* failed"; }
}
eval "$command"
[ -d my-calls ] || fail "the command generated no project my-calls: $(cat "$work/log")"
mvn -f my-calls/pom.xml test
ran=$(sed -n 's/.*tests="\([0-9]*\)".*/\1/p' my-calls/target/surefire-reports/TEST-*.xml | awk '{ all += $1 } END { print all + 0 }')
[ "$ran" -gt 0 ] || fail "the project of the archetype ran no test"
say "The archetype generates a project; its $ran tests pass."
