package io.github.ariadne4j.dashboard.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.recorder.CallChanges;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.CallSummary;
import io.github.ariadne4j.dashboard.figures.CallFigures;
import io.github.ariadne4j.dashboard.http.ResponseStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends changes to all open pages, twice a second. A batch is computed once for all clients of one number view. Without
 * clients nothing is computed, and the recorder tracks no changes.
 */
public final class LiveFeed implements AutoCloseable {
    /** Maximum number of clients. */
    public static final int MOST_CLIENTS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final int TICKS_PER_FIGURES = 2;
    private static final int TICKS_PER_SAMPLE = 4;

    private final CallRecorder recorder;
    private final CallFigures figures;
    private final Supplier<ServerState> state;
    private final Map<NumberPresentation, TableSubscribers> tables = new EnumMap<>(NumberPresentation.class);
    private final Map<LadderKey, LadderSubscribers> ladders = new LinkedHashMap<>();
    private final AtomicInteger joining = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "dashboard-feed");
        made.setDaemon(true);
        return made;
    });
    private @Nullable CallChanges changes;
    private volatile int joined;
    private long ticks;

    private record LadderKey(CallId call, NumberPresentation presentation) {}

    /**
     * A feed without clients.
     *
     * @param state the state of the application; must not block
     */
    public LiveFeed(CallRecorder recorder, CallFigures figures, Supplier<ServerState> state) {
        this.recorder = recorder;
        this.figures = figures;
        this.state = state;
        for (NumberPresentation presentation : NumberPresentation.values()) {
            tables.put(presentation, new TableSubscribers(presentation));
        }
    }

    /** Starts sending. */
    public void start() {
        thread.scheduleWithFixedDelay(this::safeTick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the call is recorded. */
    public boolean knows(CallId call) {
        return recorder.summary(call).isPresent();
    }

    /** Adds a client of the live table; false if there are too many. */
    public boolean joinTable(NumberPresentation presentation, ResponseStream client) {
        return join(() -> {
            TableSubscribers table = tables.get(presentation);
            if (table != null) {
                table.join(client);
            }
        });
    }

    /** Adds a client that follows a call; false if there are too many. */
    public boolean joinLadder(CallId call, NumberPresentation presentation, ResponseStream client) {
        return join(() -> ladders.computeIfAbsent(
                        new LadderKey(call, presentation), key -> new LadderSubscribers(key.call(), key.presentation()))
                .join(client));
    }

    private boolean join(Runnable task) {
        if (joining.incrementAndGet() + joined > MOST_CLIENTS) {
            joining.decrementAndGet();
            return false;
        }
        try {
            thread.execute(() -> {
                task.run();
                joined = count();
                joining.decrementAndGet();
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void safeTick() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.warn("changes could not be sent to open pages", e);
        }
    }

    void tick() {
        boolean isNewClient = calls();
        boolean figuresDue = isNewClient || (ticks % TICKS_PER_FIGURES == 0 && hasTables());
        boolean sampleDue = ticks % TICKS_PER_SAMPLE == 0;
        ticks++;
        if (figuresDue || sampleDue) {
            ServerState now = state.get();
            figures.live(now.concurrent());
            if (figuresDue) {
                JsonNode json = FiguresJson.now(figures.now(), now, System.currentTimeMillis());
                byte[] event = ServerSentEvent.of("figures", json);
                tables.values().forEach(table -> table.send(event));
            }
        }
        ladders.values().removeIf(ladder -> !ladder.tick(recorder));
        joined = count();
    }

    private boolean hasTables() {
        return tables.values().stream().anyMatch(table -> table.size() > 0);
    }

    /** Sends changed calls; returns whether a client is new and needs the figures. */
    private boolean calls() {
        if (!hasTables()) {
            forget();
            return false;
        }
        CallChanges known = changes;
        if (known == null) {
            known = recorder.follow();
            changes = known;
        }
        CallChanges.Batch batch = known.take();
        Supplier<List<CallSummary>> all = recorder::calls;
        boolean isNewClient = false;
        for (TableSubscribers table : tables.values()) {
            isNewClient |= table.calls(batch, all);
        }
        return isNewClient;
    }

    private void forget() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
    }

    private int count() {
        return tables.values().stream().mapToInt(TableSubscribers::size).sum()
                + ladders.values().stream().mapToInt(LadderSubscribers::size).sum();
    }

    /** Notifies all clients of the end of the server. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(() -> {
            tables.values().forEach(TableSubscribers::end);
            ladders.values().forEach(LadderSubscribers::end);
            forget();
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
