package io.github.ariadne4j.ari.transport;

import java.time.Duration;
import java.time.Instant;

/** The time at which a frame was last received on a socket. Updated on its event loop; may be read on any thread. */
public final class SocketActivity {
    private volatile long lastHeard = System.nanoTime();

    void received() {
        lastHeard = System.nanoTime();
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastHeard);
    }

    public Instant lastHeard() {
        return Instant.now().minus(silence());
    }
}
