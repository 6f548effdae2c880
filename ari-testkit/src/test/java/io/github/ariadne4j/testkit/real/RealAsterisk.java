package io.github.ariadne4j.testkit.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A private Asterisk with the configuration of the example, started by {@code scripts/asterisk.sh}. */
public final class RealAsterisk implements AutoCloseable {
    private static final Pattern UP = Pattern.compile("\"state\":\"Up\"");
    private static final Pattern CALL_ID = Pattern.compile("\"protocol_id\":\"([^\"]+)\"");
    private static final Pattern BRIDGE = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final Path folder;
    private final Map<String, String> env;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread stopWithTheJvm = new Thread(this::stop, "asterisk-stop");

    private RealAsterisk(Path folder, Map<String, String> environment) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(stopWithTheJvm);
        Command.script(environment, "scripts/asterisk.sh", "start", folder.toString());
        this.env = read(folder.resolve("env"));
    }

    /** Starts one that keeps its files in this folder; it stops with the JVM at the latest. */
    public static RealAsterisk start(Path folder) {
        return new RealAsterisk(folder, Map.of());
    }

    /**
     * The same with additional configuration.
     *
     * @param overlay a folder; each {@code name.conf} in it is appended to Asterisk's file of that name
     */
    public static RealAsterisk start(Path folder, Path overlay) {
        return new RealAsterisk(folder, Map.of("ASTERISK_OVERLAY", overlay.toString()));
    }

    private static Map<String, String> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings that the application needs. */
    public Map<String, String> settings() {
        return Map.of(
                "ARI_URL", env.get("ARI_URL"),
                "ARI_USERNAME", env.get("ARI_USERNAME"),
                "ARI_PASSWORD", env.get("ARI_PASSWORD"),
                "ARI_APP", env.get("ARI_APP"));
    }

    /** The port for calls. */
    public String sipPort() {
        return env.get("SIP_PORT");
    }

    /** The port that receives copies of its SIP messages. */
    public int hepPort() {
        return Integer.parseInt(env.get("HEP_PORT"));
    }

    /** The SIP Call-IDs of the current channels. */
    public List<String> callIds() {
        return CALL_ID.matcher(list("channels"))
                .results()
                .map(channel -> channel.group(1))
                .toList();
    }

    /** Waits until neither a channel nor a bridge is left. */
    public void awaitEmpty() {
        await().untilAsserted(() -> {
            assertThat(list("channels")).as("channels").isEqualTo("[]");
            assertThat(list("bridges")).as("bridges").isEqualTo("[]");
        });
    }

    /** Waits until this number of calls is up: the legs of caller and callee, and the callee itself, which is in the same Asterisk. */
    public void awaitTalking(int calls) {
        await().untilAsserted(
                        () -> assertThat(UP.matcher(list("channels")).results().count())
                                .as("channels that are up")
                                .isEqualTo(3L * calls));
    }

    /** Ends the calls and bridges of an application that has ended, as its successor would. */
    public void clear() {
        cli("channel request hangup all");
        BRIDGE.matcher(ask("GET", "bridges")).results().forEach(bridge -> ask("DELETE", "bridges/" + bridge.group(1)));
        awaitEmpty();
    }

    /** The folder that it was started in. */
    public Path folder() {
        return folder;
    }

    /** The folder of its own files: {@code etc}, {@code log}, {@code spool} … */
    public String home() {
        return env.get("ASTERISK_HOME");
    }

    /** The path of a file or folder of its {@link #home()} inside its own file tree. */
    public String pathOf(Path file) {
        return "/" + Path.of(env.get("ASTERISK_ROOT")).relativize(file);
    }

    /** The output of a command of its command line. */
    public String cli(String command) {
        return Command.script("scripts/asterisk.sh", "cli", folder.toString(), command);
    }

    private String list(String resources) {
        return ask("GET", resources);
    }

    private String ask(String method, String resource) {
        String login = env.get("ARI_USERNAME") + ':' + env.get("ARI_PASSWORD");
        HttpRequest request = HttpRequest.newBuilder(URI.create(env.get("ARI_URL") + "/ari/" + resource))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void stop() {
        Command.script("scripts/asterisk.sh", "stop", folder.toString());
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(stopWithTheJvm);
        stop();
    }
}
