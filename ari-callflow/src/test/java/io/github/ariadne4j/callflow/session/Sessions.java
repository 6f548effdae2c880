package io.github.ariadne4j.callflow.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions of made-up calls. */
public final class Sessions {
    private static final Instant START = Instant.parse("2026-11-23T10:15:30.123456Z");
    private static final Instant RINGING = START.plusMillis(900);
    private static final Instant ANSWERED = START.plusNanos(2_000_001_000);

    private Sessions() {}

    /** An application of one test only, on some Asterisk. */
    public static CallOrigin origin() {
        return new CallOrigin("app-" + UUID.randomUUID(), "00:16:3e:aa:bb:cc");
    }

    /** A call that has just come in to an instance without an epoch. */
    public static CallSession of(CallOrigin origin) {
        return of(origin, "+33123456789");
    }

    /** A call with a text that its caller chose. */
    public static CallSession of(CallOrigin origin, String text) {
        UUID id = UUID.randomUUID();
        return of(
                origin,
                new IncomingCall(
                        new CallId(id),
                        new ChannelId("1700000000." + id),
                        new CallerId(text, text),
                        text,
                        "from-trunk",
                        "account-" + id,
                        "trunk-" + id,
                        List.of("b2bua", text)));
    }

    /** The session of this call, just after it came in. */
    public static CallSession of(CallOrigin origin, IncomingCall call) {
        return new CallSession(
                origin,
                CallSession.Owner.first(0),
                call,
                CallTimeline.startedAt(START),
                state("in", call.dialled()),
                List.of(),
                Map.of(),
                null);
    }

    /** A state; a store does not interpret it. */
    private static String state(String plan, String text) {
        ObjectNode state = new ObjectMapper().createObjectNode().put("plan", plan);
        state.putArray("next").add(1).add(Long.MAX_VALUE);
        state.putObject("notes").put(text, text);
        return state.toString();
    }

    /** A copy of the instance with this epoch. */
    public static CallSession ownedBy(CallSession session, long epoch) {
        return session.ownedBy(new CallSession.Owner(epoch, 0));
    }

    /** A copy that the second target answered. */
    public static CallSession answered(CallSession session) {
        return new CallSession(
                session.origin(),
                session.owner(),
                session.call(),
                session.timeline().ringingAt(RINGING).calleeAnsweredAt(ANSWERED),
                state("connected", session.call().dialled()),
                List.of(),
                Map.of(),
                null);
    }

    /** A copy that has ended: hung up by its callee if one answered. */
    public static CallSession ended(CallSession session) {
        EndReason reason = new EndReason(Party.CALLEE, HangupCause.NORMAL_CLEARING, 200);
        Instant end = START.plusSeconds(60);
        CdrLeg caller = leg(
                0,
                LegRole.CALLER,
                session.call().channel(),
                null,
                new LegTimes(START, null, null, end),
                CdrLeg.End.hungUp(HangupCause.NORMAL_CLEARING));
        boolean answered = session.timeline().calleeAnswered() != null;
        return session.ended(
                session.timeline().endedAt(end),
                answered ? List.of(caller, busy(), connected(end)) : List.of(caller),
                Map.of("dialled", session.call().dialled()),
                CallEnd.told(Disposition.ANSWERED, reason));
    }

    private static CdrLeg busy() {
        return leg(
                1,
                LegRole.CALLEE,
                new ChannelId("first"),
                "PJSIP/100@first",
                new LegTimes(START, null, null, START.plusMillis(600)),
                CdrLeg.End.byItself(HangupCause.USER_BUSY, 486));
    }

    private static CdrLeg connected(Instant end) {
        return leg(
                2,
                LegRole.CALLEE,
                new ChannelId("second"),
                "PJSIP/100@second",
                new LegTimes(START.plusMillis(700), RINGING, ANSWERED, end),
                CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, 200));
    }

    private static CdrLeg leg(
            int number, LegRole role, ChannelId channel, @Nullable String target, LegTimes times, CdrLeg.End how) {
        return new CdrLeg(new LegId(number), 0, role, channel, target, times, how, null);
    }
}
