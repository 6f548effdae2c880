package io.github.ariadne4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.benchmarks.load.RestClient;
import io.github.ariadne4j.benchmarks.load.Target;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures requests to one Asterisk: every client's variants, at 1, 16 and 256 in flight, one after the other. */
final class RestMeasurement {
    private static final double GOAL = 10;
    private static final List<String> OUR_WAYS = List.of("HTTP", "WEBSOCKET", "AUTO");

    private final WorkerProcess ours;
    private final WorkerProcess stock;
    private final Callable<WorkerProcess> anotherStock;
    private final Target target;
    private final String channel;
    private final int millis;
    private final CoreReport report;

    /**
     * Prepares the rounds.
     *
     * @param stock for requests that block
     * @param anotherStock for requests with callbacks, new for each round: they get stuck, and leave threads behind
     */
    RestMeasurement(
            WorkerProcess ours,
            WorkerProcess stock,
            Callable<WorkerProcess> anotherStock,
            Target target,
            String channel,
            int millis,
            CoreReport report) {
        this.ours = ours;
        this.stock = stock;
        this.anotherStock = anotherStock;
        this.target = target;
        this.channel = channel;
        this.millis = millis;
        this.report = report;
    }

    static void title(CoreReport report) {
        report.title("server", "request", "in flight", "client", "requests/s", "p50 ms", "p99 ms", "failed", "stuck");
    }

    void run(String server, RestClient.Operation operation, int inFlight) throws Exception {
        String where = server + ", " + operation + ", " + inFlight + " in flight";
        double best = ourBest(server, operation, inFlight, where);
        double stockBest = stockBest(server, operation, inFlight);
        String factor = CoreReport.number(best / stockBest) + " x";
        report.row(server, operation, inFlight, "**best : stock's best**", factor, "", "", "", "");
        if (inFlight > 1) {
            report.goal("10 x stock's best on requests: " + where + " (" + factor + ")", best >= GOAL * stockBest);
        }
    }

    private double ourBest(String server, RestClient.Operation operation, int inFlight, String where)
            throws IOException {
        double best = 0;
        for (String way : OUR_WAYS) {
            JsonNode result = measure(server, ours, way, operation, inFlight);
            best = Math.max(best, result.get("perSecond").asDouble());
            report.goal(
                    "nothing failed or stuck: " + way + ", " + where,
                    result.get("stuck").asLong() + result.get("failed").asLong() == 0);
        }
        return best;
    }

    private double stockBest(String server, RestClient.Operation operation, int inFlight) throws Exception {
        JsonNode threads = measure(server, stock, "THREADS", operation, inFlight);
        try (WorkerProcess fresh = anotherStock.call()) {
            JsonNode callbacks = measure(server, fresh, "CALLBACKS", operation, inFlight);
            return Math.max(
                    threads.get("perSecond").asDouble(),
                    callbacks.get("perSecond").asDouble());
        }
    }

    private JsonNode measure(
            String server, WorkerProcess worker, String way, RestClient.Operation operation, int inFlight)
            throws IOException {
        JsonNode result = worker.ask(
                "rest",
                target.url(),
                target.username(),
                target.password(),
                target.application(),
                way,
                operation,
                channel,
                inFlight,
                millis);
        report.row(
                server,
                operation,
                inFlight,
                worker.name() + ' ' + way,
                result.get("perSecond").asDouble(),
                result.get("p50").asDouble() / 1000,
                result.get("p99").asDouble() / 1000,
                result.get("failed").asLong(),
                result.get("stuck").asLong());
        return result;
    }
}
