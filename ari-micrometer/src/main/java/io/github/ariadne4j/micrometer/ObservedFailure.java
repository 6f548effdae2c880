package io.github.ariadne4j.micrometer;

import java.util.concurrent.CompletionException;

/** A failure as observations report it: its type only, since messages can contain telephone numbers. */
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

    /** The class name of the failure. */
    String kind() {
        return String.valueOf(getMessage());
    }
}
