package io.github.ariadne4j.testkit.record.relay;

/** A message that passed the relay. */
public sealed interface Traffic {
    /** The time as {@link System#nanoTime}. */
    long at();

    /**
     * A request of the application by HTTP.
     *
     * @param at the time
     * @param exchange the number that the response has as well
     * @param method the HTTP method
     * @param uri path and query as they were sent
     * @param body the body, empty if none
     */
    record Request(long at, long exchange, String method, String uri, String body) implements Traffic {}

    /**
     * A response of Asterisk by HTTP.
     *
     * @param at the time
     * @param exchange the number of the request
     * @param status the HTTP status
     * @param body the body, empty if none
     */
    record Response(long at, long exchange, int status, String body) implements Traffic {}

    /**
     * An event socket was opened.
     *
     * @param at the time
     * @param socket its number
     * @param uri path and query as they were sent
     */
    record Opened(long at, int socket, String uri) implements Traffic {}

    /**
     * A text frame on an event socket.
     *
     * @param at the time
     * @param socket its number
     * @param fromAsterisk whether Asterisk sent it, and not the application
     * @param text the whole text, also if it was fragmented
     */
    record Frame(long at, int socket, boolean fromAsterisk, String text) implements Traffic {}

    /**
     * An event socket was closed.
     *
     * @param at the time
     * @param socket its number
     * @param status the status of the close frame; 1006 if there was none
     */
    record Closed(long at, int socket, int status) implements Traffic {}
}
