package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.examples.b2bua.http.Health;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for what may come up later: tries again, ever more slowly, and says so at {@code /healthz} meanwhile. */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Health health;

    Patience(Health health) {
        this.health = health;
    }

    /**
     * Tries until it works.
     *
     * @param what what is tried, for the log
     * @param attempt the try
     * @param hopeless which failures no waiting will mend; they are thrown on as a {@link ConfigurationException}
     */
    <T> T until(String what, Supplier<T> attempt, Predicate<RuntimeException> hopeless) {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                if (hopeless.test(e)) {
                    throw new ConfigurationException(firstLine(e));
                }
                LOG.warn("{} is not there yet, trying again: {}", what, firstLine(e));
                health.waitingFor(what + " is not there yet: " + firstLine(e));
            }
            pause(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while starting", e);
        }
    }

    static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }
}
