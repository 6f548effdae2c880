package io.github.ariadne4j.callflow.execution.gateway;

import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.AriServerException;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.session.Ports;

/** Classifies an exception for the call. */
public final class FailureReader {
    private FailureReader() {}

    public static CommandFailure read(Throwable thrown) {
        Throwable error = Ports.reason(thrown);
        if (error instanceof AriNotFoundException) {
            return CommandFailure.NOT_FOUND;
        }
        if (error instanceof AriConflictException) {
            return CommandFailure.CONFLICT;
        }
        if (error instanceof AriServerException) {
            return CommandFailure.FAILED;
        }
        if (error instanceof AriRejectedException || error instanceof IllegalArgumentException) {
            return CommandFailure.REFUSED;
        }
        return error instanceof AriException sent && !sent.outcomeUnknown()
                ? CommandFailure.NOT_SENT
                : CommandFailure.OUTCOME_UNKNOWN;
    }
}
