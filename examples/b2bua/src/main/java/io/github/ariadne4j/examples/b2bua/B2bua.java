package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.ari.hep.HepReceiver;
import io.github.ariadne4j.ari.hep.HepSettings;
import io.github.ariadne4j.ari.hep.RtcpStore;
import io.github.ariadne4j.ari.hep.SipMessageStore;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.LiveQuality;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.dashboard.DashboardServer;
import io.github.ariadne4j.dashboard.figures.CallFigures;
import io.github.ariadne4j.examples.b2bua.config.B2buaSettings;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.LogSettings;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.examples.b2bua.lifecycle.StartupRetry;
import io.github.ariadne4j.examples.b2bua.route.ReloadedRoutes;
import io.github.ariadne4j.examples.b2bua.status.DependencyStates;
import io.github.ariadne4j.examples.b2bua.status.Health;
import io.github.ariadne4j.examples.b2bua.status.Metrics;
import io.github.ariadne4j.examples.b2bua.status.StatusServer;
import io.github.ariadne4j.examples.b2bua.status.StoreCheck;
import io.github.ariadne4j.examples.b2bua.status.UnavailabilityReason;
import io.github.ariadne4j.examples.b2bua.store.CallStores;
import io.github.ariadne4j.examples.b2bua.store.CdrDatabase;
import io.github.ariadne4j.examples.b2bua.trace.CallTracing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the application. Opens the status pages first, then the database, the stores and Asterisk, and closes them in reverse
 * order, so that calls come in last and CDRs are flushed after the last call. Used by the main thread.
 */
final class B2bua {
    private static final Logger LOG = LoggerFactory.getLogger(B2bua.class);

    private final B2buaSettings settings;
    private final LogSettings log;
    private final Shutdown shutdown;
    private final Health health = new Health();
    private final Metrics metrics = new Metrics();
    private final SipMessageStore sipMessages =
            new SipMessageStore(SipMessageStore.Limits.defaults(), Clock.systemUTC());
    private final RtcpStore rtcpReports = new RtcpStore();
    private final Drain drain;
    private final StartupRetry retry;
    private final @Nullable CallRecorder recorder;
    private final @Nullable CallTracing tracing;
    private final CallFigures figures = new CallFigures();
    private final DependencyStates dependencies = new DependencyStates();
    private volatile LongSupplier cdrBacklog = () -> 0;
    private volatile LongSupplier loopStalls = () -> 0;
    private String waitingFor = "";

    B2bua(B2buaSettings settings, LogSettings log, Shutdown shutdown) {
        this.settings = settings;
        this.log = log;
        this.shutdown = shutdown;
        this.drain = new Drain(shutdown, health);
        this.recorder = recorder();
        this.tracing = settings.collector() == null
                ? null
                : CallTracing.to(settings.collector(), settings.ari().application());
        this.retry = new StartupRetry(shutdown, this::waitingFor);
    }

    /**
     * Runs until the end is requested.
     *
     * @throws io.github.ariadne4j.examples.b2bua.config.ConfigurationException for a fault that only the operator can correct
     */
    void run() throws InterruptedException {
        try (StatusServer status = StatusServer.begin(settings.http(), health, metrics::scrape, this::shown);
                @Nullable HepReceiver receiver = receiveSip();
                @Nullable CallTracing traced = tracing) {
            if (receiver != null) {
                metrics.watch(receiver, sipMessages);
                LOG.info("SIP messages are received at {}", receiver.address());
            }
            if (traced != null) {
                metrics.watch(traced);
            }
            Optional<CdrDatabase> opened = retry.until(this::openDatabase);
            if (opened.isPresent()) {
                try (CdrDatabase database = opened.get()) {
                    run(status, database);
                }
            }
        }
        LOG.info("ended");
    }

    private DashboardServer.Builder shown(DashboardServer.Builder dashboard) {
        CallRecorder known = recorder;
        return (known == null ? dashboard : dashboard.recorder(known))
                .figures(figures)
                .dependencies(dependencies::now)
                .drain(drain)
                .cdrBacklog(() -> cdrBacklog.getAsLong())
                .loopStalls(() -> loopStalls.getAsLong());
    }

    /** Null if the recorder is disabled. */
    private @Nullable CallRecorder recorder() {
        if (settings.recorderMebibytes() == 0) {
            return null;
        }
        RecorderSettings size = RecorderSettings.defaults().withMebibytes(settings.recorderMebibytes());
        return settings.hep() == null ? new CallRecorder(size) : new CallRecorder(size, sipMessages, rtcpReports);
    }

    /** Null if no SIP messages are to be received. */
    private @Nullable HepReceiver receiveSip() {
        HepSettings hep = settings.hep();
        if (hep == null) {
            return null;
        }
        try {
            return HepReceiver.listen(hep, sipMessages, rtcpReports);
        } catch (AriConnectionException e) {
            throw new ConfigurationException(DisplayText.of(String.valueOf(e.getMessage()))
                    + ": stop the process that uses it, or set another address with " + Setting.HEP_ADDRESS.names());
        }
    }

    /** With Redis, ended sessions wait there while the database is unavailable; in memory they would be lost with the process. */
    private CdrDatabase openDatabase() {
        return settings.redisUrl().isEmpty() ? CdrDatabase.open(settings.cdrs()) : CdrDatabase.begin(settings.cdrs());
    }

    private void run(StatusServer status, CdrDatabase database) throws InterruptedException {
        Optional<CallStore> opened = retry.until(() -> CallStores.open(settings.redisUrl(), database.limits()));
        if (opened.isPresent()) {
            try (CallStore store = opened.get();
                    SessionSpool spool = CallStores.spool(
                            settings.redisUrl(), settings.survival().spool());
                    ReloadedRoutes routes = routes(database)) {
                run(status, database, store, spool, routes);
            }
        }
    }

    private ReloadedRoutes routes(CdrDatabase database) {
        B2buaSettings.RoutesReload table = settings.routesTable();
        return table == null
                ? ReloadedRoutes.only(settings.routes())
                : ReloadedRoutes.begin(settings.routes(), database.routes(), table.ringFor(), table.pause());
    }

    private void run(
            StatusServer status, CdrDatabase database, CallStore store, SessionSpool spool, ReloadedRoutes routes)
            throws InterruptedException {
        UnaryOperator<CallEngine.Builder> charged = charged(database);
        Optional<B2buaRuntime> opened = retry.until(() -> B2buaRuntime.open(
                settings,
                routes,
                builder -> observed(charged.apply(builder))
                        .store(store)
                        .spool(spool)
                        .cdrs(database.cdrs())
                        .listener(metrics.calls())
                        .listener(figures)
                        .listener(new CallLog(log))
                        .listener(B2buaRuntime.endWhenReplaced(settings.ari(), shutdown))));
        if (opened.isPresent()) {
            try (B2buaRuntime runtime = opened.get()) {
                runtime.whenLost(shutdown);
                metrics.watch(runtime.engine(), runtime.ari(), database.cdrs(), spool);
                watch(runtime, store, database);
                status.watch(runtime.engine());
                drain.watch(runtime.engine());
                status.measure(new LiveQuality(runtime.ari().channels()));
                database.awaitTables(shutdown::fail);
                tellReady(status, runtime, routes);
                takeCalls(runtime.engine());
            }
        }
    }

    private UnaryOperator<CallEngine.Builder> charged(CdrDatabase database) {
        Duration atMost = settings.admission().credit();
        if (atMost.isZero()) {
            return builder -> builder;
        }
        CreditControl credit = database.controlCredit(atMost);
        return builder -> builder.credit(credit);
    }

    private void watch(B2buaRuntime runtime, CallStore store, CdrDatabase database) {
        StoreCheck sessions =
                new StoreCheck("session_store", "the session store", store.sessions()::ping, System::nanoTime);
        StoreCheck cdrs = new StoreCheck("cdr_database", "the CDR database", database.cdrs()::ping, System::nanoTime);
        health.watch(List.of(runtime, sessions, cdrs));
        String uri = DisplayText.ofUrl(settings.ari().uri().toString());
        dependencies.watch(List.of(
                new DependencyStates.Entry("Asterisk", uri, runtime, reason -> !B2buaRuntime.isAboutStore(reason)),
                new DependencyStates.Entry("sessions", sessionStore(), sessions, reason -> true),
                new DependencyStates.Entry(
                        "CDRs", DisplayText.ofUrl(settings.cdrs().url()), cdrs, reason -> true)));
        cdrBacklog = database.cdrs()::backlog;
        loopStalls = () -> runtime.ari().statistics().loopStalls();
    }

    private String sessionStore() {
        return settings.redisUrl().isEmpty() ? "memory" : DisplayText.ofUrl(settings.redisUrl());
    }

    private CallEngine.Builder observed(CallEngine.Builder builder) {
        if (recorder != null) {
            builder.observer(recorder);
        }
        if (tracing != null) {
            builder.observer(tracing.observer());
        }
        return builder;
    }

    private void takeCalls(CallEngine engine) throws InterruptedException {
        String why = shutdown.await();
        LOG.info(
                "{}: new calls are returned to the dialplan; waiting for {} live calls, {} s at most",
                why,
                engine.activeCalls(),
                settings.drainTimeout().toSeconds());
        health.isDown(new UnavailabilityReason("ending", "the application ends"));
        engine.handBack();
        if (!engine.awaitIdle(settings.drainTimeout())) {
            LOG.info(
                    "the process ends with {} live calls; they go on in Asterisk, and the next instance recovers them",
                    engine.activeCalls());
        }
    }

    /** Logs each cause of waiting once, not at each attempt. */
    private void waitingFor(String what) {
        health.isDown(new UnavailabilityReason("waiting", what));
        if (!what.equals(waitingFor)) {
            waitingFor = what;
            LOG.warn("{}; trying again until it succeeds", what);
        }
    }

    private void tellReady(StatusServer status, B2buaRuntime runtime, ReloadedRoutes routes) {
        LOG.info(
                "ready: Asterisk {} at {}, application {}, {} routes; sessions in {}; CDRs in {}; {}://{}:{}/ shows its calls",
                runtime.ari().server().version(),
                settings.ari().uri(),
                settings.ari().application(),
                routes.size(),
                sessionStore(),
                DisplayText.ofUrl(settings.cdrs().url()),
                settings.http().tls() == null ? "http" : "https",
                settings.http().address().getHostString(),
                status.port());
    }
}
