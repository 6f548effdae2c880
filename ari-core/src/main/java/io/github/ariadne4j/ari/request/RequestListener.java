package io.github.ariadne4j.ari.request;

import java.time.Duration;

/**
 * Told of every request that has ended, for meters. Told on the loop of the connection: it must not block. What it throws is logged and
 * changes no request.
 */
public interface RequestListener {
    /**
     * A request has its answer, or will have none.
     *
     * @param method GET, POST, PUT or DELETE
     * @param path below {@code /ari}, without parameters; its segments hold ids of channels and bridges
     * @param took from when the request was asked for, the wait for its turn included
     * @param outcome what came of it
     */
    void onEnded(String method, String path, Duration took, RequestOutcome outcome);
}
