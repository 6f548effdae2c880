#!/bin/sh
# What docs/getting-started.md says makes a project: that command, with the archetype that the build just made, and the project's own tests.
# A local repository of its own holds our modules; what others published comes from the usual one. Leaves nothing behind.
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

# installed FOLDER ARTIFACT: what the build made of this module, as an install would leave it.
installed() {
    place=$work/local/$OURS/$2/$version
    mkdir -p "$place"
    cp "$REPO/$1/pom.xml" "$place/$2-$version.pom"
    jar=$REPO/$1/target/$2-$version.jar
    grep -q '<packaging>pom<' "$REPO/$1/pom.xml" && return 0
    [ -s "$jar" ] || fail "there is no $jar. Run: ./mvnw package -DskipTests"
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
    ./mvnw -q -B -ntp $OVERLAY "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "mvn $* fails"; }
}
eval "$command"
[ -d my-calls ] || fail "the command made no project my-calls: $(cat "$work/log")"
mvn -f my-calls/pom.xml test
ran=$(sed -n 's/.*tests="\([0-9]*\)".*/\1/p' my-calls/target/surefire-reports/TEST-*.xml | awk '{ all += $1 } END { print all + 0 }')
[ "$ran" -gt 0 ] || fail "the project of the archetype ran no test"
say "The archetype makes a project whose $ran tests are green."
