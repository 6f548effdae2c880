package io.github.ariadne4j.chaos.fault;

import java.time.Instant;

/**
 * One request on its way to a server.
 *
 * @param kind what is asked for, with ids left out: {@code POST channels/create}, {@code EVALSHA 1a2b3c4d}, {@code COMMIT};
 *     empty for bytes that ask for nothing by themselves
 * @param target what exactly is asked for; two requests with the same target are one and its repetition
 * @param seen when it came to the proxy
 * @param bytes as they came
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
public record Request(String kind, String target, Instant seen, byte[] bytes) {
    static Request of(String kind, String target, byte[] bytes) {
        return new Request(kind, target, Instant.now(), bytes);
    }

    static Request ofNothing(byte[] bytes) {
        return of("", "", bytes);
    }
}
