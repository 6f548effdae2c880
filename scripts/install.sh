#!/bin/sh
# Checks the README's install command on a clean clone of the last commit, with none of its modules in the local repository: it has to
# succeed and to start no server; its duration is printed. Then a project with the poms of docs/getting-started.md has to compile
# that page's main and to run a test against the simulator, with the installed modules. Removes its files.
# INSTALL_SECONDS (900) ends a command that hangs.
# All other artifacts come from the usual local repository; missing ones are fetched, which takes longer.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"
# shellcheck source=scripts/maven.sh
. "$(dirname "$0")/maven.sh"

LIMIT=${INSTALL_SECONDS:-900}

work=$(mktemp -d)
build=
trap '[ -z "$build" ] || kill "$build" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# listeners GROUP: the TCP ports on which processes of that process group listen.
listeners() {
    for stat in /proc/[0-9]*/stat; do
        [ "$(sed 's/.*) . [0-9]* \([0-9]*\) .*/\1/' "$stat" 2>/dev/null)" = "$1" ] || continue
        readlink "${stat%stat}"fd/* 2>/dev/null | sed -n 's/^socket:\[\(.*\)\]$/\1/p'
    done | sort -u >"$work/sockets"
    awk 'NR == FNR { ours[$1]; next } $4 == "0A" && $10 in ours { print $2 }' "$work/sockets" /proc/net/tcp /proc/net/tcp6 2>/dev/null || true
}

command=$(block "$REPO/README.md" sh './mvnw install')
[ -n "$command" ] || fail "the README contains no ./mvnw install"
overlay_repository "$work"
git clone -q "file://$REPO" "$work/clone"
cd "$work/clone"

say "On a clean clone: $command"
began=$(date +%s)
# Scripts that start servers keep their files in ARIADNE4J_CACHE; timeout runs its command in a process group.
MAVEN_ARGS="-B -ntp $OVERLAY" ARIADNE4J_CACHE=$work/cache timeout -k 10 "$LIMIT" sh -c "$command" >"$work/log" 2>&1 &
build=$!
while kill -0 "$build" 2>/dev/null; do
    heard=$(listeners "$build")
    [ -z "$heard" ] || fail "the install command started a server, on $heard"
    sleep 5
done
status=0
wait "$build" || status=$?
build=
took=$(($(date +%s) - began))
[ "$status" != 124 ] || fail "the install command took longer than $LIMIT s: $(tail -n 5 "$work/log")"
[ "$status" = 0 ] || { cat "$work/log" >&2; fail "the install command failed"; }
[ ! -e "$work/cache" ] || fail "the install command started a server, which left $(find "$work/cache" | tail -n 1)"
reports=$(find . -path '*/target/*-reports/*')
[ -z "$reports" ] || fail "the install command ran tests: $(printf '%s\n' "$reports" | head -n 3)"
[ -z "$(git status --porcelain)" ] || fail "the install command changed files: $(git status --porcelain)"
say "It succeeded after $took s, ran no test and started no server."

version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml | head -n 1)
for module in ari-bom ari-core ari-callflow ari-session-redis ari-cdr-jdbc ari-micrometer ari-dashboard ari-testkit ari-spring-boot-starter \
    ari-spring-boot-starter-test ari-callflow-testkit ari-flow-archetype; do
    [ -s "$work/local/$OURS/$module/$version/$module-$version.pom" ] || fail "it did not install $module"
done

guide=$PWD/docs/getting-started.md
mkdir -p "$work/project/src/main/java" "$work/project/src/test/java"
cp -R mvnw .mvn "$work/project/"
cd "$work/project"
{
    cat <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>project</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
END
    block "$guide" xml '<dependencyManagement>'
    block "$guide" xml '<artifactId>ari-callflow</artifactId>'
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
} >pom.xml
block "$guide" java 'class CallServer' >src/main/java/CallServer.java
cat >src/test/java/BusyTest.java <<'END'
import static org.junit.jupiter.api.Assertions.*;

import io.github.ariadne4j.ari.*;
import io.github.ariadne4j.callflow.*;
import io.github.ariadne4j.callflow.b2bua.*;
import io.github.ariadne4j.callflow.route.*;
import io.github.ariadne4j.testkit.*;
import io.github.ariadne4j.testkit.script.*;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.extension.*;

class BusyTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    @Test
    void a_busy_callee_is_busy_for_the_caller() {
        AriSimulator asterisk = ASTERISK.simulator();
        asterisk.callees().on("3314", CalleeScript.busy());
        Credentials credentials = new Credentials(asterisk.username(), asterisk.password());
        try (AriClient ari = AriClient.connect(AriSettings.of(asterisk.uri(), credentials, "b2bua"));
                CallEngine engine = CallEngine.builder(ari)
                        .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                        .start()) {
            assertEquals(486, asterisk.call("1000").dialling("3314").place().awaitEnded().finalSipStatus());
            asterisk.awaitQuiet();
        }
    }
}
END
# shellcheck disable=SC2086  # several arguments
./mvnw -B -ntp $OVERLAY test -DfailIfNoTests=true >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    fail "a project with the poms of docs/getting-started.md does not build"
}
say "A project with the poms of docs/getting-started.md compiles that page's main, and its test passes."
