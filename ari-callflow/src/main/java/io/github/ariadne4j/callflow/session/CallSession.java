package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stored data of a call. While the call is alive, it has the state from which another instance recovers the call; once it has
 * ended, the content of its CDR. A store does not interpret the text of the state. Immutable.
 *
 * @param origin the application and Asterisk of the call
 * @param owner the instance that owns it
 * @param call the call as it came in
 * @param timeline the times of the call so far
 * @param state the state as one line of JSON; null once the call has ended, and if none is known, as in a session of an earlier
 *     version
 * @param legs every leg of an ended call, in order; empty while it is alive
 * @param notes the custom fields of the CDR of an ended call; empty while it is alive
 * @param end the end; null while the call is alive
 */
public record CallSession(
        CallOrigin origin,
        Owner owner,
        IncomingCall call,
        CallTimeline timeline,
        @Nullable String state,
        List<CdrLeg> legs,
        Map<String, String> notes,
        @Nullable CallEnd end) {
    /** Copies the collections. */
    public CallSession {
        legs = List.copyOf(legs);
        notes = Map.copyOf(notes);
    }

    /**
     * The instance that owns a call.
     *
     * @param epoch the epoch of its ownership of the application ({@link Ownership}); 0 if the store has no ownership
     * @param recoveries the number of recoveries by later instances
     */
    public record Owner(long epoch, int recoveries) {
        /** The instance that the call came in to. */
        public static Owner first(long epoch) {
            return new Owner(epoch, 0);
        }

        /** A copy with another epoch. */
        public Owner at(long changed) {
            return new Owner(changed, recoveries);
        }
    }

    /** The id of the call. */
    public CallId id() {
        return call.id();
    }

    /** A copy that another instance owns. */
    public CallSession ownedBy(Owner changed) {
        return new CallSession(origin, changed, call, timeline, state, legs, notes, end);
    }

    /** A copy that has ended, without its state. */
    public CallSession ended(CallTimeline times, List<CdrLeg> all, Map<String, String> noted, CallEnd how) {
        return new CallSession(origin, owner, call, times, null, all, noted, how);
    }

    /**
     * The CDR of the call: the same one in every instance and at any time.
     *
     * @throws IllegalArgumentException if the call has not ended
     */
    public CallDetailRecord record() {
        if (end == null) {
            throw new IllegalArgumentException("call " + id() + " has not ended");
        }
        return new CallDetailRecord(
                id(), call.direction(), CdrParties.of(call, legs), origin, timeline, end, legs, notes);
    }
}
