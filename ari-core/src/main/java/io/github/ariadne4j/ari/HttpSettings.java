package io.github.ariadne4j.ari;

import java.time.Duration;

/**
 * The HTTP side of the connection.
 *
 * @param connections how many keep-alive connections at most; keep it under half of {@code sessionlimit} in
 *     {@code http.conf}, which counts idle ones too and closes what is over it without a word
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long an answer may take; then the outcome is unknown
 */
public record HttpSettings(int connections, Duration connectTimeout, Duration requestTimeout) {
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
    }

    /** 32 connections, 1 s to connect, 2 s for an answer. */
    public static HttpSettings defaults() {
        return new HttpSettings(32, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
}
