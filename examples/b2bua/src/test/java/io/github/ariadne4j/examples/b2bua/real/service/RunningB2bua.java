package io.github.ariadne4j.examples.b2bua.real.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.real.UnusedPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application as it is shipped: {@code java -jar target/b2bua.jar}, with the compiler, the collector and the archive of classes that
 * its launcher chooses, in a process and a folder of its own.
 */
public final class RunningB2bua implements AutoCloseable {
    static final Path JAR = Path.of("target/b2bua.jar").toAbsolutePath();
    private static final Duration UP_WITHIN = Duration.ofSeconds(30);

    /** A JVM that writes an archive of its classes at the exit takes half a minute beside other tests. */
    private static final Duration ENDED_WITHIN = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = UnusedPort.find();
    private final Path folder;
    private final Process process;

    private RunningB2bua(Map<String, String> settings, List<String> flags) throws IOException {
        assertThat(JAR).as("the application; make it with ./mvnw package").exists();
        this.folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/it")), "b2bua");
        List<String> command =
                new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(ClassArchive.option());
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(flags);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(settings);
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        this.process = builder.start();
    }

    /** Starts it; what the settings do not say is the default. */
    public static RunningB2bua launch(Map<String, String> settings, String... flags) {
        try {
            return new RunningB2bua(settings, List.of(flags));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it on all of these services, its tables in a schema of their own, and waits until it takes calls. */
    public static RunningB2bua start(RealServices services, CdrTable cdrs, String... flags) {
        RunningB2bua b2bua = launch(settings(services, cdrs), flags);
        try {
            b2bua.awaitHealth(200);
        } catch (RuntimeException | AssertionError e) {
            b2bua.process.destroyForcibly();
            throw e;
        }
        return b2bua;
    }

    /** Refuses no call for overload: bursts of calls are served, however busy the machine of the test is. */
    public static Map<String, String> settings(RealServices services, CdrTable cdrs) {
        Map<String, String> settings = new HashMap<>(services.asterisk().settings());
        settings.put("OVERLOAD_DELAY", "0");
        settings.put("REDIS_URL", services.redis().url());
        settings.putAll(cdrs.settings());
        return settings;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public void awaitHealth(int status) {
        await().atMost(UP_WITHIN)
                .ignoreExceptionsInstanceOf(ConnectException.class)
                .untilAsserted(() -> {
                    assertThat(process.isAlive())
                            .as("alive; it said: %s", said())
                            .isTrue();
                    assertThat(health().statusCode()).isEqualTo(status);
                });
    }

    /** How many calls it says that it has; -1 while it says nothing. */
    public int activeCalls() {
        return figure("callflow_calls_active");
    }

    /** What it says of this meter, named with its tags; -1 while it says nothing. */
    public int figure(String meter) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/metrics");
        try {
            String metrics = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher line =
                    Pattern.compile("(?m)^" + Pattern.quote(meter) + " (\\S+)").matcher(metrics);
            return line.find() ? (int) Double.parseDouble(line.group(1)) : -1;
        } catch (IOException notYet) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The address of a page of it. */
    public URI addressOf(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits until its log has this. */
    public void awaitSaid(String text) {
        await().atMost(UP_WITHIN).untilAsserted(() -> assertThat(said()).contains(text));
    }

    public HttpResponse<String> health() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/healthz");
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What is at this address of its status pages. */
    public byte[] page(String path) {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try {
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** All that it said. */
    public String said() {
        try {
            return Files.readString(folder.resolve("out")) + Files.readString(folder.resolve("err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it said on stderr. */
    public String complained() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a subcommand for it, as an operator does; returns what that printed. */
    public String subcommand(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(java(), "-Xmx64m", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        Process running = builder.start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(printed).isZero();
        return printed;
    }

    /** Asks it to end, as a supervisor does. */
    public RunningB2bua terminate() {
        process.destroy();
        return this;
    }

    /** Waits for its end; returns its status. */
    public int awaitEnd() {
        try {
            assertThat(process.waitFor(ENDED_WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .as("ended; it said: %s", said())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Ends it in order. */
    @Override
    public void close() {
        terminate().awaitEnd();
    }
}
