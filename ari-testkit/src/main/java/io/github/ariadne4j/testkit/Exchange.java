package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.rest.RestResponse;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import io.github.ariadne4j.testkit.wire.Reply;
import java.time.Duration;
import java.util.function.Consumer;

/** A request and the path of its response, as a fault receives it. */
record Exchange(Work work, Reply reply, AsteriskLoop loop) {
    /** Executes the request. */
    @FunctionalInterface
    interface Work {
        /** Passes on the response: at once, or when a busy channel has processed the request. */
        void execute(Consumer<RestResponse> then);
    }

    void execute(Consumer<RestResponse> then) {
        work.execute(then);
    }

    /** Runs a further action before any event that the request causes, then answers. */
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
