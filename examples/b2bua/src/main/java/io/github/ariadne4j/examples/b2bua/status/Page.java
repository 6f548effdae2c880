package io.github.ariadne4j.examples.b2bua.status;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param body the text
 */
record Page(int status, String type, String body) {
    static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    static Page text(int status, String body) {
        return new Page(status, TEXT, body);
    }
}
