package io.github.ariadne4j.examples.b2bua.status;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Whether new calls can be taken, and if not, why. Set by the main thread, read on any. */
public final class Health {
    /** Above the time that a store has to answer its check. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Executor threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "health-check");
        thread.setDaemon(true);
        return thread;
    });
    private volatile List<Reason> down = List.of(new Reason("starting", "the application starts"));
    private volatile List<RunningCheck> checks = List.of();

    /** Calls cannot be taken, for this reason. */
    public void isDown(Reason why) {
        down = List.of(why);
        checks = List.of();
    }

    /** Calls can be taken as long as none of these has a reason why not. */
    public void watch(List<Check> all) {
        checks = all.stream()
                .map(check -> new RunningCheck(check, threads, LIMIT))
                .toList();
        down = List.of();
    }

    /** What is wrong now; empty if nothing is. Waits two seconds at the most, also for checks that hang. */
    public List<Reason> reasons() {
        List<RunningCheck> asked = checks;
        asked.forEach(RunningCheck::ask);
        List<Reason> said =
                asked.stream().map(RunningCheck::reasons).flatMap(List::stream).toList();
        return said.isEmpty() ? down : said;
    }
}
