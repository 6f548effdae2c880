package io.github.ariadne4j.examples.b2bua.life;

/** Something is not there now and may come up later. The message is one line that says what, where and why. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by whoever tried to reach it.
     *
     * @param message what, where and why
     * @param cause what the other side or the network said
     */
    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
