package io.github.ariadne4j.testkit.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The result of a system command.
 *
 * @param status its exit status
 * @param output its stdout and stderr
 */
public record Command(int status, String output) {
    /** The root of the repository; tests run in their module's folder. */
    public static final Path REPOSITORY = root(Path.of("").toAbsolutePath());

    private static final long AT_MOST_SECONDS = 60;

    private static Path root(Path folder) {
        return Files.exists(folder.resolve("mvnw")) ? folder : root(folder.getParent());
    }

    /** Redirects to a file, as servers that a script starts would keep a pipe open while they run. */
    public static Command run(List<String> words) {
        return run(words, Map.of());
    }

    private static Command run(List<String> words, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("command", ".out");
            try {
                ProcessBuilder command = new ProcessBuilder(words);
                command.environment().putAll(environment);
                Process process = command.directory(REPOSITORY.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                boolean ended = process.waitFor(AT_MOST_SECONDS, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroy();
                    throw new AssertionError(words + " does not end; it said " + Files.readString(output));
                }
                return new Command(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + words, e);
        }
    }

    /** Runs a script of the repository; its output names what to install if something is missing. */
    public static String script(String... words) {
        return script(Map.of(), words);
    }

    /** The same with these environment variables added. */
    public static String script(Map<String, String> environment, String... words) {
        Command command = run(List.of(words), environment);
        if (command.status() != 0) {
            throw new AssertionError(String.join(" ", words) + ": " + command.output());
        }
        return command.output();
    }
}
