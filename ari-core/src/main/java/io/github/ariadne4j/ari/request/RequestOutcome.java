package io.github.ariadne4j.ari.request;

/** What came of a request. */
public enum RequestOutcome {
    /** Asterisk did what it was asked. */
    DONE,
    /** Asterisk answered that it did not. */
    REJECTED,
    /** No answer came, or the request was not sent. */
    UNANSWERED
}
