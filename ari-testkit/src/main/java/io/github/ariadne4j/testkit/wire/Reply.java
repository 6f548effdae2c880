package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestResponse;

/** The way back to whoever sent a request. May be used from any thread, once. */
public interface Reply {
    /** Answers. */
    void send(RestResponse response);

    /** Closes the connection without an answer. */
    void hangUp();

    /** Never answers: HTTP waits for ever, a socket goes on with what came behind the request. */
    void stayMute();
}
