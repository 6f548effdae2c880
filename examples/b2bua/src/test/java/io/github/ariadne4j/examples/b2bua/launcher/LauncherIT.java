package io.github.ariadne4j.examples.b2bua.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.AriSimulator;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LauncherIT {
    private static final String MAIN = "io.github.ariadne4j.examples.b2bua.Main";
    private static final String LISTING = "-Xlog:class+load:file=classes.log";
    /** The archive is made at the lowest priority. */
    private static final Duration ARCHIVED_WITHIN = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final AriSimulator asterisk = AriSimulator.start();

    @AfterEach
    void close() {
        asterisk.close();
    }

    static Collection<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void the_archive_of_the_first_start_is_used_until_an_option_changes(Jdk jdk) {
        // Given
        assertThat(startAndEnd(jdk, LISTING)).isFalse();
        Set<Path> first = awaitArchives(1);

        // Then
        assertThat(startAndEnd(jdk, LISTING)).isTrue();
        assertThat(archives()).isEqualTo(first);

        // When
        assertThat(startAndEnd(jdk, LISTING + " -Xmx200m")).isFalse();

        // Then
        Set<Path> second = new HashSet<>(awaitArchives(2));
        assertThat(second).containsAll(first);
        assertThat(startAndEnd(jdk, LISTING + " -Xmx200m")).isTrue();

        // When
        second.forEach(LauncherIT::corrupt);

        // Then
        assertThat(startAndEnd(jdk, LISTING)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void two_first_starts_at_once_make_one_archive(Jdk jdk) {
        try (LaunchedB2bua one = LaunchedB2bua.launch(folder, environment(jdk, LISTING), "--ari-app=one");
                LaunchedB2bua other = LaunchedB2bua.launch(folder, environment(jdk, LISTING), "--ari-app=other")) {
            one.awaitReady();
            other.awaitReady();

            // When
            assertThat(one.terminate().awaitEnd()).isZero();
            assertThat(other.terminate().awaitEnd()).isZero();
        }

        // Then
        await().atMost(ARCHIVED_WITHIN)
                .untilAsserted(
                        () -> assertThat(filesIn(cache())).isEqualTo(archives()).hasSize(1));
        assertThat(startAndEnd(jdk, LISTING)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void the_process_is_the_jvm_and_its_status_is_the_applications(Jdk jdk) {
        // Given
        Map<String, String> environment = environment(jdk, "");
        environment.put("B2BUA_CACHE", "");

        // When
        try (LaunchedB2bua b2bua = LaunchedB2bua.launch(folder, environment).awaitReady()) {
            // Then
            assertThat(b2bua.command()).endsWith("/java");
            assertThat(b2bua.terminate().awaitEnd()).isZero();
        }
        try (LaunchedB2bua b2bua = LaunchedB2bua.launch(folder, environment, "--route", "no route")) {
            assertThat(b2bua.awaitEnd()).isEqualTo(2);
        }
        assertThat(cache()).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_run_that_connects_to_no_asterisk_leaves_nothing(Jdk jdk) {
        try (LaunchedB2bua help = LaunchedB2bua.launch(folder, environment(jdk, ""), "--help")) {
            assertThat(help.awaitEnd()).isZero();
            assertThat(help.said()).contains("--route");
        }
        await().untilAsserted(() -> assertThat(filesIn(cache())).isEmpty());
    }

    @Test
    void a_cache_that_cannot_be_written_only_costs_the_archive() throws IOException {
        // Given
        Map<String, String> environment = environment(jdks().iterator().next(), "");
        environment.put("B2BUA_CACHE", Files.createFile(folder.resolve("file")) + "/cache");

        // When
        try (LaunchedB2bua b2bua = LaunchedB2bua.launch(folder, environment).awaitReady()) {
            // Then
            assertThat(b2bua.terminate().awaitEnd()).isZero();
        }
    }

    @Test
    void an_old_java_is_one_line_and_status_1() throws IOException {
        // Given
        Path home = Files.createDirectories(folder.resolve("old"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Path java = Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();

        // When
        try (LaunchedB2bua b2bua = LaunchedB2bua.launch(folder, Map.of("JAVA_HOME", home.toString()))) {
            // Then
            assertThat(b2bua.awaitEnd()).isEqualTo(1);
            assertThat(b2bua.said()).hasLineCount(1).contains("is version 11", "Java 17", "JAVA_HOME");
        }
    }

    /** One run without a call; says whether its classes came out of an archive. */
    private boolean startAndEnd(Jdk jdk, String options) {
        try (LaunchedB2bua b2bua = LaunchedB2bua.launch(folder, environment(jdk, options))) {
            b2bua.awaitReady();
            assertThat(b2bua.terminate().awaitEnd()).isZero();
            return b2bua.loadedFromArchive(MAIN);
        }
    }

    private Map<String, String> environment(Jdk jdk, String options) {
        Map<String, String> environment = new HashMap<>(LaunchedB2bua.settings(asterisk));
        environment.put("JAVA_HOME", jdk.home().toString());
        environment.put("B2BUA_JAVA_OPTS", options);
        environment.put("B2BUA_CACHE", cache().toString());
        return environment;
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private Set<Path> awaitArchives(int count) {
        await().atMost(ARCHIVED_WITHIN)
                .untilAsserted(() -> assertThat(archives()).hasSize(count));
        return archives();
    }

    private Set<Path> archives() {
        return filesIn(cache()).stream()
                .filter(file -> file.toString().endsWith(".jsa"))
                .collect(Collectors.toSet());
    }

    private static Set<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void corrupt(Path archive) {
        assertThat(archive.toFile().setWritable(true)).isTrue();
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.write(new byte[4096]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
