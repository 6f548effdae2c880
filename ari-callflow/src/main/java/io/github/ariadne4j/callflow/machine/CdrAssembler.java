package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.RouteAttempt;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.session.CallSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the record of an ended call out of its session: the same one whenever, and by whomever, it is made. */
public final class CdrAssembler {
    private CdrAssembler() {}

    /**
     * The record of this call.
     *
     * @throws IllegalArgumentException if the call has not ended
     */
    public static CallDetailRecord assemble(CallSession ended) {
        CallEnd end = ended.end();
        if (end == null) {
            throw new IllegalArgumentException("call " + ended.id() + " has not ended");
        }
        return new CallDetailRecord(
                ended.id(),
                parties(ended),
                ended.origin(),
                ended.timeline(),
                end,
                new CdrLegs(ended, end).all(),
                ended.notes());
    }

    private static CallDetailRecord.Parties parties(CallSession ended) {
        IncomingCall call = ended.call();
        List<RouteAttempt> attempts = ended.attempts();
        int last = attempts.size();
        CallIds ids = new CallIds(ended.origin().application(), ended.id());
        @Nullable RouteAttempt attempt = last == 0 ? null : attempts.get(last - 1);
        @Nullable ChannelId callee = last == 0 ? null : ids.leg(ended.owner().attemptsBefore() + last);
        return new CallDetailRecord.Parties(
                call.caller().number(),
                call.dialled(),
                attempt == null ? null : attempt.endpoint(),
                call.channel(),
                callee);
    }
}
