package io.github.ariadne4j.testkit.record;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The recorder as a program, which runs until SIGTERM or Ctrl-C: see {@link #USAGE}. */
@SuppressWarnings("JavaLangClash") // It is a command, and is not imported.
public final class Record {
    static final String USAGE = """
            usage: Record --upstream http://127.0.0.1:8088 --to FILE [--port PORT] [--mask numbers]
              --upstream      the address of Asterisk's HTTP server
              --to            the file of the record; must not exist
              --port          the port for the application, on 127.0.0.1 (default: a free port)
              --mask numbers  hides telephone numbers, caller ids and SIP addresses; secrets are always hidden""";

    private static final List<String> OPTIONS = List.of("--upstream", "--to", "--port", "--mask");

    private Record() {}

    /** Runs until the JVM is ended. */
    @SuppressWarnings("SystemOut") // The output of a command.
    public static void main(String[] words) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try {
            AriRecorder recorder = start(words, System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(recorder::close, "ari-recorder-end"));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        ended.await();
    }

    static AriRecorder start(String[] words, PrintStream out) {
        Map<String, String> options = options(words);
        AriRecorder recorder = AriRecorder.start(
                URI.create(options.get("--upstream")),
                Path.of(options.get("--to")),
                maskingOf(options.getOrDefault("--mask", "")),
                Integer.parseInt(options.getOrDefault("--port", "0")));
        out.println("records " + options.get("--upstream") + " to " + options.get("--to")
                + "; connect the application to " + recorder.uri());
        return recorder;
    }

    private static Masking maskingOf(String word) {
        return switch (word) {
            case "" -> Masking.secretsOnly();
            case "numbers" -> Masking.numbers();
            default -> throw new IllegalArgumentException("--mask must be numbers: " + word + '\n' + USAGE);
        };
    }

    private static Map<String, String> options(String[] words) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            if (!OPTIONS.contains(words[i]) || i + 1 == words.length) {
                throw new IllegalArgumentException(
                        "unknown option, or an option without a value: " + words[i] + '\n' + USAGE);
            }
            options.put(words[i], words[i + 1]);
        }
        if (!options.containsKey("--upstream") || !options.containsKey("--to")) {
            throw new IllegalArgumentException(USAGE);
        }
        return options;
    }
}
