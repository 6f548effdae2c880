package io.github.ariadne4j.ari.connection;

import io.github.ariadne4j.ari.transport.EventSocket;
import java.time.Duration;
import java.time.Instant;

/** The inputs of {@link ReconnectMachine}. */
enum ConnectionInput {
    LISTEN,
    OPENED,
    RESTORED,
    LOST,
    GOODBYE,
    REFUSED,
    TIMER,
    REPLACED,
    CLOSE;

    static final Instant EPOCH = Instant.parse("2030-01-01T00:00:00Z");

    ConnectionTransition of(ReconnectMachine machine, ReconnectState current, Duration now) {
        return switch (this) {
            case LISTEN -> machine.listen(current);
            case OPENED -> machine.opened(current, now.toNanos());
            case RESTORED -> machine.restored(current, current.number());
            case LOST -> machine.lost(current, loss(0, now), false, now.toNanos());
            case GOODBYE -> machine.lost(current, loss(0, now), true, now.toNanos());
            case REFUSED -> machine.lost(current, loss(401, now), false, now.toNanos());
            case TIMER -> machine.timerFired(current, current.number());
            case REPLACED -> machine.replaced(current);
            case CLOSE -> machine.close(current);
        };
    }

    private static EventSocket.Loss loss(int status, Duration now) {
        return new EventSocket.Loss("cut", status, EPOCH.plus(now));
    }
}
