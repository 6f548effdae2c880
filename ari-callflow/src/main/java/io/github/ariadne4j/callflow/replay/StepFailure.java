package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.AriConnectionLostException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.AriServerException;
import io.github.ariadne4j.ari.request.AriTimeoutException;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes an exception of a verb in a journal, as texts, and makes it again from them: of the same type, with the same message, up to its length. */
final class StepFailure {
    private static final String THROWN = "!";
    private static final int LONGEST_MESSAGE = 512;

    private StepFailure() {}

    /** Whether these texts are one. */
    static boolean isFailure(List<String> texts) {
        return texts.size() == 4 && texts.get(0).equals(THROWN);
    }

    /** Null if a verb throws no such exception. */
    static @Nullable List<String> texts(RuntimeException thrown) {
        boolean known = thrown instanceof AriException
                || thrown instanceof CallEndedException
                || thrown instanceof IllegalStateException
                || thrown instanceof IllegalArgumentException;
        return known
                ? List.of(
                        THROWN,
                        thrown.getClass().getSimpleName(),
                        cut(Objects.requireNonNullElse(thrown.getMessage(), "")),
                        Integer.toString(statusOf(thrown)))
                : null;
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }

    private static int statusOf(RuntimeException thrown) {
        if (thrown instanceof AriNotFoundException gone) {
            return gone.status();
        }
        if (thrown instanceof AriConflictException conflict) {
            return conflict.status();
        }
        if (thrown instanceof AriRejectedException rejected) {
            return rejected.status();
        }
        return thrown instanceof AriServerException server ? server.status() : 0;
    }

    static RuntimeException of(CallId call, List<String> texts) {
        String message = texts.get(2);
        int status = Integer.parseInt(texts.get(3));
        return switch (texts.get(1)) {
            case "CallEndedException" -> new CallEndedException(call);
            case "AriNotFoundException" -> new AriNotFoundException(message, status);
            case "AriConflictException" -> new AriConflictException(message, status);
            case "AriRejectedException" -> new AriRejectedException(message, status);
            case "AriServerException" -> new AriServerException(message, status);
            case "AriConnectionException" -> new AriConnectionException(message, null);
            case "AriConnectionLostException" -> new AriConnectionLostException(message, null);
            case "AriTimeoutException" -> new AriTimeoutException(message);
            case "IllegalArgumentException" -> new IllegalArgumentException(message);
            default -> new IllegalStateException(message);
        };
    }
}
