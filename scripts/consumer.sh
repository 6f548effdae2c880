#!/bin/sh
# What another team gets: a project that depends on ari-callflow alone has to resolve one Netty and one Jackson, and to
# compile the README's example; ari-testkit has to work in JUnit 5 and in JUnit 6, and by java -jar.
# Works on what the build just made; leaves nothing behind.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"
# shellcheck source=scripts/maven.sh
. "$(dirname "$0")/maven.sh"

work=$(mktemp -d)
simulator=
trap '[ -z "$simulator" ] || kill "$simulator" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

JUNIT_6=6.1.3

cd "$REPO"
./mvnw -q -B -ntp deploy -DskipTests -Dspotless.goal=check \
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
    block README.md java 'class SmallB2bua'
} >"$work/consumer/src/main/java/SmallB2bua.java"

# A local repository that lies over the usual one, so that nothing of the scratch repository stays in it.
cp mvnw "$work/consumer/mvnw"
cp -R .mvn "$work/consumer/.mvn"
cd "$work/consumer"
overlay_repository "$work"
mvn_over() {
    # shellcheck disable=SC2086  # several arguments
    ./mvnw -q -B -ntp $OVERLAY "$@"
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

# A test of another team's own, with the simulator in a static field and in one of each test.
in_junit() {
    mkdir -p "$work/junit-$1/src/test/java"
    cd "$work/junit-$1"
    cat >pom.xml <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>junit-$1</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <repositories><repository><id>scratch</id><url>file://$work/repository</url></repository></repositories>
  <dependencies>
    <dependency><groupId>io.github.ariadne4j</groupId><artifactId>ari-testkit</artifactId><version>$version</version><scope>test</scope></dependency>
    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>$1</version><scope>test</scope></dependency>
  </dependencies>
  <build>
    <pluginManagement>
      <plugins>
        <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
        <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
        <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.6.1</version></plugin>
      </plugins>
    </pluginManagement>
  </build>
</project>
END
    cat >src/test/java/SimulatorTest.java <<END
import static org.junit.jupiter.api.Assertions.*;

import io.github.ariadne4j.testkit.*;
import java.net.URI;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.MethodName.class)
class SimulatorTest {
    @RegisterExtension
    static final AriSimulatorExtension SHARED = new AriSimulatorExtension();

    @RegisterExtension
    final AriSimulatorExtension own = new AriSimulatorExtension();

    static URI shared;

    @Test
    void first_has_one_of_the_class_and_one_of_its_own() {
        assertEquals("$1", Test.class.getPackage().getImplementationVersion());
        shared = SHARED.simulator().uri();
        assertNotEquals(shared, own.simulator().uri());
        assertThrows(IllegalStateException.class, () -> SHARED.simulator().call("1000").place());
        SHARED.simulator().call("1000").placeInto("nobody").awaitEnded();
    }

    @Test
    void second_has_the_same_simulator_as_new() {
        assertEquals(shared, SHARED.simulator().uri());
        assertTrue(SHARED.simulator().ledger().requests().isEmpty());
        SHARED.simulator().awaitQuiet();
    }
}
END
    cp -R "$work/consumer/mvnw" "$work/consumer/.mvn" .
    mvn_over test -DfailIfNoTests=true >"$work/junit.log" 2>&1 || {
        cat "$work/junit.log" >&2
        fail "ari-testkit does not work in JUnit $1"
    }
    say "ari-testkit works in JUnit $1."
}
in_junit "$(sed -n 's/.*junit-bom.*<version>\(.*\)<\/version>.*<type>.*/\1/p' "$REPO/pom.xml")"
in_junit "$JUNIT_6"

# The simulator as a program, started with nothing but the jar.
cd "$work"
cp "$REPO/ari-testkit/target/ari-testkit-$version-standalone.jar" simulator.jar
java -jar simulator.jar --port 0 --user me --password secret </dev/null >simulator.out 2>simulator.err &
simulator=$!
tries=0
until address=$(sed -n 's/^Simulated Asterisk on \([^,]*\), user me$/\1/p' simulator.out) && [ -n "$address" ]; do
    tries=$((tries + 1))
    kill -0 "$simulator" 2>/dev/null && [ "$tries" -lt 200 ] || fail "the simulator does not start by java -jar: $(cat simulator.err)"
    sleep 0.1
done
printf 'user = "me:secret"\n' | curl -fsS --noproxy '*' -m 5 -K - -X POST "$address/bridges/mine?type=mixing" >/dev/null &&
    printf 'user = "me:secret"\n' | curl -fsS --noproxy '*' -m 5 -K - "$address/bridges" | grep -q '"id":"mine"' ||
    fail "the simulator at $address does not keep a bridge"
say "The simulator works by java -jar."
