package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.AsteriskLoop;
import io.github.ariadne4j.testkit.rest.RestResponse;
import io.github.ariadne4j.testkit.wire.Reply;
import java.time.Duration;
import java.util.function.Supplier;

/** One request and the way back, for a fault to play with. */
record Exchange(Supplier<RestResponse> work, Reply reply, AsteriskLoop loop) {
    RestResponse execute() {
        return work.get();
    }

    /** Does something more before anything that follows from the request can happen. */
    RestResponse executeAnd(Runnable more) {
        return loop.call(() -> {
            RestResponse response = execute();
            more.run();
            return response;
        });
    }

    void answer(RestResponse response) {
        reply.send(response);
    }

    void hangUp() {
        reply.hangUp();
    }

    void stayMute() {
        reply.stayMute();
    }

    void later(Duration delay, Runnable work) {
        loop.timers().after(delay, work);
    }
}
