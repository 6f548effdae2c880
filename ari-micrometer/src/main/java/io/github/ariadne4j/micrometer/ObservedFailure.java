package io.github.ariadne4j.micrometer;

import java.util.concurrent.CompletionException;

/** That something failed, and of which kind the failure was: the message of a failure may name the numbers of a call. */
final class ObservedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ObservedFailure(String kind) {
        super(kind, null, false, false);
    }

    static ObservedFailure of(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null
                ? of(cause)
                : new ObservedFailure(failure.getClass().getSimpleName());
    }

    /** The name of the class of the failure. */
    String kind() {
        return String.valueOf(getMessage());
    }
}
