package io.github.ariadne4j.examples.b2bua.life;

/**
 * Another process has taken the application over: a peer, because this one stood still for longer than its lease lasted, or
 * one that was given the same name. The message is one line that says which application.
 */
public final class ReplacedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by whoever is told so.
     *
     * @param message which application, and what to do
     */
    public ReplacedException(String message) {
        super(message);
    }
}
