package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestResponse;

/** The answer to a request. May be used from any thread, once. */
public interface Reply {
    /** Answers. */
    void send(RestResponse response);

    /** Closes the connection without an answer. */
    void hangUp();

    /** Never answers: an HTTP connection stays open, a socket continues with the next request. */
    void stayMute();
}
