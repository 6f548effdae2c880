package io.github.ariadne4j.examples.b2bua.status;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Whether new calls can be taken, with the reasons if not. Set by the main thread, read on any. */
public final class Health {
    /** Longer than the time limit of a store's check. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Executor threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "health-check");
        thread.setDaemon(true);
        return thread;
    });
    private volatile List<UnavailabilityReason> down =
            List.of(new UnavailabilityReason("starting", "the application starts"));
    private volatile List<BackgroundCheck> checks = List.of();

    /** Sets the reason why calls cannot be taken. */
    public void isDown(UnavailabilityReason why) {
        down = List.of(why);
        checks = List.of();
    }

    /** Sets the checks: calls can be taken while none of them has a reason against it. */
    public void watch(List<HealthCheck> all) {
        checks = all.stream()
                .map(check -> new BackgroundCheck(check, threads, LIMIT))
                .toList();
        down = List.of();
    }

    /** The current reasons; empty if there are none. Waits two seconds at the most, also for checks that hang. */
    public List<UnavailabilityReason> reasons() {
        List<BackgroundCheck> asked = checks;
        asked.forEach(BackgroundCheck::ask);
        List<UnavailabilityReason> said = asked.stream()
                .map(BackgroundCheck::reasons)
                .flatMap(List::stream)
                .toList();
        return said.isEmpty() ? down : said;
    }
}
