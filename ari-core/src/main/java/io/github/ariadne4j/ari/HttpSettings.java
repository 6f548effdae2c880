package io.github.ariadne4j.ari;

import java.time.Duration;

/**
 * The HTTP side of the connection.
 *
 * @param connections how many keep-alive connections at most; keep it under half of {@code sessionlimit} in
 *     {@code http.conf}, which counts idle ones too and closes what is over it without a word
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long an answer may take, then the outcome is unknown; and how long a request may wait for
 *     its turn
 * @param inFlight how many requests may be under way by HTTP and on the event socket together; as many again if they end calls
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

    /** These, and 64 requests under way. */
    public HttpSettings(int connections, Duration connectTimeout, Duration requestTimeout) {
        this(connections, connectTimeout, requestTimeout, IN_FLIGHT);
    }

    /** 32 connections, 1 s to connect, 2 s for an answer, 64 requests under way. */
    public static HttpSettings defaults() {
        return new HttpSettings(32, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
}
