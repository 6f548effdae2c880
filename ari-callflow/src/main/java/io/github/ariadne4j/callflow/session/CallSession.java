package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.RouteAttempt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a call to take it up again, and to write its CDR. Written before the first side effect, on answer,
 * and at the end. The ids of its legs and bridge derive from its own id, so none of them is in here.
 *
 * @param origin where it runs
 * @param owner whose it is
 * @param call the call as it came in
 * @param timeline when what happened so far
 * @param attempts the targets tried, in order; written on answer and at the end
 * @param data what the flow keeps with the call
 * @param notes what the flow wants in the CDR
 * @param served whether the flow did something for the caller itself, so that an answered caller counts as served without a callee
 * @param end how it ended; null while it lives
 */
public record CallSession(
        CallOrigin origin,
        Owner owner,
        IncomingCall call,
        CallTimeline timeline,
        List<RouteAttempt> attempts,
        Map<String, String> data,
        Map<String, String> notes,
        boolean served,
        @Nullable CallEnd end) {
    /** Copies the collections. */
    public CallSession {
        attempts = List.copyOf(attempts);
        data = Map.copyOf(data);
        notes = Map.copyOf(notes);
    }

    /**
     * Whose a call is.
     *
     * @param epoch which life of the application wrote the session ({@link Ownership}); 0 where nobody counts lives
     * @param takenUp how often the call was taken up by a later life
     * @param attemptsBefore how many numbers of attempts earlier lives may have used
     */
    public record Owner(long epoch, int takenUp, int attemptsBefore) {
        /** The life that took the call in. */
        public static Owner first(long epoch) {
            return new Owner(epoch, 0, 0);
        }

        /** The same in another life. */
        public Owner at(long changed) {
            return new Owner(changed, takenUp, attemptsBefore);
        }
    }

    /** The call's id. */
    public CallId id() {
        return call.id();
    }

    /** The same, changed by this life of the application. */
    public CallSession ownedBy(Owner changed) {
        return new CallSession(origin, changed, call, timeline, attempts, data, notes, served, end);
    }

    /** The same, as far as the call has come. */
    public CallSession at(CallTimeline changed, List<RouteAttempt> tried) {
        return new CallSession(origin, owner, call, changed, tried, data, notes, served, end);
    }

    /** The same, with what the flow keeps. */
    public CallSession with(Map<String, String> changedData, Map<String, String> changedNotes) {
        return new CallSession(origin, owner, call, timeline, attempts, changedData, changedNotes, served, end);
    }

    /** The same, ended. */
    public CallSession endedBy(CallEnd how) {
        return new CallSession(origin, owner, call, timeline, attempts, data, notes, served, how);
    }
}
