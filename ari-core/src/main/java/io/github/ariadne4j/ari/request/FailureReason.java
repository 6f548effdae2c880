package io.github.ariadne4j.ari.request;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Why something failed, for a message: many exceptions of the JVM and of Netty come without a text. */
public final class FailureReason {
    /** Causes may form a circle. */
    private static final int MOST_CAUSES = 32;

    private FailureReason() {}

    /**
     * The text of the exception, else that of its nearest cause that has one, else what kind of exception it is. Never blank.
     */
    public static String of(Throwable failure) {
        @Nullable Throwable at = failure;
        for (int causes = 0; at != null && causes < MOST_CAUSES; causes++) {
            String said = at.getMessage();
            if (said != null && !said.isBlank()) {
                return said;
            }
            at = at.getCause();
        }
        return kindOf(failure);
    }

    private static String kindOf(Throwable failure) {
        if (failure instanceof ClosedChannelException) {
            return "the connection was closed";
        }
        return failure instanceof TimeoutException
                ? "no answer in time"
                : failure.getClass().getName();
    }
}
