package io.github.ariadne4j.ari.transport;

import java.time.Duration;
import java.time.Instant;

/** When a socket gave its last sign of life. Felt on its event loop, may be read on any thread. */
public final class Pulse {
    private volatile long lastHeard = System.nanoTime();

    void felt() {
        lastHeard = System.nanoTime();
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastHeard);
    }

    public Instant lastHeard() {
        return Instant.now().minus(silence());
    }
}
