package io.github.ariadne4j.testkit.state;

/** The refusal of a request: the HTTP status, its reason phrase and the text of the body. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final String key;

    private RequestRefused(int status, String reason, String key, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.key = key;
    }

    /** 400. */
    public static RequestRefused badRequest(String message) {
        return new RequestRefused(400, "Bad Request", "message", message);
    }

    /** 400 for a frame that is no JSON; it has no body. */
    public static RequestRefused unreadable() {
        return new RequestRefused(400, "Failed to parse request message JSON", "message", "");
    }

    /** 404. */
    public static RequestRefused notFound(String message) {
        return new RequestRefused(404, "Not Found", "message", message);
    }

    /** 404 with a reason phrase of its own. */
    public static RequestRefused notFound(String reason, String message) {
        return new RequestRefused(404, reason, "message", message);
    }

    /** 409. */
    public static RequestRefused conflict(String message) {
        return new RequestRefused(409, "Conflict", "message", message);
    }

    /** 412: the channel is in the wrong state. */
    public static RequestRefused wrongState() {
        return new RequestRefused(412, "Precondition Failed", "message", "Channel in invalid state");
    }

    /** 422. */
    public static RequestRefused unprocessable(String message) {
        return new RequestRefused(422, "Unprocessable Entity", "message", message);
    }

    /** 500 for a channel that could not be requested; the key of its body differs from that of all other errors. */
    public static RequestRefused allocationFailed() {
        return new RequestRefused(500, "Internal Server Error", "error", "Allocation failed");
    }

    /** 500: Asterisk failed to execute the request. */
    public static RequestRefused failed(String message) {
        return new RequestRefused(500, "Internal Server Error", "message", message);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The reason phrase. */
    public String reason() {
        return reason;
    }

    /** The key of the text in the body: {@code message} or {@code error}. */
    public String key() {
        return key;
    }
}
