package io.github.ariadne4j.ari.transport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A transport that accepts every request, and answers as a test configures. */
final class FakeHttp implements RequestTransport {
    final List<PendingRequest> taken = new CopyOnWriteArrayList<>();
    private final Consumer<PendingRequest> then;

    FakeHttp(Consumer<PendingRequest> then) {
        this.then = then;
    }

    @Override
    public boolean offer(PendingRequest pending) {
        taken.add(pending);
        then.accept(pending);
        return true;
    }

    @Override
    public void serves(RequestTransport.Waiting queue) {
        // Its capacity is unlimited.
    }
}
