package io.github.ariadne4j.examples.b2bua.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.AriSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One start of {@code bin/b2bua}, in a process and a folder of its own. */
final class LaunchedB2bua implements AutoCloseable {
    private static final Path LAUNCHER = Path.of("target/b2bua/bin/b2bua").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Process process;

    private LaunchedB2bua(Path folder, Map<String, String> environment, List<String> arguments) throws IOException {
        assertThat(LAUNCHER).as("the launcher; make it with ./mvnw package").isExecutable();
        this.folder = Files.createTempDirectory(folder, "start");
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(this.folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(this.folder.resolve("log").toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        this.process = builder.start();
    }

    /** Starts it. */
    static LaunchedB2bua launch(Path folder, Map<String, String> environment, String... arguments) {
        try {
            return new LaunchedB2bua(folder, environment, List.of(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings with which it gets ready on the simulator; sessions in memory, CDRs in a file of its folder. */
    static Map<String, String> settings(AriSimulator asterisk) {
        return Map.of(
                "ARI_URL",
                asterisk.uri().toString(),
                "ARI_USERNAME",
                asterisk.username(),
                "ARI_PASSWORD",
                asterisk.password(),
                "ROUTES",
                "_3X.=PJSIP/{number}@callees",
                "HTTP_PORT",
                "0");
    }

    LaunchedB2bua awaitReady() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said()).contains(" ready: "));
        return this;
    }

    /** Whether this class came out of an archive; needs {@code -Xlog:class+load:file=classes.log}. */
    boolean loadedFromArchive(String className) {
        return read("classes.log")
                .lines()
                .anyMatch(line -> line.contains(' ' + className + ' ') && line.contains("shared objects file"));
    }

    String said() {
        return read("log");
    }

    /** What the process is now: the shell, or the JVM that it became. */
    String command() {
        return process.info().command().orElse("");
    }

    /** SIGTERM. */
    LaunchedB2bua terminate() {
        process.destroy();
        return this;
    }

    /** Waits for its end; returns its status. */
    int awaitEnd() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ended; it said: %s", said())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it if the test did not end it. */
    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }
}
