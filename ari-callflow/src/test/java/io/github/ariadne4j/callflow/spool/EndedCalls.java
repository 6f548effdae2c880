package io.github.ariadne4j.callflow.spool;

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
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sessions of calls that ended. */
final class EndedCalls {
    private static final String ASTERISK = "00:16:3e:aa:bb:cc";
    private static final Instant START = Instant.parse("2026-11-23T10:15:30.123456Z");

    private EndedCalls() {}

    static List<CallSession> many(int count) {
        return IntStream.range(0, count).mapToObj(EndedCalls::number).toList();
    }

    static CallSession number(int number) {
        return from(number, "+3312345" + number);
    }

    static CallSession from(int number, String caller) {
        ChannelId channel = new ChannelId("1700000000." + number);
        IncomingCall call = new IncomingCall(
                CallId.of(ASTERISK, channel, Instant.EPOCH),
                channel,
                new CallerId(caller, caller),
                "200",
                "inbound",
                "",
                "carrier-in",
                List.of());
        return new CallSession(
                new CallOrigin("b2bua", ASTERISK),
                CallSession.Owner.first(7),
                call,
                CallTimeline.startedAt(START)
                        .calleeAnsweredAt(START.plusSeconds(2))
                        .endedAt(START.plusSeconds(62)),
                null,
                List.of(new CdrLeg(
                        new LegId(1),
                        0,
                        LegRole.CALLEE,
                        new ChannelId("a4j~b2bua~" + number),
                        "PJSIP/200@my-peer",
                        new LegTimes(START, null, START.plusSeconds(2), START.plusSeconds(62)),
                        CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, null),
                        null)),
                Map.of("note", caller),
                CallEnd.told(Disposition.ANSWERED, EndReason.of(Party.CALLEE, HangupCause.NORMAL_CLEARING)));
    }
}
