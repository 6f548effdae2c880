package io.github.ariadne4j.examples.b2bua.lifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Retries with growing pauses, until success or until the end is requested. Blocks; used by the main thread. */
public final class StartupRetry {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Shutdown shutdown;
    private final Consumer<String> whenWaiting;

    /**
     * Retries until the end is requested.
     *
     * @param shutdown ends the retries
     * @param whenWaiting receives the reason after each failed attempt
     */
    public StartupRetry(Shutdown shutdown, Consumer<String> whenWaiting) {
        this.shutdown = shutdown;
        this.whenWaiting = whenWaiting;
    }

    /**
     * The result of the attempt; empty if the end was requested first. An exception other than {@link UnreachableException} is not
     * retried but thrown.
     */
    public <T> Optional<T> until(Supplier<T> attempt) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!shutdown.isAsked()) {
            try {
                return Optional.of(attempt.get());
            } catch (UnreachableException e) {
                whenWaiting.accept(String.valueOf(e.getMessage()));
            }
            shutdown.await(pause);
            pause = longer(pause);
        }
        return Optional.empty();
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
