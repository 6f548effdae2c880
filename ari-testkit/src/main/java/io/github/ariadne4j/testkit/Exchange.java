package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.AsteriskLoop;
import io.github.ariadne4j.testkit.rest.RestResponse;
import io.github.ariadne4j.testkit.wire.Reply;
import java.time.Duration;
import java.util.function.Consumer;

/** One request and the way back, for a fault to play with. */
record Exchange(Work work, Reply reply, AsteriskLoop loop) {
    /** Executes the request. */
    @FunctionalInterface
    interface Work {
        /** Hands on the response: at once, or when a channel that is busy has come to it. */
        void execute(Consumer<RestResponse> then);
    }

    void execute(Consumer<RestResponse> then) {
        work.execute(then);
    }

    /** Does something more before anything that follows from the request can happen, then answers. */
    void answerAfter(Runnable more) {
        loop.run(() -> execute(response -> {
            more.run();
            answer(response);
        }));
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
