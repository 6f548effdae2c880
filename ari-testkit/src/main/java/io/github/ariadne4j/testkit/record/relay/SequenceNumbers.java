package io.github.ariadne4j.testkit.record.relay;

/** Assigns numbers to exchanges and sockets, each from 1. Used on the event loop only. */
final class SequenceNumbers {
    private long exchanges;
    private int sockets;

    long nextExchange() {
        return ++exchanges;
    }

    int nextSocket() {
        return ++sockets;
    }
}
