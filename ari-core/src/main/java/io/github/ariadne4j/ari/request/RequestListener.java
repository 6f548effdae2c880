package io.github.ariadne4j.ari.request;

import java.time.Duration;

/**
 * A listener to all requests that have ended, for meters. It is called on the loop of the connection and must not
 * block. Its exceptions are logged and change no request.
 */
public interface RequestListener {
    /**
     * A request was answered, or has failed without an answer.
     *
     * @param method GET, POST, PUT or DELETE
     * @param path below {@code /ari}, without parameters; its segments hold ids of channels and bridges
     * @param took time from the call of the request method to its end, with the time in the queue
     * @param outcome its outcome
     */
    void onEnded(String method, String path, Duration took, RequestOutcome outcome);
}
