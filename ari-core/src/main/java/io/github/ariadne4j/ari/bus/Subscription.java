package io.github.ariadne4j.ari.bus;

/** A standing wish for events. Safe on any thread; closing twice does nothing; nothing is delivered after close. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
