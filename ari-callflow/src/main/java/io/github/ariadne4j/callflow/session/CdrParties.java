package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Derives the parties of a CDR from the legs of the call. */
final class CdrParties {
    private CdrParties() {}

    static CallDetailRecord.Parties of(IncomingCall call, List<CdrLeg> legs) {
        CdrLeg callee = calleeOf(legs);
        return new CallDetailRecord.Parties(
                call.caller().number(),
                call.dialled(),
                callee == null ? null : targetOf(callee.leg(), legs),
                callerChannelOf(call, legs),
                callee == null ? null : callee.channel());
    }

    /** Of an outbound call, the channel of the party that answered first. */
    private static ChannelId callerChannelOf(IncomingCall call, List<CdrLeg> legs) {
        CdrLeg originated = originatedOf(legs);
        return originated == null ? call.channel() : originated.channel();
    }

    private static @Nullable CdrLeg originatedOf(List<CdrLeg> legs) {
        for (CdrLeg leg : legs) {
            if (leg.role() == LegRole.ORIGINATED) {
                return leg;
            }
        }
        return null;
    }

    /**
     * The last channel of the callee that the call continued with; without one, of the target that was dialled last. The party
     * that answered an outbound call first counts if the flow dialled no other.
     */
    private static @Nullable CdrLeg calleeOf(List<CdrLeg> legs) {
        CdrLeg first = originatedOf(legs);
        LegId answered = null;
        LegId last = null;
        for (CdrLeg leg : legs) {
            if (leg.role() == LegRole.CALLEE && (first == null || isDialledAfter(leg, first))) {
                last = leg.leg();
                answered = hasTakenCall(leg) && !isAnsweredElsewhere(leg.leg(), legs) ? last : answered;
            }
        }
        LegId callee = answered == null ? last : answered;
        if (callee == null) {
            return first == null ? null : lastPartOf(first.leg(), legs);
        }
        return lastPartOf(callee, legs);
    }

    /** Other targets that rang together with the first party of an outbound call are no parties of the call. */
    private static boolean isDialledAfter(CdrLeg leg, CdrLeg first) {
        Instant answered = first.times().answered();
        return answered == null || !leg.times().began().isBefore(answered);
    }

    private static boolean hasTakenCall(CdrLeg leg) {
        return leg.times().answered() != null && !leg.screenedOut();
    }

    private static boolean isAnsweredElsewhere(LegId id, List<CdrLeg> legs) {
        CdrLeg last = lastPartOf(id, legs);
        return last != null && HangupCause.ANSWERED_ELSEWHERE.equals(last.end().causeSent());
    }

    private static @Nullable CdrLeg lastPartOf(LegId id, List<CdrLeg> legs) {
        CdrLeg last = null;
        for (CdrLeg leg : legs) {
            last = leg.leg().equals(id) && (last == null || leg.part() >= last.part()) ? leg : last;
        }
        return last;
    }

    private static @Nullable String targetOf(LegId id, List<CdrLeg> legs) {
        for (CdrLeg leg : legs) {
            if (leg.leg().equals(id) && leg.isDialled()) {
                return leg.target();
            }
        }
        return null;
    }
}
