package io.github.ariadne4j.ari.request;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Describes an exception in a message: many exceptions of the JVM and of Netty have no text. */
public final class FailureReason {
    /** A bound, since causes may form a cycle. */
    private static final int MOST_CAUSES = 32;

    private FailureReason() {}

    /** The text of the exception, else that of its nearest cause with a text, else its type. Never blank. */
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
