package io.github.ariadne4j.callflow.session;

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
import io.github.ariadne4j.callflow.call.RouteAttempt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sessions of calls that nobody made. */
public final class Sessions {
    private static final Instant START = Instant.parse("2026-11-23T10:15:30.123456Z");

    private Sessions() {}

    /** An application that only one test has, on some Asterisk. */
    public static CallOrigin origin() {
        return new CallOrigin("app-" + UUID.randomUUID(), "00:16:3e:aa:bb:cc");
    }

    /** A call that has just come in, taken in by nobody who counts lives. */
    public static CallSession of(CallOrigin origin) {
        return of(origin, "+33123456789");
    }

    /** The same, with a text that its caller chose. */
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

    /** The session of that call, when it has just come in. */
    public static CallSession of(CallOrigin origin, IncomingCall call) {
        return new CallSession(
                origin,
                CallSession.Owner.first(0),
                call,
                CallTimeline.startedAt(START),
                List.of(),
                Map.of(),
                Map.of(),
                false,
                null);
    }

    /** The same, of the life with this epoch. */
    public static CallSession ownedBy(CallSession session, long epoch) {
        return session.ownedBy(new CallSession.Owner(epoch, 0, 0));
    }

    /** The same, answered by the second target. */
    public static CallSession answered(CallSession session) {
        CallTimeline timeline =
                session.timeline().ringingAt(START.plusMillis(1)).calleeAnsweredAt(START.plusNanos(2_000_001_000));
        return session.at(
                timeline,
                List.of(
                        new RouteAttempt("PJSIP/100@first", START, HangupCause.USER_BUSY, 486),
                        RouteAttempt.begun("PJSIP/100@second", 2, START.plusMillis(700))
                                .at(LegTimes.begunAt(START.plusMillis(700))
                                        .ringingAt(START.plusMillis(900))
                                        .answeredAt(START.plusNanos(2_000_001_000)))));
    }

    /** The same, hung up by its callee. */
    public static CallSession ended(CallSession session) {
        EndReason reason = new EndReason(Party.CALLEE, HangupCause.NORMAL_CLEARING, 200);
        return session.at(session.timeline().endedAt(START.plusSeconds(60)), session.attempts())
                .endedBy(CallEnd.told(Disposition.ANSWERED, reason));
    }
}
