package io.github.ariadne4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.benchmarks.frames.FrameServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures events over a real socket, with both clients alternately; the first round of each is a warm-up. */
final class EventMeasurement {
    private static final double GOAL = 5;

    private final WorkerProcess ours;
    private final WorkerProcess stock;
    private final int events;
    private final int rounds;

    EventMeasurement(WorkerProcess ours, WorkerProcess stock, int events, int rounds) {
        this.ours = ours;
        this.stock = stock;
        this.events = events;
        this.rounds = rounds;
    }

    void run(CoreReport report) throws IOException {
        List<JsonNode> byUs = new ArrayList<>();
        List<JsonNode> byStock = new ArrayList<>();
        try (FrameServer server = FrameServer.start()) {
            for (int round = 0; round <= rounds; round++) {
                add(byUs, round, ask(ours, server));
                add(byStock, round, ask(stock, server));
            }
        }
        double perSecond = median(byUs, "events", "seconds");
        double stockPerSecond = median(byStock, "events", "seconds");
        double cpu = 1e6 * median(byUs, "cpuSeconds", "events");
        double stockCpu = 1e6 * median(byStock, "cpuSeconds", "events");
        report.compare("events a second", perSecond, stockPerSecond, perSecond / stockPerSecond);
        report.compare("processor time, µs an event", cpu, stockCpu, stockCpu / cpu);
        report.row("of " + events + ": lost, worst round", worst(byUs, "lost"), worst(byStock, "lost"), "");
        report.row(
                "of " + events + ": out of order, worst round",
                worst(byUs, "inversions"),
                worst(byStock, "inversions"),
                "");
        report.goal("5 x stock on events a second", perSecond >= GOAL * stockPerSecond);
        report.goal("no event lost, none out of order", worst(byUs, "lost") + worst(byUs, "inversions") == 0);
    }

    private JsonNode ask(WorkerProcess worker, FrameServer server) throws IOException {
        return worker.ask("events", server.url(), "bench", "secret", "bench-" + events, events);
    }

    private static void add(List<JsonNode> results, int round, JsonNode result) {
        if (round > 0) {
            results.add(result);
        }
    }

    private static double median(List<JsonNode> results, String of, String by) {
        double[] sorted = results.stream()
                .mapToDouble(
                        result -> result.get(of).asDouble() / result.get(by).asDouble())
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private static long worst(List<JsonNode> results, String what) {
        return results.stream()
                .mapToLong(result -> result.get(what).asLong())
                .max()
                .orElse(0);
    }
}
