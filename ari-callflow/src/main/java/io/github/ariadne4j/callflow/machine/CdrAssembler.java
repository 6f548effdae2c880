package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.RouteAttempt;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.Disposition;
import org.jspecify.annotations.Nullable;

/** Makes the record of an ended call out of what is known of it. */
final class CdrAssembler {
    private CdrAssembler() {}

    static CallDetailRecord assemble(CallData data, Disposition disposition, EndReason reason) {
        CallFacts facts = data.facts();
        return new CallDetailRecord(
                facts.call().id(),
                parties(data),
                new CallDetailRecord.Origin(facts.ids().application(), facts.asteriskId()),
                data.timeline(),
                disposition,
                reason,
                data.attempts(),
                data.notes());
    }

    private static CallDetailRecord.Parties parties(CallData data) {
        IncomingCall call = data.facts().call();
        int last = data.attempts().size();
        @Nullable RouteAttempt attempt = last == 0 ? null : data.attempts().get(last - 1);
        @Nullable ChannelId callee = last == 0 ? null : data.facts().ids().leg(last);
        return new CallDetailRecord.Parties(
                call.caller().number(),
                call.dialled(),
                attempt == null ? null : attempt.endpoint(),
                call.channel(),
                callee);
    }
}
