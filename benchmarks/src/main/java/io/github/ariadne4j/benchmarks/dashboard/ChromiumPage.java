package io.github.ariadne4j.benchmarks.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page in a Chromium without a window, which is asked by its DevTools protocol. Ends the browser when it is closed. One thread. */
final class ChromiumPage implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long POLL_MS = 100;
    private static final long END_SECONDS = 5;
    /** As root it refuses to start in its sandbox; containers have little shared memory. */
    private static final List<String> COMMAND = List.of(
            "chromium",
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--window-size=1280,860",
            "--remote-debugging-port=0");

    private final Path folder;
    private final Process browser;
    private final WebSocket socket;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private int asked;

    private ChromiumPage(Path folder, Process browser, HttpClient http) throws IOException, InterruptedException {
        this.folder = folder;
        this.browser = browser;
        this.socket =
                http.newWebSocketBuilder().buildAsync(page(http), new Answers()).join();
    }

    /** Whether this machine has the browser. */
    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, COMMAND.get(0))));
    }

    /** Opens a page, and returns while it is loaded. */
    static ChromiumPage open(URI page) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("chromium");
        List<String> command = new ArrayList<>(COMMAND);
        command.add("--user-data-dir=" + folder);
        command.add(page.toString());
        Process browser = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new ChromiumPage(folder, browser, HttpClient.newHttpClient());
        } catch (IOException | InterruptedException | RuntimeException failure) {
            end(browser, folder);
            throw failure;
        }
    }

    /** The address of the page; the browser writes its port into a file. */
    private URI page(HttpClient http) throws IOException, InterruptedException {
        Path ports = folder.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Thread.sleep(POLL_MS);
            List<String> lines = Files.exists(ports) ? Files.readAllLines(ports) : List.of();
            String found = lines.isEmpty() ? null : socketOfPage(http, lines.get(0));
            if (found != null) {
                return URI.create(found);
            }
        }
        throw new IOException("Chromium has shown no page for " + PATIENCE);
    }

    private static @Nullable String socketOfPage(HttpClient http, String port)
            throws IOException, InterruptedException {
        URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
        String targets = http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                .body();
        for (JsonNode target : JSON.readTree(targets)) {
            if (target.path("type").asText().equals("page")) {
                return target.path("webSocketDebuggerUrl").asText();
            }
        }
        return null;
    }

    /** Begins to compute an expression, a promise for example. {@link #answer} returns its value; they are asked one after the other. */
    void ask(String expression) throws IOException {
        Map<String, Object> parameters = Map.of("expression", expression, "returnByValue", true, "awaitPromise", true);
        Map<String, Object> request = Map.of("id", ++asked, "method", "Runtime.evaluate", "params", parameters);
        socket.sendText(JSON.writeValueAsString(request), true).join();
    }

    /** The value of the last expression. */
    JsonNode answer() throws IOException, InterruptedException {
        String answer;
        do {
            answer = answers.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw new IOException("Chromium has not answered for " + PATIENCE);
            }
        } while (JSON.readTree(answer).path("id").asInt() != asked);
        return JSON.readTree(answer).path("result").path("result").path("value");
    }

    /** Waits until the expression is true. */
    void await(String expression) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            ask(expression);
            if (answer().asBoolean()) {
                return;
            }
            Thread.sleep(POLL_MS);
        } while (System.nanoTime() < deadline);
        throw new IOException("not true of the page for " + PATIENCE + ": " + expression);
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        end(browser, folder);
    }

    private static void end(Process browser, Path folder) throws IOException {
        List<ProcessHandle> parts = browser.descendants().toList();
        browser.destroy();
        try {
            browser.onExit().get(END_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            browser.destroyForcibly();
        } catch (InterruptedException interrupted) {
            browser.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        parts.forEach(ProcessHandle::destroyForcibly);
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                answers.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
