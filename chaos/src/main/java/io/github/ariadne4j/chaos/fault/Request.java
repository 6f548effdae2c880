package io.github.ariadne4j.chaos.fault;

/**
 * One request on its way to a server.
 *
 * @param kind what is asked for, with ids left out: {@code POST channels/create}, {@code EVALSHA 1a2b3c4d}, {@code COMMIT};
 *     empty for bytes that ask for nothing by themselves
 * @param target what exactly is asked for over HTTP, where two requests with the same target are one and its repetition;
 *     elsewhere the kind
 * @param bytes as they came
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
