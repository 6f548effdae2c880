package io.github.ariadne4j.testkit.outbound;

import io.github.ariadne4j.testkit.state.EventSocket;
import io.github.ariadne4j.testkit.state.OutgoingEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the events of an outbound socket while it is down, without limit, as Asterisk does. Under the loop's lock only. */
final class QueueingSocket implements EventSocket {
    private final Deque<OutgoingEvent> waiting = new ArrayDeque<>();
    private final Consumer<OutgoingEvent> observer;
    private @Nullable EventSocket open;

    QueueingSocket(Consumer<OutgoingEvent> observer) {
        this.observer = observer;
    }

    @Override
    public void send(OutgoingEvent event) {
        EventSocket target = open;
        if (target == null) {
            waiting.add(event);
        } else {
            target.send(event);
        }
        observer.accept(event);
    }

    /** Sends the waiting events first, with their original timestamps. */
    void open(EventSocket socket) {
        open = socket;
        waiting.forEach(socket::send);
        waiting.clear();
    }

    void down() {
        open = null;
    }

    /** Drops the waiting events and the connection, as a restart of Asterisk does. */
    void forget() {
        open = null;
        waiting.clear();
    }
}
