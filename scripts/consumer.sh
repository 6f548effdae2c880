#!/bin/sh
# Builds projects that use the artifacts of the last build: of plain Maven without and with the BOM, and of Spring Boot. Each has to resolve
# one Netty and one Jackson 2, and to run a call on the simulator. The POMs are those of a release, which have no parent. ari-testkit has to
# work with JUnit 5 and 6, and by java -jar. Libraries that only these projects need stay in ~/.cache/ariadne4j/consumers.
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
# Newer than the version that the starter is compiled with.
SPRING_BOOT=4.1.2

cd "$REPO"
# A jar with the POM of a release is new, and would have all modules that depend on it compiled again, without a change of theirs.
./mvnw -q -B -ntp deploy -Prelease -DskipTests -Dmaven.install.skip=true -Dspotless.goal=check \
    -Dmaven.compiler.useIncrementalCompilation=false \
    -Dgpg.skip -Dmaven.javadoc.skip -Dcyclonedx.skip -Dlicense.skipAddThirdParty \
    -DaltDeploymentRepository="scratch::file://$work/repository" \
    -pl .,ari-bom,ari-testkit,ari-core,ari-callflow,ari-session-redis,ari-cdr-jdbc,ari-micrometer,ari-spring-boot-starter,ari-spring-boot-starter-test
version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml | head -n 1)
junit_5=$(sed -n 's/.*junit-bom.*<version>\(.*\)<\/version>.*<type>.*/\1/p' pom.xml)

mkdir -p "$work/all"
cp -R mvnw .mvn "$work/all"
cd "$work/all"
projects=

# ours ARTIFACT SCOPE [VERSION]: a dependency on a module.
ours() {
    printf '<dependency><groupId>io.github.ariadne4j</groupId><artifactId>%s</artifactId>%s<scope>%s</scope></dependency>\n' \
        "$1" "${3:+<version>$3</version>}" "$2"
}

# junit VERSION: the dependency on that JUnit.
junit() {
    printf '<dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>%s</version><scope>test</scope></dependency>\n' "$1"
}

# project NAME PARENT: a project whose dependencies come from the standard input.
project() {
    projects="$projects<module>$1</module>"
    mkdir -p "$1/src/main/java" "$1/src/main/resources" "$1/src/test/java"
    {
        cat <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  $2
  <groupId>com.example</groupId>
  <artifactId>$1</artifactId>
  <version>1</version>
  <properties>
    <java.version>17</java.version>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <repositories><repository><id>scratch</id><url>file://$work/repository</url></repository></repositories>
END
        cat
        cat <<END
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
    } >"$1/pom.xml"
}

# call_test PROJECT: a test with a call on the simulator.
call_test() {
    cat >"$1/src/test/java/CallTest.java" <<'END'
import static org.junit.jupiter.api.Assertions.*;

import io.github.ariadne4j.ari.*;
import io.github.ariadne4j.callflow.*;
import io.github.ariadne4j.callflow.b2bua.*;
import io.github.ariadne4j.callflow.route.*;
import io.github.ariadne4j.testkit.*;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    @Test
    void a_call_is_answered_and_ends() {
        AriSimulator asterisk = ASTERISK.simulator();
        Credentials credentials = new Credentials(asterisk.username(), asterisk.password());
        try (AriClient ari = AriClient.connect(AriSettings.of(asterisk.uri(), credentials, "b2bua"));
                CallEngine engine = CallEngine.builder(ari)
                        .flow(new DialAndBridge(call -> DialTarget.pjsip("my-peer", call.dialled())))
                        .start()) {
            SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
            assertEquals(1, engine.activeCalls());
            call.hangUp();
            asterisk.awaitQuiet();
        }
    }
}
END
}

# simulator_test PROJECT VERSION: a test in that JUnit, with the simulator in a static field and in an instance field.
simulator_test() {
    cat >"$1/src/test/java/SimulatorTest.java" <<END
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
        assertEquals("$2", Test.class.getPackage().getImplementationVersion());
        shared = SHARED.simulator().uri();
        assertNotEquals(shared, own.simulator().uri());
        assertThrows(IllegalStateException.class, () -> SHARED.simulator().call("1000").place());
        SHARED.simulator().call("1000").placeInto("nobody").awaitEnded();
    }

    @Test
    void second_has_the_same_simulator_as_new() {
        assertEquals(shared, SHARED.simulator().uri());
        assertTrue(SHARED.simulator().requestLog().requests().isEmpty());
        SHARED.simulator().awaitQuiet();
    }
}
END
}

# one_of_each PROJECT NAME: fails unless the run-time dependencies have one version of Netty and one of Jackson 2.
one_of_each() {
    found=
    for family in io.netty com.fasterxml.jackson.core; do
        # The annotations of Jackson have versions of their own, as 2.21.
        versions=$(sed -n "s/^ *$family:\([^:]*\):jar:\([^:]*\):.*/\1 \2/p" "$1/runtime.txt" |
            sed -n '/^jackson-annotations /d; s/.* //p' | sort -u)
        [ "$(printf '%s\n' "$versions" | wc -l)" = 1 ] && [ -n "$versions" ] ||
            fail "$2 resolves several versions of $family, or none: $(printf '%s ' $versions)"
        found="${found:+$found, }$family $versions"
    done
    say "$2 runs a call, with $found."
}

# A project with ari-callflow alone, and the README's example.
project plain '' <<END
  <dependencies>
    $(ours ari-callflow compile "$version")
    $(ours ari-testkit test "$version")
    $(junit "$junit_5")
  </dependencies>
END
{
    printf 'import io.github.ariadne4j.ari.*;\nimport io.github.ariadne4j.callflow.*;\n'
    printf 'import io.github.ariadne4j.callflow.b2bua.*;\nimport io.github.ariadne4j.callflow.route.*;\n'
    printf 'import java.net.URI;\nimport java.time.Duration;\n\n'
    block "$REPO/README.md" java 'class SmallB2bua'
} >plain/src/main/java/SmallB2bua.java
call_test plain
simulator_test plain "$junit_5"

project with-bom '' <<END
  <dependencyManagement>
    <dependencies>
      <dependency><groupId>io.github.ariadne4j</groupId><artifactId>ari-bom</artifactId><version>$version</version><type>pom</type><scope>import</scope></dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    $(ours ari-session-redis compile)
    $(ours ari-cdr-jdbc compile)
    $(ours ari-testkit test)
    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><scope>test</scope></dependency>
  </dependencies>
END
call_test with-bom

# The application of docs/spring-boot.md, with web server, Jackson 3, actuator and the store.
project boot "<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>$SPRING_BOOT</version><relativePath/></parent>" <<END
  <dependencies>
    $(ours ari-spring-boot-starter compile "$version")
    $(ours ari-session-redis compile "$version")
    $(ours ari-micrometer compile "$version")
    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-webmvc</artifactId></dependency>
    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-actuator</artifactId></dependency>
    $(ours ari-spring-boot-starter-test test "$version")
    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-test</artifactId><scope>test</scope></dependency>
  </dependencies>
END
guide=$REPO/docs/spring-boot.md
block "$guide" properties ariadne4j.application | sed 's/\${ARI_PASSWORD}/secret/' >boot/src/main/resources/application.properties
mkdir -p boot/src/main/java/pbx boot/src/test/java/pbx
{
    printf 'package pbx;\n\nimport io.github.ariadne4j.callflow.b2bua.*;\nimport io.github.ariadne4j.callflow.route.*;\n'
    printf 'import io.github.ariadne4j.callflow.flow.*;\nimport org.springframework.boot.SpringApplication;\n'
    printf 'import org.springframework.boot.autoconfigure.SpringBootApplication;\nimport org.springframework.context.annotation.Bean;\n\n'
    block "$guide" java 'class PbxApplication '
} >boot/src/main/java/pbx/PbxApplication.java
{
    printf 'package pbx;\n\nimport static org.assertj.core.api.Assertions.assertThat;\n\nimport io.github.ariadne4j.spring.boot.test.AriTest;\n'
    printf 'import io.github.ariadne4j.testkit.*;\nimport io.github.ariadne4j.testkit.script.*;\nimport org.junit.jupiter.api.Test;\n'
    printf 'import org.springframework.beans.factory.annotation.Autowired;\nimport org.springframework.boot.test.context.SpringBootTest;\n\n'
    block "$guide" java 'class PbxApplicationTest'
} >boot/src/test/java/pbx/PbxApplicationTest.java

project junit-6 '' <<END
  <dependencies>
    $(ours ari-testkit test "$version")
    $(junit "$JUNIT_6")
  </dependencies>
END
simulator_test junit-6 "$JUNIT_6"

cat >pom.xml <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>all</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <modules>$projects</modules>
</project>
END

# A local repository over the usual one. Concurrent runs use it one after the other, and no file of the scratch repository stays in it.
overlay_repository "$work"
shared=$CACHE/consumers
mkdir -p "$shared"
exec 7>"$shared/lock"
flock 7
rm -rf "${shared:?}/$OURS"
rmdir "$work/local"
ln -s "$shared" "$work/local"
# shellcheck disable=SC2086  # several arguments
./mvnw -q -B -ntp $OVERLAY --fail-at-end test dependency:3.11.0:list -DfailIfNoTests=true -DoutputFile=runtime.txt -DincludeScope=runtime \
    >"$work/log" 2>&1 7>&- || {
    cat "$work/log" >&2
    fail "a project that uses the built artifacts does not work"
}
rm -rf "${shared:?}/$OURS"
exec 7>&-

one_of_each plain "A project without the BOM"
one_of_each with-bom "A project with the BOM, Redis and PostgreSQL"
one_of_each boot "An application of Spring Boot $SPRING_BOOT"
jackson_3=$(sed -n 's/^ *tools.jackson.core:jackson-databind:jar:\([^:]*\):.*/\1/p' boot/runtime.txt)
[ -n "$jackson_3" ] || fail "the Spring Boot application has no Jackson 3, so the test does not cover both versions together"
say "The application also has Jackson $jackson_3 of Spring Boot."
say "ari-testkit works with JUnit $junit_5 and $JUNIT_6."

# The simulator as a program, with its jar only.
cd "$work"
cp "$REPO/ari-testkit/target/ari-testkit-$version-standalone.jar" simulator.jar
java -jar simulator.jar --port 0 --user me --password secret </dev/null >simulator.out 2>simulator.err &
simulator=$!
tries=0
until address=$(sed -n 's/^Simulated Asterisk on \([^,]*\), user me$/\1/p' simulator.out) && [ -n "$address" ]; do
    tries=$((tries + 1))
    kill -0 "$simulator" 2>/dev/null && [ "$tries" -lt 200 ] || fail "the simulator did not start by java -jar: $(cat simulator.err)"
    sleep 0.1
done
printf 'user = "me:secret"\n' | curl -fsS --noproxy '*' -m 5 -K - -X POST "$address/bridges/mine?type=mixing" >/dev/null &&
    printf 'user = "me:secret"\n' | curl -fsS --noproxy '*' -m 5 -K - "$address/bridges" | grep -q '"id":"mine"' ||
    fail "the simulator at $address does not list a created bridge"
say "The simulator works by java -jar."
