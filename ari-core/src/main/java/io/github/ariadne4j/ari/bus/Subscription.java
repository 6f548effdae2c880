package io.github.ariadne4j.ari.bus;

/**
 * A registration of a listener, until it is closed. Safe on any thread. Closing twice has no effect; nothing is
 * delivered after close.
 */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
