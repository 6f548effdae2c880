package io.github.ariadne4j.examples.b2bua.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs the scripts of the repository. */
final class Script {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private Script() {}

    /** What a script did. */
    record Result(int status, String output) {}

    /** Runs it, and fails the test with its words if it fails: it says what is missing and what to do. */
    static String run(String name, String... arguments) {
        Result result = call(name, arguments);
        if (result.status() != 0) {
            throw new AssertionError(name + " " + String.join(" ", arguments) + ":\n" + result.output());
        }
        return result.output();
    }

    /** Runs it, whatever comes of it. */
    static Result call(String name, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("scripts").resolve(name).toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("script", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Result(ended ? process.exitValue() : -1, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The NAME=value lines that a server's script left. */
    static Map<String, String> environmentOf(Path folder) {
        try {
            return Files.readAllLines(folder.resolve("env")).stream()
                    .filter(line -> line.contains("="))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
