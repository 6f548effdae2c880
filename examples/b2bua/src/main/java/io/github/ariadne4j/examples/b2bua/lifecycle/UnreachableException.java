package io.github.ariadne4j.examples.b2bua.lifecycle;

/** A server that cannot be reached now, and may be later. The message is one line with its name, its address and the reason. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message name, address and reason
     * @param cause the failure of the server or of the network
     */
    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
