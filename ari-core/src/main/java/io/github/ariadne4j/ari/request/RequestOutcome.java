package io.github.ariadne4j.ari.request;

/** The outcome of a request. */
public enum RequestOutcome {
    /** Asterisk answered with success. */
    DONE,
    /** Asterisk answered with a failure. */
    REJECTED,
    /** No answer was received, or the request was not sent. */
    UNANSWERED
}
