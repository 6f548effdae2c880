package io.github.ariadne4j.examples.b2bua.lifecycle;

/**
 * Another process has taken the application over: a peer, because this one stood still for longer than its lease lasted, or
 * one that was given the same name. The message is one line that says which application.
 */
public final class ReplacedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made when Asterisk or the store tells of it.
     *
     * @param message which application, and what to do
     */
    public ReplacedException(String message) {
        super(message);
    }
}
