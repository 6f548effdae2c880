package io.github.ariadne4j.callflow.snapshot;

import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Calls as sessions, and sessions as calls. Any thread. */
public final class CallSessions {
    private CallSessions() {}

    /** The session of a live call: its state as one line. */
    public static CallSession live(CallModel call) {
        return session(call, CallSnapshot.write(call));
    }

    /** The session of a call that has ended: its legs, and the data of its record. */
    public static CallSession ended(CallModel call, CallEnd end) {
        CallSession session = session(call, null);
        CallTimeline timeline = session.timeline();
        CallTimeline ended = timeline.endedAt(timeline.latest());
        return session.ended(
                ended, new CdrLegs(call, ended, end).all(), call.flow().notes(), end);
    }

    /**
     * The record of a call that was lost and has no readable state: its caller, and the fields of the session itself. A leg of a
     * callee is not among the legs, nor is any leg of an outbound call.
     *
     * @param live its session
     * @param end how it ended
     * @param at when
     */
    public static CallSession ended(CallSession live, CallEnd end, Instant at) {
        CallTimeline timeline = live.timeline().endedAt(at);
        LegTimes times = new LegTimes(timeline.started(), null, timeline.callerAnswered(), timeline.ended());
        CdrLeg.End byItself = CdrLeg.End.byItself(end.cause(), end.sipStatus());
        CdrLeg caller = new CdrLeg(LegId.CALLER, 0, LegRole.CALLER, live.call().channel(), null, times, byItself, null);
        List<CdrLeg> legs = live.call().isOutbound() ? List.of() : List.of(caller);
        return live.ended(timeline, legs, Map.of(), end.within(live.timeline(), timeline));
    }

    /**
     * The call of a session, as it was written last, with the epoch of the instance that wrote it; null where its state is not known.
     *
     * @param facts the call's facts, of the instance that reads it
     * @throws IllegalArgumentException if the state is no snapshot; the message has the fault
     */
    public static @Nullable CallModel model(CallSession session, CallFacts facts) {
        String state = session.state();
        return state == null ? null : CallSnapshot.read(facts.at(session.owner().epoch()), state);
    }

    /**
     * The journal of the durable flow of a session; null where none has the call.
     *
     * @throws IllegalArgumentException if the state is no snapshot; the message has the fault
     */
    public static @Nullable Journal journal(CallSession session) {
        String state = session.state();
        return state == null ? null : CallSnapshot.journal(state);
    }

    private static CallSession session(CallModel call, @Nullable String state) {
        CallFacts facts = call.facts();
        return new CallSession(
                facts.origin(),
                new CallSession.Owner(facts.epoch(), call.counters().recoveries()),
                facts.call(),
                timeline(call),
                state,
                List.of(),
                Map.of(),
                null);
    }

    /** What happened after the end of a call, such as an answer that crossed its hang-up, is only in the leg. */
    private static CallTimeline timeline(CallModel call) {
        CallTimes times = call.times();
        Instant ended = times.ended();
        Instant answered = earliest(call, leg -> leg.role() == LegRole.CALLEE && isParty(leg), LegTimes::answered);
        Instant ringing = earliest(
                call, leg -> leg.role() == LegRole.CALLEE || leg.role() == LegRole.ORIGINATED, LegTimes::ringing);
        Instant connected = times.connected();
        return new CallTimeline(
                times.started(),
                notAfter(answered, notAfter(ended, ringing)),
                notAfter(ended, callerAnswered(call)),
                connected == null ? notAfter(ended, answered) : connected,
                ended);
    }

    private static boolean isParty(Leg leg) {
        return !leg.awaitsAcceptance() && !leg.wasAnsweredElsewhere();
    }

    private static @Nullable Instant callerAnswered(CallModel call) {
        Leg caller = call.caller();
        LegTimes known = caller == null ? null : call.times().of(caller.id());
        return known == null ? null : known.answered();
    }

    /** When the first of these legs did that; null if none did. */
    private static @Nullable Instant earliest(
            CallModel call, Predicate<Leg> which, Function<LegTimes, @Nullable Instant> what) {
        Instant earliest = null;
        for (Leg leg : call.legs()) {
            LegTimes known = call.times().of(leg.id());
            Instant at = known == null || !which.test(leg) ? null : what.apply(known);
            earliest = at != null && (earliest == null || at.isBefore(earliest)) ? at : earliest;
        }
        return earliest;
    }

    private static @Nullable Instant notAfter(@Nullable Instant limit, @Nullable Instant at) {
        return limit != null && at != null && at.isAfter(limit) ? null : at;
    }
}
