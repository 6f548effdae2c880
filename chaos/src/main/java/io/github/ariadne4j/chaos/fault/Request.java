package io.github.ariadne4j.chaos.fault;

/**
 * One request on its way to a server.
 *
 * @param kind the request without ids: {@code POST channels/create}, {@code EVALSHA 1a2b3c4d}, {@code COMMIT}; empty for bytes that are
 *     no request by themselves
 * @param target the exact target over HTTP, where a second request with the same target is a repetition; in other protocols the kind
 * @param bytes as they were received
 */
@SuppressWarnings("ArrayRecordComponent") // requests are not compared
public record Request(String kind, String target, byte[] bytes) {
    static Request of(String kind, byte[] bytes) {
        return new Request(kind, kind, bytes);
    }

    static Request ofNothing(byte[] bytes) {
        return of("", bytes);
    }
}
