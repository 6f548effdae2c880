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
 * What the store keeps of a call. While the call lives, that is its state, from which another instance recovers it. Once it has ended,
 * it is what the record says. The text of the state is passed on as it is. Immutable.
 *
 * @param origin where it runs
 * @param owner which instance has it
 * @param call the call as it came in
 * @param timeline when what happened so far
 * @param state the call as one line of JSON; null once it has ended, and where none is known, as in a session of an earlier version
 * @param legs every leg that it had, in order; of an ended call, empty while it lives
 * @param notes what its record gets; of an ended call, empty while it lives
 * @param end how it ended; null while it lives
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
     * Which instance has a call.
     *
     * @param epoch which ownership of the application it is ({@link Ownership}); 0 where the store knows none
     * @param recoveries how often a later instance recovered the call
     */
    public record Owner(long epoch, int recoveries) {
        /** The instance to which the call came. */
        public static Owner first(long epoch) {
            return new Owner(epoch, 0);
        }

        /** The same with another epoch. */
        public Owner at(long changed) {
            return new Owner(changed, recoveries);
        }
    }

    /** The call's id. */
    public CallId id() {
        return call.id();
    }

    /** The same, of another instance. */
    public CallSession ownedBy(Owner changed) {
        return new CallSession(origin, changed, call, timeline, state, legs, notes, end);
    }

    /** The same, ended: without its state. */
    public CallSession ended(CallTimeline times, List<CdrLeg> all, Map<String, String> noted, CallEnd how) {
        return new CallSession(origin, owner, call, times, null, all, noted, how);
    }

    /**
     * The record of the call: the same one whenever, and by whichever instance, it is made.
     *
     * @throws IllegalArgumentException if the call has not ended
     */
    public CallDetailRecord record() {
        if (end == null) {
            throw new IllegalArgumentException("call " + id() + " has not ended");
        }
        return new CallDetailRecord(
                id(), call.direction(), RecordedParties.of(call, legs), origin, timeline, end, legs, notes);
    }
}
