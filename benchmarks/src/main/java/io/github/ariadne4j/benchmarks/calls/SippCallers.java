package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.benchmarks.process.MeasuredProcess;
import io.github.ariadne4j.benchmarks.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The callers of SIPp, started by {@code scripts/callers.sh}. One load at a time. */
final class SippCallers {
    private static final String HOLD_SECONDS = "1";

    private final Path script;
    private final Path folder;
    private final String sipPort;
    private int turn;

    SippCallers(Path script, Path folder, String sipPort) {
        this.script = script;
        this.folder = folder;
        this.sipPort = sipPort;
    }

    /** Places the calls of that load, waits until the last one has ended, and returns the callers' measurements. */
    Figures place(String number, Load load) throws IOException, InterruptedException {
        Path files = folder.resolve("callers-" + ++turn);
        Path log = folder.resolve("callers-" + turn + ".log");
        Process callers = MeasuredProcess.builder(
                        List.of(
                                script.toString(),
                                files.toString(),
                                sipPort,
                                number,
                                Integer.toString(load.calls()),
                                Integer.toString(load.rate()),
                                HOLD_SECONDS),
                        log)
                .start();
        try {
            if (callers.waitFor() != 0) {
                throw new IOException("SIPp failed; see " + log);
            }
        } finally {
            callers.destroy();
        }
        return figures(load.calls(), Files.readAllLines(files.resolve("figures")));
    }

    static Figures figures(int calls, List<String> lines) {
        Figures counted = new Figures();
        for (String line : lines) {
            int end = line.indexOf('=');
            String value = line.substring(end + 1);
            if (!value.equals("-")) {
                counted.put(line.substring(0, end), Double.parseDouble(value));
            }
        }
        Figures figures = new Figures();
        for (String share : List.of("50", "95", "99")) {
            counted.get("SETUP_P" + share)
                    .ifPresent(milliseconds -> figures.put("set-up p" + share + ", ms", milliseconds));
        }
        figures.put("calls failed", calls - counted.get("ENDED_WELL").orElse(0));
        return figures;
    }
}
