package io.github.ariadne4j.benchmarks;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.channel.CreateChannel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.benchmarks.load.RestClient.Operation;
import io.github.ariadne4j.benchmarks.load.Target;
import io.github.ariadne4j.testkit.AriSimulator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The main class of {@code ./run bench core}. Each client has a JVM of its own and gets the same load from the same server; ARI_URL,
 * ARI_USERNAME and ARI_PASSWORD name an Asterisk.
 */
public final class CoreBenchmark {
    private static final String CHANNEL = "bench-channel";

    private final CoreReport report = new CoreReport(System.out);
    private final boolean quick;
    private final WorkerProcess ours;
    private final WorkerProcess stock;
    private final Callable<WorkerProcess> anotherStock;
    private final Path logs;

    private CoreBenchmark(
            boolean quick, WorkerProcess ours, WorkerProcess stock, Callable<WorkerProcess> anotherStock, Path logs) {
        this.anotherStock = anotherStock;
        this.quick = quick;
        this.ours = ours;
        this.stock = stock;
        this.logs = logs;
    }

    /**
     * Runs all rounds and prints the tables.
     *
     * @param arguments the folder of the module for stock ari4java, a folder for logs, and optionally {@code --quick}
     */
    public static void main(String[] arguments) throws Exception {
        Path module = Path.of(arguments[0]);
        Path logs = Files.createDirectories(Path.of(arguments[1]));
        boolean quick = List.of(arguments).contains("--quick");
        try (WorkerProcess ours = WorkerProcess.ours(logs.resolve("ours.log"));
                WorkerProcess stock = WorkerProcess.stock(module, logs.resolve("stock.log"))) {
            Callable<WorkerProcess> anotherStock =
                    () -> WorkerProcess.stock(module, logs.resolve("stock-callbacks.log"));
            new CoreBenchmark(quick, ours, stock, anotherStock, logs).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        report.title("events", "ours", "stock ari4java", "ratio");
        new EventMeasurement(ours, stock, quick ? 200_000 : 1_000_000, quick ? 3 : 5).run(report);
        DecodeMeasurement.run(report, quick);
        report.row(
                "heap of 10,000 idle subscriptions, bytes",
                WorkerProcess.heapOfIdleSubscriptions(logs.resolve("heap.log")),
                "",
                "");
        RestMeasurement.title(report);
        try (AriSimulator simulator = AriSimulator.start()) {
            rest("simulator", simulator.uri().toString(), simulator.username(), simulator.password());
        }
        String asterisk = System.getenv("ARI_URL");
        if (asterisk != null) {
            rest("Asterisk", asterisk, System.getenv("ARI_USERNAME"), System.getenv("ARI_PASSWORD"));
        }
        report.verdict();
    }

    private void rest(String server, String url, String username, String password) throws Exception {
        AriSettings settings = AriSettings.of(URI.create(url), new Credentials(username, password), "bench-keeper");
        try (AriClient keeper = AriClient.connect(settings)) {
            keeper.listen().toCompletableFuture().join();
            ChannelId channel = new ChannelId(CHANNEL);
            keeper.channels()
                    .create(CreateChannel.of(channel, "Local/3300@callees/n"))
                    .toCompletableFuture()
                    .join();
            Target target = new Target(url, username, password, "bench-load");
            RestMeasurement rounds =
                    new RestMeasurement(ours, stock, anotherStock, target, CHANNEL, quick ? 500 : 1500, report);
            for (Operation operation : quick ? List.of(Operation.PING) : List.of(Operation.values())) {
                for (int inFlight : List.of(1, 16, 256)) {
                    rounds.run(server, operation, inFlight);
                }
            }
            keeper.channels()
                    .hangUp(channel, HangupCause.NORMAL_CLEARING)
                    .toCompletableFuture()
                    .join();
        }
    }
}
