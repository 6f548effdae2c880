package io.github.ariadne4j.examples.b2bua.lifecycle;

/**
 * Another process has taken the application over: another instance, because this one did not renew its lease in time, or a process with
 * the same name. The message is one line with the name of the application.
 */
public final class ReplacedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Thrown when Asterisk or the store reports it.
     *
     * @param message the application, and what to do
     */
    public ReplacedException(String message) {
        super(message);
    }
}
