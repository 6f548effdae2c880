#!/bin/sh
# What another team gets: a project that depends on ari-callflow alone has to resolve one Netty and one Jackson, and to
# compile the README's example. Works on what the build just made; leaves nothing behind.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

cd "$REPO"
./mvnw -q -B -ntp deploy -DskipTests -DskipITs -Dmaven.javadoc.skip -Dspotless.goal=check \
    -DaltDeploymentRepository="scratch::file://$work/repository" -pl .,ari-testkit,ari-core,ari-callflow

mkdir -p "$work/consumer/src/main/java"
version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml | head -n 1)
cat >"$work/consumer/pom.xml" <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>consumer</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <repositories><repository><id>scratch</id><url>file://$work/repository</url></repository></repositories>
  <dependencies>
    <dependency><groupId>io.github.ariadne4j</groupId><artifactId>ari-callflow</artifactId><version>$version</version></dependency>
  </dependencies>
</project>
END
{
    printf 'import io.github.ariadne4j.ari.*;\nimport io.github.ariadne4j.callflow.*;\n'
    printf 'import io.github.ariadne4j.callflow.b2bua.*;\nimport io.github.ariadne4j.callflow.call.*;\n'
    printf 'import java.net.URI;\nimport java.time.Duration;\n\n'
    awk '/^```java$/ { inside = 1; next } /^```$/ && inside { exit } inside' README.md
} >"$work/consumer/src/main/java/SmallB2bua.java"

# A local repository that lies over the usual one, so that nothing of the scratch repository stays in it.
cp mvnw "$work/consumer/mvnw"
cp -R .mvn "$work/consumer/.mvn"
cd "$work/consumer"
usual=$(./mvnw -q -B help:evaluate -Dexpression=settings.localRepository -DforceStdout)
mvn_over() {
    ./mvnw -q -B -ntp -Dmaven.repo.local="$work/local" -Dmaven.repo.local.tail="$usual" "$@"
}
mvn_over compiler:3.16.0:compile -Dmaven.compiler.release=17 || fail "the README's example does not compile in a project of its own"
mvn_over dependency:3.11.0:list -DoutputFile="$work/list" -DincludeScope=runtime

for family in io.netty com.fasterxml.jackson.core; do
    versions=$(sed -n "s/^ *$family:[^:]*:jar:\([^:]*\):.*/\1/p" "$work/list" |
        sed 's/^\(2\.[0-9]*\)$/\1.annotations/' | grep -v annotations | sort -u)
    [ "$(printf '%s\n' "$versions" | wc -l)" = 1 ] && [ -n "$versions" ] ||
        fail "a project that depends on ari-callflow gets several versions of $family: $(printf '%s ' $versions)"
    say "A project that depends on ari-callflow alone gets one $family: $versions"
done
say "and compiles the README's example."
