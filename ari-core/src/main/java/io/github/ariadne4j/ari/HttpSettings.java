package io.github.ariadne4j.ari;

import java.time.Duration;

/**
 * The settings of HTTP requests.
 *
 * @param connections maximum number of keep-alive connections. Keep it below half of {@code sessionlimit} in
 *     {@code http.conf}: Asterisk counts idle connections as well, and closes those above the limit without an answer
 * @param connectTimeout time limit for opening a connection
 * @param requestTimeout time limit for an answer, after which the outcome is unknown; also the time limit for waiting
 *     in the queue
 * @param inFlight maximum number of requests in flight, by HTTP and on the event socket together; requests that end
 *     calls have a second bound of the same size
 */
public record HttpSettings(int connections, Duration connectTimeout, Duration requestTimeout, int inFlight) {
    private static final int IN_FLIGHT = 64;

    /** @throws IllegalArgumentException if a value is not positive */
    public HttpSettings {
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be positive: " + connections);
        }
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("connectTimeout must be positive: " + connectTimeout);
        }
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            throw new IllegalArgumentException("requestTimeout must be positive: " + requestTimeout);
        }
        if (inFlight < 1) {
            throw new IllegalArgumentException("inFlight must be positive: " + inFlight);
        }
    }

    /** These, and 64 requests in flight. */
    public HttpSettings(int connections, Duration connectTimeout, Duration requestTimeout) {
        this(connections, connectTimeout, requestTimeout, IN_FLIGHT);
    }

    /** 32 connections, 1 s to connect, 2 s for an answer, 64 requests in flight. */
    public static HttpSettings defaults() {
        return new HttpSettings(32, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
}
