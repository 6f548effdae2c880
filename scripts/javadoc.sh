#!/bin/sh
# Builds the Javadoc of the published modules into target/site/apidocs: an overview, every package, a search. A warning of javadoc
# is a failure. The folder can be served by any web server, or opened without one.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

site=$REPO/target/site/apidocs
modules=ari-testkit,ari-core,ari-callflow,ari-callflow-testkit,ari-session-redis,ari-cdr-jdbc,ari-micrometer,ari-dashboard,ari-spring-boot-starter,ari-spring-boot-starter-test
cd "$REPO"
rm -rf "$site" target/maven-javadoc-plugin-stale-data.txt
# The root comes first in a build, and its Javadoc needs generated code of the modules: jOOQ's tables.
[ -d ari-cdr-jdbc/target/generated-sources/jooq ] || ./mvnw -q -B -ntp -DskipTests package -pl ".,$modules"
# In the modules the same goal makes the Javadoc of the module alone, as for a release.
./mvnw -q -B -ntp javadoc:aggregate-no-fork@site -pl ".,$modules"

grep -q '<h1[^>]*>Ariadne4j' "$site/index.html" || fail "$site/index.html is not the landing page"
for module in $(printf '%s' "$modules" | tr , ' '); do
    grep -q "$module" "$site/index.html" || fail "the landing page does not contain $module"
done
grep -q '"CallEngine"' "$site/type-search-index.js" || fail "the search of $site does not find CallEngine"
say "The Javadoc is in $site; open index.html there, or serve the folder."
