package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.RouteAttempt;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The legs of an ended call, for its record. A leg that the call's end took along ended when the call did. */
final class CdrLegs {
    private final CallSession ended;
    private final CallEnd end;

    CdrLegs(CallSession ended, CallEnd end) {
        this.ended = ended;
        this.end = end;
    }

    List<CdrLeg> all() {
        List<CdrLeg> legs = new ArrayList<>();
        legs.add(caller());
        List<RouteAttempt> attempts = ended.attempts();
        for (int at = 0; at < attempts.size(); at++) {
            legs.add(callee(attempts.get(at), at + 1));
        }
        return legs;
    }

    private CdrLeg caller() {
        CallTimeline timeline = ended.timeline();
        LegTimes times = new LegTimes(timeline.started(), null, timeline.callerAnswered(), endOfCall());
        return new CdrLeg(new LegId(0), 0, LegRole.CALLER, ended.call().channel(), null, times, callerEnd(), null);
    }

    private CdrLeg.End callerEnd() {
        if (end.by() == Party.CALLER || end.source() == EndSource.ASTERISK_LOST || isSilent()) {
            return CdrLeg.End.byItself(end.cause(), end.sipStatus());
        }
        boolean answered = ended.timeline().callerAnswered() != null;
        return CdrLeg.End.hungUp(answered ? end.cause() : HangupPropagation.toUnansweredCaller(end.cause()));
    }

    /** Whether no media came from the caller: the callee is still there then. */
    private boolean isSilent() {
        List<RouteAttempt> attempts = ended.attempts();
        boolean calleeThere =
                attempts.isEmpty() || attempts.get(attempts.size() - 1).isOpen();
        return end.by() == Party.NETWORK && end.source() == EndSource.EVENT && calleeThere;
    }

    private CdrLeg callee(RouteAttempt attempt, int place) {
        int number = attempt.number() > 0 ? attempt.number() : ended.owner().attemptsBefore() + place;
        return new CdrLeg(
                new LegId(number),
                0,
                LegRole.CALLEE,
                new CallIds(ended.origin().application(), ended.id()).leg(number),
                attempt.endpoint(),
                attempt.times().endedAt(endOfCall()),
                calleeEnd(attempt),
                null);
    }

    private CdrLeg.End calleeEnd(RouteAttempt attempt) {
        HangupCause cause = attempt.cause();
        if (cause != null) {
            return CdrLeg.End.byItself(cause, attempt.sipStatus());
        }
        boolean byItself = end.by() == Party.CALLEE || (end.by() == Party.NETWORK && !isSilent());
        return byItself
                ? CdrLeg.End.byItself(end.cause(), end.sipStatus())
                : CdrLeg.End.hungUp(HangupPropagation.toCallee(end.cause()));
    }

    private Instant endOfCall() {
        CallTimeline timeline = ended.timeline();
        Instant known = timeline.ended();
        return known == null ? timeline.latest() : known;
    }
}
