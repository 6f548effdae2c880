package io.github.ariadne4j.examples.b2bua.life;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tries again, ever more slowly, until it works or the end is asked for. Blocks; used by the main thread. */
public final class Patience {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Ending ending;
    private final Consumer<String> whenWaiting;

    /**
     * Patience with whatever this application needs.
     *
     * @param ending what cuts it short
     * @param whenWaiting told what is waited for, after each try
     */
    public Patience(Ending ending, Consumer<String> whenWaiting) {
        this.ending = ending;
        this.whenWaiting = whenWaiting;
    }

    /**
     * What was tried, once it works; empty if the end came first. Whatever is thrown but an {@link UnreachableException}
     * will not get better by waiting, and goes on to the caller.
     */
    public <T> Optional<T> until(Supplier<T> attempt) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!ending.isAsked()) {
            try {
                return Optional.of(attempt.get());
            } catch (UnreachableException e) {
                whenWaiting.accept(String.valueOf(e.getMessage()));
            }
            ending.await(pause);
            pause = longer(pause);
        }
        return Optional.empty();
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
