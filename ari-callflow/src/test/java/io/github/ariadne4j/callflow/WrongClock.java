package io.github.ariadne4j.callflow;

import io.github.ariadne4j.testkit.time.Timers;
import io.github.ariadne4j.testkit.time.WallClockTimers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of a simulated Asterisk that jumps or stands still on request of the test, while its timers run as usual. */
final class WrongClock implements Timers {
    private final Timers right = new WallClockTimers();
    private final InstantSource time;
    private volatile Duration wrongBy = Duration.ZERO;

    private WrongClock(InstantSource time) {
        this.time = time;
    }

    /** Correct until it jumps. */
    static WrongClock running() {
        return new WrongClock(InstantSource.system());
    }

    /** Always at the same time of the same day. */
    static WrongClock standing() {
        return new WrongClock(InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));
    }

    /** Sets the clock. */
    void jump(Duration by) {
        wrongBy = wrongBy.plus(by);
    }

    @Override
    public Instant now() {
        return time.instant().plus(wrongBy);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        right.after(delay, task);
    }

    @Override
    public void close() {
        right.close();
    }
}
