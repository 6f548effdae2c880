package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.chaos.fault.WireProtocol;
import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.CallRecord;
import io.github.ariadne4j.chaos.judge.CdrComparison;
import io.github.ariadne4j.chaos.judge.CdrRow;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Residue;
import io.github.ariadne4j.chaos.telephone.CallerBehaviour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The servers, applications and callers of one scenario, all on the loopback; closing it stops everything that it started and nothing
 * else.
 */
public final class TestBed implements AutoCloseable {
    /** The time after the last call for the clean-up and the CDRs; the residue after it is judged. */
    private static final Duration SETTLE = Duration.ofSeconds(60);
    /** For PostgreSQL's own files, and some thousand CDRs. */
    private static final String POSTGRES_DISK = "256m";
    /** For hundreds of ended calls. */
    private static final String SPOOL_DISK = "1m";
    /** Longer than any caller waits. */
    private static final Duration LAST_CALL = Duration.ofSeconds(100);

    private static final String ONLY = "b2bua";

    private static final Map<CallKind, Double> MIX = new EnumMap<>(Map.of(
            CallKind.TALKS, 0.4,
            CallKind.RINGS, 0.15,
            CallKind.EARLY_MEDIA, 0.15,
            CallKind.CALLEE_ENDS, 0.1,
            CallKind.BUSY, 0.1,
            CallKind.CANCELS, 0.1));

    private final RunPaths paths;
    /** Ctrl-C closes them from another thread. */
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<CallSource> callers = new ArrayList<>();
    private final Asterisk asterisk;
    private final Redis redis;
    private final Postgres postgres;

    private TestBed(RunPaths paths, Map<String, String> postgresEnvironment) {
        this.paths = paths;
        Scripts scripts = paths.scripts();
        // Ctrl-C stops all servers, also during their start.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            asterisk = new Asterisk(started(Server.start(
                    scripts,
                    "asterisk.sh",
                    paths.folder().resolve("asterisk"),
                    Signal.KILL,
                    Map.of("ASTERISK_OVERLAY", paths.overlay().toString()))));
            redis = new Redis(
                    started(Server.start(scripts, "redis.sh", paths.folder().resolve("redis"), Signal.KILL, Map.of())));
            postgres = new Postgres(started(Server.start(
                    scripts, "postgres.sh", paths.folder().resolve("postgres"), Signal.QUIT, postgresEnvironment)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts the servers. */
    public static TestBed open(RunPaths paths) {
        return new TestBed(paths, Map.of());
    }

    /** The same, with PostgreSQL's data on a small disk of its own. Needs root. */
    public static TestBed withSmallPostgres(RunPaths paths) {
        return new TestBed(paths, Map.of("POSTGRES_DISK", POSTGRES_DISK));
    }

    /** The Asterisk of this test bed. */
    public Asterisk asterisk() {
        return asterisk;
    }

    /** The Redis of this test bed. */
    public Redis redis() {
        return redis;
    }

    /** The PostgreSQL of this test bed. */
    public Postgres postgres() {
        return postgres;
    }

    /** The only instance, ready. */
    public Application application() {
        return ready(durable(ONLY, settings -> settings));
    }

    /** The same, with all requests by HTTP; its proxy can parse each of them. */
    public Application applicationByHttp() {
        return ready(durable(ONLY, ApplicationSettings::byHttp));
    }

    /** The same, and it refuses no call for overload. */
    public Application applicationByHttpThatTakesAll() {
        return ready(durable(ONLY, settings -> settings.byHttp().takesAll()));
    }

    /** The same without proxies, which would use processor time. */
    public Application applicationWithoutProxies() {
        return ready(durable(ONLY, settings -> settings.direct(asterisk.server(), redis.server(), postgres.server())));
    }

    /** Creates a small disk for the spool of the only instance, before the instance is started. Needs root. */
    public SmallDisk spoolDisk() {
        Path folder = spool(ONLY);
        paths.scripts().run(Map.of(), "disk.sh", "start", folder.toString(), SPOOL_DISK);
        open.add(() -> paths.scripts().run(Map.of(), "disk.sh", "stop", folder.toString()));
        return new SmallDisk(folder);
    }

    /** Adds a replica for Redis, and a Sentinel, before the first instance is started. */
    public Sentinel sentinel() {
        Server replica = started(redis.server().beside("replica"));
        Sentinel sentinel = new Sentinel(started(redis.server().beside("sentinel")), redis.server(), replica);
        redis.follow(sentinel);
        return sentinel;
    }

    /** One instance of several that adopt each other's calls, ready; the application has its name. */
    public Application instance(String name) {
        return ready(durable(name, ApplicationSettings::takesOver));
    }

    /** The same, with all requests by HTTP; its proxy can parse each of them. */
    public Application instanceByHttp(String name) {
        return ready(durable(name, settings -> settings.takesOver().byHttp()));
    }

    /** An instance with its sessions in memory only, ready. */
    public Application forgetful(String name) {
        FaultProxy ari = wayToAsterisk();
        return ready(added(
                name,
                ApplicationSettings.of(name, asterisk.server(), ari).cdrs(postgres.server(), postgres.way()),
                ari));
    }

    /** The program of {@code examples/custom-flows} with this durable flow as the only instance, ready. */
    public Application flow(String name) {
        asterisk.storePrompts();
        FaultProxy ari = wayToAsterisk();
        ApplicationSettings settings = ApplicationSettings.of(ONLY, asterisk.server(), ari)
                .cdrs(postgres.server(), postgres.way())
                .sessions(redis.url(), spool(ONLY))
                .flow(name);
        Application flow = new Application(paths.ofFlows(), paths.folder().resolve("flow"), settings.values(), ari);
        opened(flow::stop);
        flow.start().awaitReady();
        postgres.prepare();
        return flow;
    }

    /**
     * Starts telephones that call the flow, until stopped.
     *
     * @param most the number of live calls beyond which none is placed
     * @param behaviours of each caller, by its index from 0
     */
    public Telephones placeTelephones(
            CallKind kind, double perSecond, int most, IntFunction<CallerBehaviour> behaviours) {
        Telephones placed = Telephones.start(kind, asterisk.sipPort(), perSecond, most, behaviours);
        callers.add(placed);
        opened(() -> placed.stop(paths.folder().resolve("telephones.log")));
        return placed;
    }

    /** Starts callers. */
    public SippCallers place(CallLoad load) {
        if (closed.get()) {
            throw new IllegalStateException("the test bed is being closed");
        }
        String number = load.prefix() + load.kind().digits() + String.format(Locale.ROOT, "%03d", callers.size());
        SippCallers placed = SippCallers.start(
                paths.scripts(),
                paths.folder().resolve("callers-" + callers.size()),
                asterisk.sipPort(),
                paths.callers(),
                number,
                load);
        callers.add(placed);
        opened(placed::stop);
        return placed;
    }

    /** Starts callers of all kinds, at this rate together, until stopped. */
    public List<SippCallers> placeMixed(double perSecond, Duration hold) {
        return MIX.entrySet().stream()
                .map(kind -> place(CallLoad.endless(kind.getKey(), perSecond * kind.getValue(), hold)))
                .toList();
    }

    /** Stops new calls, waits for the end of the live ones and of all residue, for a minute at the most, and judges the run. */
    public Judgement judge() {
        callers.forEach(CallSource::placeNoMore);
        callers.forEach(each -> each.await(LAST_CALL));
        List<CallRecord> calls =
                callers.stream().flatMap(each -> each.records().stream()).toList();
        Await.that(SETTLE, () -> residue().isEmpty() && cdrs(calls).complete());
        return Judgement.of(calls, cdrs(calls), residue());
    }

    /** The channels, bridges and keys that exist now, without those that remain without calls. */
    public Residue residue() {
        return new Residue(asterisk.channels(), asterisk.bridges(), redis.keys());
    }

    /** Stops everything; has no effect when repeated. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            stop(open.get(i));
        }
    }

    private static void stop(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            System.err.println("could not stop a server or an application: " + e);
        }
    }

    private CdrComparison cdrs(List<CallRecord> calls) {
        List<CdrRow> rows = postgres.cdrs();
        return CdrComparison.compare(calls, rows);
    }

    private Application durable(String name, UnaryOperator<ApplicationSettings> more) {
        FaultProxy ari = wayToAsterisk();
        return added(
                name,
                more.apply(ApplicationSettings.of(name, asterisk.server(), ari)
                        .cdrs(postgres.server(), postgres.way())
                        .sessions(redis.url(), spool(name))),
                ari);
    }

    private Path spool(String application) {
        return paths.folder().resolve(application + "-spool");
    }

    private FaultProxy wayToAsterisk() {
        return FaultProxy.before(asterisk.httpPort(), WireProtocol.HTTP);
    }

    private Application added(String name, ApplicationSettings settings, FaultProxy ari) {
        Application application = new Application(paths, paths.folder().resolve(name), settings.values(), ari);
        opened(application::stop);
        return application;
    }

    private Application ready(Application application) {
        application.trained().start().awaitReady();
        postgres.prepare();
        return application;
    }

    /** Stops what was started during the close as well. */
    private void opened(AutoCloseable one) {
        open.add(one);
        if (closed.get()) {
            stop(one);
        }
    }

    private Server started(Server server) {
        opened(server::stop);
        return server;
    }
}
