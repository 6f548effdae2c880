package com.example.flows.demo;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The main class of the demo: runs a flow for some calls, prints their events and their records, and ends:
 * {@code java -jar custom-flows.jar NAME CALLS}. Calls that the flow originates are counted as well. Reads the connection to Asterisk
 * from {@code ARI_URL}, {@code ARI_USERNAME}, {@code ARI_PASSWORD} and {@code ARI_APP}.
 */
public final class Demo {
    private Demo() {}

    /** Ends with status 1 if the calls have not ended after two minutes. */
    public static void main(String[] arguments) throws InterruptedException {
        Consumer<DemoSetup> flow = Objects.requireNonNull(
                DemoFlows.BY_NAME.get(arguments[0]),
                () -> "the first argument must be one of " + DemoFlows.BY_NAME.keySet());
        EventPrinter printer = new EventPrinter(Integer.parseInt(arguments[1]));
        try (AriClient ari = AriClient.connect(settings())) {
            printer.listenTo(ari);
            CallEngine.Builder engine =
                    CallEngine.builder(ari).listener(printer).observer(printer);
            CompletableFuture<CallEngine> started = new CompletableFuture<>();
            flow.accept(new DemoSetup(engine, started, printer));
            try (CallEngine running = engine.start()) {
                System.out.println("ready");
                started.complete(running);
                boolean ended = printer.awaitCalls(Duration.ofMinutes(2));
                System.exit(ended && running.awaitIdle(Duration.ofSeconds(10)) ? 0 : 1);
            }
        }
    }

    private static AriSettings settings() {
        Credentials credentials = new Credentials(variable("ARI_USERNAME"), variable("ARI_PASSWORD"));
        return AriSettings.of(URI.create(variable("ARI_URL")), credentials, variable("ARI_APP"));
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), () -> name + " is not set");
    }
}
