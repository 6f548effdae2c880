package io.github.ariadne4j.chaos.testbed;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Measures the processor time of named processes from a moment on. */
public final class ProcessorTime {
    private final Map<String, Long> processes;
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private final long began = System.nanoTime();

    /** Starts the measurement of the processes with these ids. */
    public ProcessorTime(Map<String, Long> processes) {
        this.processes = processes;
        processes.forEach((name, pid) -> before.put(name, of(pid)));
    }

    /** The share of one core that each has used since: {@code asterisk 1.12, application 0.28}. */
    public String cores() {
        double elapsed = System.nanoTime() - began;
        StringJoiner cores = new StringJoiner(", ");
        processes.forEach((name, pid) -> {
            Duration used = of(pid).minus(before.getOrDefault(name, Duration.ZERO));
            cores.add(String.format(Locale.ROOT, "%s %.2f", name, used.toNanos() / elapsed));
        });
        return cores.toString();
    }

    private static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }
}
