package io.github.ariadne4j.dashboard;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.HealthProblem;
import io.github.ariadne4j.dashboard.live.Dependency;
import io.github.ariadne4j.dashboard.live.ServerState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the state of engines and application for pages. Dependencies are read on a separate thread, since that may
 * block.
 */
final class ServerStateReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerStateReader.class);
    private static final int SECONDS_BETWEEN_LOOKS = 2;

    private final List<CallEngine> engines;
    private final LongSupplier cdrBacklog;
    private final LongSupplier loopStalls;
    private final Supplier<List<Dependency>> dependencies;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "dashboard-dependencies");
        made.setDaemon(true);
        return made;
    });
    private volatile List<Dependency> latest = List.of();

    /** @param dependencies the dependencies of the application; null: the states of the engines */
    ServerStateReader(
            List<CallEngine> engines,
            LongSupplier cdrBacklog,
            LongSupplier loopStalls,
            @Nullable Supplier<List<Dependency>> dependencies) {
        this.engines = new CopyOnWriteArrayList<>(engines);
        this.cdrBacklog = cdrBacklog;
        this.loopStalls = loopStalls;
        this.dependencies = dependencies == null ? this::dependenciesOfEngines : dependencies;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            latest = List.copyOf(dependencies.get());
        } catch (RuntimeException e) {
            LOG.warn("the states of the dependencies are not known", e);
        }
    }

    void watch(CallEngine engine) {
        engines.add(engine);
    }

    /** The watched engines; grows. */
    List<CallEngine> engines() {
        return engines;
    }

    int liveCalls() {
        return engines.stream().mapToInt(CallEngine::activeCalls).sum();
    }

    /** Whether one of the engines is draining. */
    boolean isDraining() {
        return engines.stream().anyMatch(CallEngine::isDraining);
    }

    ServerState state() {
        return new ServerState(liveCalls(), cdrBacklog.getAsLong(), loopStalls.getAsLong(), latest);
    }

    private List<Dependency> dependenciesOfEngines() {
        return engines.stream()
                .map(engine -> engine.health().problems())
                .map(ServerStateReader::dependencyOf)
                .toList();
    }

    private static Dependency dependencyOf(List<HealthProblem> problems) {
        return new Dependency(
                "engine",
                problems.isEmpty(),
                problems.isEmpty()
                        ? "serves calls"
                        : problems.stream().map(HealthProblem::detail).collect(Collectors.joining("; ")));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
