package io.github.ariadne4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A JVM that measures one client, with the class path of that client; lives until closed. */
final class WorkerProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Process process;
    private final BufferedReader results;
    private final Writer commands;

    private WorkerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.results = process.inputReader(StandardCharsets.UTF_8);
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Ariadne4j's client, on the class path of this JVM. */
    static WorkerProcess ours(Path log) throws IOException {
        return start(
                "ours",
                System.getProperty("java.class.path"),
                "io.github.ariadne4j.benchmarks.ariadne.AriadneWorker",
                log);
    }

    /** Stock ari4java, on the class path that Maven made for that module. */
    static WorkerProcess stock(Path module, Path log) throws IOException {
        Path target = module.resolve("target");
        String classPath =
                target.resolve("classes") + File.pathSeparator + target.resolve("lib") + File.separator + '*';
        return start("stock ari4java", classPath, "io.github.ariadne4j.benchmarks.stock.StockWorker", log);
    }

    private static WorkerProcess start(String name, String classPath, String main, Path log) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        Process process = new ProcessBuilder(List.of(java, "-Xmx3g", "-cp", classPath, main))
                .redirectError(log.toFile())
                .start();
        return new WorkerProcess(name, process);
    }

    String name() {
        return name;
    }

    /** Runs one command and waits for its result. */
    JsonNode ask(Object... words) throws IOException {
        commands.write(
                String.join(" ", Arrays.stream(words).map(String::valueOf).toList()) + '\n');
        commands.flush();
        return result();
    }

    private JsonNode result() throws IOException {
        for (String line = results.readLine(); line != null; line = results.readLine()) {
            if (line.startsWith("{")) {
                return JSON.readTree(line);
            }
        }
        throw new IOException("the JVM of " + name + " ended; see its log");
    }

    /** Measured in a JVM of its own without other work. */
    static double heapOfIdleSubscriptions(Path log) throws IOException {
        String main = SubscriptionMemory.class.getName();
        try (WorkerProcess measuring = start(main, System.getProperty("java.class.path"), main, log)) {
            return measuring.result().get("bytes").asDouble();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
