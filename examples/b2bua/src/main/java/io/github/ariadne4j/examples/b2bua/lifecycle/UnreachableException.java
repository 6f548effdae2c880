package io.github.ariadne4j.examples.b2bua.lifecycle;

/** Something is not there now and may come up later. The message is one line that says what, where and why. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made where it could not be reached.
     *
     * @param message what, where and why
     * @param cause what the other side or the network said
     */
    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
