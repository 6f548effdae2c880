package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.AriServerException;
import io.github.ariadne4j.callflow.machine.Fault;
import io.github.ariadne4j.callflow.session.Ports;

/** Reads from an exception what a call has to know of it. */
final class FaultReader {
    private FaultReader() {}

    static Fault read(Throwable thrown) {
        Throwable error = Ports.reason(thrown);
        if (error instanceof AriNotFoundException) {
            return Fault.GONE;
        }
        if (error instanceof AriConflictException) {
            return Fault.CONFLICT;
        }
        if (error instanceof AriServerException) {
            return Fault.FAILED;
        }
        if (error instanceof AriRejectedException || error instanceof IllegalArgumentException) {
            return Fault.REFUSED;
        }
        return error instanceof AriException sent && !sent.outcomeUnknown() ? Fault.NOT_SENT : Fault.UNKNOWN;
    }
}
