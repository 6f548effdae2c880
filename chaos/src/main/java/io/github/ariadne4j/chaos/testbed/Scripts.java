package io.github.ariadne4j.chaos.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The repository's scripts, which start and control private servers on this machine.
 *
 * @param folder their folder
 */
record Scripts(Path folder) {
    /** Longer than the scenario that holds a lock. */
    private static final int PATIENCE_SECONDS = 90;

    /**
     * Runs a script to its end.
     *
     * @return its output
     * @throws IllegalStateException if it failed, with its output
     */
    String run(Map<String, String> environment, String script, String... arguments) {
        List<String> command = command(script, arguments);
        try {
            Path out = Files.createTempFile("chaos", ".out");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                String words = Files.readString(out, StandardCharsets.UTF_8);
                if (!ended || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new IllegalStateException(String.join(" ", command) + " failed: " + words.strip());
                }
                return words;
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + script, e);
        }
    }

    List<String> command(String script, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve(script).toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
