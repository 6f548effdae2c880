package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.ConnectionState;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.resource.AriRejectedException;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.examples.b2bua.http.CallMetrics;
import io.github.ariadne4j.examples.b2bua.http.Health;
import io.github.ariadne4j.examples.b2bua.http.OperationsServer;
import io.github.ariadne4j.examples.b2bua.route.RouteTable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application, wired: stores, client, engine, and what operations look at. */
final class B2bua implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(B2bua.class);

    private final OperationsServer operations;
    private final Stores stores;
    private final AriClient ari;
    private final CallEngine engine;
    private final Duration drain;

    private B2bua(OperationsServer operations, Stores stores, AriClient ari, CallEngine engine, Duration drain) {
        this.operations = operations;
        this.stores = stores;
        this.ari = ari;
        this.engine = engine;
        this.drain = drain;
    }

    /** Starts; returns once calls are taken. What is plainly wrong is found out before anything is connected. */
    static B2bua start(Options options, Sources sources) {
        RouteTable routes = checked(() -> RouteTable.parse(options.routes, options.ringFor()));
        AriSettings settings = settings(options, sources);
        Health health = new Health();
        CallMetrics metrics = new CallMetrics();
        OperationsServer operations = serve(options.httpPort, health, metrics);
        Patience patience = new Patience(health);
        Stores stores = Stores.open(options, sources, patience);
        AriClient ari = patience.until("Asterisk", () -> AriClient.connect(settings), B2bua::refused);
        CallEngine engine = patience.until("Asterisk", () -> engine(ari, routes, stores, metrics), B2bua::refused);
        metrics.watch(ari, engine, stores.cdrs());
        health.check("Asterisk", () -> notListening(ari));
        health.ping("sessions", () -> stores.sessions().ping());
        health.ping("CDRs", () -> stores.cdrs().ping());
        health.started();
        LOG.info(
                "ready: application {} on Asterisk {} at {}, sessions in {}, CDRs in {}, health and metrics at"
                        + " http://127.0.0.1:{}",
                options.ariApp,
                ari.server().version(),
                options.ariUrl,
                options.redisUrl == null ? "memory" : "Redis",
                options.cdrUrl == null ? "the H2 file b2bua-cdr" : "the database",
                operations.port());
        return new B2bua(operations, stores, ari, engine, Duration.ofSeconds(options.drainTimeout));
    }

    private static AriSettings settings(Options options, Sources sources) {
        String password = sources.value("ari-password");
        if (password == null || password.isEmpty()) {
            throw new ConfigurationException(
                    "there is no ARI password; set ARI_PASSWORD, or ari-password in the properties file");
        }
        return checked(() -> AriSettings.of(
                URI.create(options.ariUrl), new Credentials(options.ariUsername, password), options.ariApp));
    }

    private static <T> T checked(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Patience.firstLine(e));
        }
    }

    private static OperationsServer serve(int port, Health health, CallMetrics metrics) {
        try {
            return OperationsServer.start(port, health, metrics::scrape);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    "cannot listen on port " + port + " (" + e.getMessage() + "); choose another --http-port");
        }
    }

    private static CallEngine engine(AriClient ari, RouteTable routes, Stores stores, CallMetrics metrics) {
        return CallEngine.builder(ari)
                .flow(new DialAndBridge(routes))
                .sessions(stores.sessions())
                .cdrs(stores.cdrs())
                .limits(stores.limits())
                .listener(metrics)
                .start();
    }

    private static boolean refused(RuntimeException e) {
        return e instanceof AriRejectedException || e.getCause() instanceof AriRejectedException;
    }

    private static Optional<String> notListening(AriClient ari) {
        ConnectionState state = ari.state();
        return state == ConnectionState.LISTENING
                ? Optional.empty()
                : Optional.of("events do not flow (" + state + ")");
    }

    int httpPort() {
        return operations.port();
    }

    /** Takes no new calls, waits a while for the live ones, writes what is to be written. What lives on, lives on in Asterisk. */
    @Override
    public void close() {
        engine.drain();
        LOG.info("no new calls; waiting up to {} for {} live ones", drain, engine.activeCalls());
        try {
            if (!engine.awaitIdle(drain)) {
                LOG.warn("{} calls go on in Asterisk without us", engine.activeCalls());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        engine.close();
        ari.close();
        stores.close();
        operations.close();
        LOG.info("stopped");
    }
}
