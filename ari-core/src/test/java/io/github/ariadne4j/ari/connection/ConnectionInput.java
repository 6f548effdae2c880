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

    ConnectionTransition of(ReconnectMachine machine, ConnectionLife life, Duration now) {
        return switch (this) {
            case LISTEN -> machine.listen(life);
            case OPENED -> machine.opened(life, now.toNanos());
            case RESTORED -> machine.restored(life, life.number());
            case LOST -> machine.lost(life, loss(0, now), false, now.toNanos());
            case GOODBYE -> machine.lost(life, loss(0, now), true, now.toNanos());
            case REFUSED -> machine.lost(life, loss(401, now), false, now.toNanos());
            case TIMER -> machine.timerFired(life, life.number());
            case REPLACED -> machine.replaced(life);
            case CLOSE -> machine.close(life);
        };
    }

    private static EventSocket.Loss loss(int status, Duration now) {
        return new EventSocket.Loss("cut", status, EPOCH.plus(now));
    }
}
