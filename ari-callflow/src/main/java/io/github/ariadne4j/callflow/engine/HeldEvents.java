package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.ChannelId;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what Asterisk tells of channels that nobody knows yet, while the calls of an earlier life are being taken up, and
 * hands it on once they are: nothing is missed between the look at Asterisk and the first event. Safe on any thread.
 */
final class HeldEvents {
    private final CallDirectory directory;
    private final List<Runnable> held = new ArrayList<>();
    private volatile boolean holding;

    HeldEvents(CallDirectory directory) {
        this.directory = directory;
    }

    /** Delivers now, or later. */
    void pass(ChannelId channel, Runnable delivery) {
        if (!holding || !keep(channel, delivery)) {
            delivery.run();
        }
    }

    private synchronized boolean keep(ChannelId channel, Runnable delivery) {
        if (!holding || directory.find(channel) != null) {
            return false;
        }
        held.add(delivery);
        return true;
    }

    synchronized void begin() {
        holding = true;
    }

    /** Takes the calls up, and then delivers what was held for them, before anything newer. */
    synchronized void end(Runnable takingUp) {
        try {
            takingUp.run();
        } finally {
            held.forEach(Runnable::run);
            held.clear();
            holding = false;
        }
    }
}
