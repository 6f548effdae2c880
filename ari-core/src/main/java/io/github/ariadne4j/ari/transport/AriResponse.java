package io.github.ariadne4j.ari.transport;

/**
 * The answer to a request.
 *
 * @param status the HTTP status
 * @param body the body, empty if none
 */
public record AriResponse(int status, String body) {
    /** Whether Asterisk did what it was asked. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
