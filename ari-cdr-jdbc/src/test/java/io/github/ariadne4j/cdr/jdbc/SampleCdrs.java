package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sample records. */
public final class SampleCdrs {
    static final Instant START = Instant.parse("2026-11-23T10:15:30.123456Z");
    static final CallTimeline MINUTE = CallTimeline.startedAt(START)
            .ringingAt(START.plusMillis(1_500))
            .calleeAnsweredAt(START.plusNanos(2_000_001_000))
            .callerAnsweredAt(START.plusMillis(2_010))
            .endedAt(START.plusSeconds(62));
    private static final CdrLeg.End BUSY = CdrLeg.End.byItself(HangupCause.USER_BUSY, 486);
    private static final CdrLeg.End UNTOLD = CdrLeg.End.byItself(null, null);

    private SampleCdrs() {}

    public static CallDetailRecord answered() {
        return cdr("+33123456789", "200", MINUTE, Disposition.ANSWERED, Map.of("pin", "1234"));
    }

    static CallDetailRecord from(String caller) {
        return cdr(caller, caller, MINUTE, Disposition.ANSWERED, Map.of("note", caller, "name " + caller, "x"));
    }

    static CallDetailRecord during(CallTimeline timeline) {
        return cdr("100", "200", timeline, Disposition.ANSWERED, Map.of());
    }

    /** A record with a value out of range of its column, which no database accepts. */
    static CallDetailRecord poison() {
        return during(
                CallTimeline.startedAt(Instant.parse("-9999-01-01T00:00:00Z")).endedAt(START));
    }

    /** The same call with another end. */
    static CallDetailRecord ended(CallDetailRecord cdr, CallEnd end) {
        return new CallDetailRecord(
                cdr.callId(), cdr.parties(), cdr.origin(), cdr.timeline(), end, cdr.legs(), cdr.custom());
    }

    /** The same call with another direction. */
    static CallDetailRecord began(CallDetailRecord cdr, CallDirection direction) {
        return new CallDetailRecord(
                cdr.callId(),
                direction,
                cdr.parties(),
                cdr.origin(),
                cdr.timeline(),
                cdr.end(),
                cdr.legs(),
                cdr.custom());
    }

    /** The same call, with these legs. */
    static CallDetailRecord with(CallDetailRecord cdr, List<CdrLeg> legs) {
        return new CallDetailRecord(
                cdr.callId(), cdr.parties(), cdr.origin(), cdr.timeline(), cdr.end(), legs, cdr.custom());
    }

    private static List<CdrLeg> legs(UUID call, CallTimeline timeline) {
        Instant started = timeline.started();
        LegTimes caller = new LegTimes(started, null, timeline.callerAnswered(), timeline.ended());
        LegTimes first = LegTimes.begunAt(START).endedAt(START.plusMillis(900));
        LegTimes second =
                new LegTimes(START.plusSeconds(1), timeline.ringing(), timeline.calleeAnswered(), timeline.ended());
        return List.of(
                leg(0, LegRole.CALLER, "1700000000.1", null, caller, CdrLeg.End.hungUp(HangupCause.NORMAL_CLEARING)),
                leg(1, LegRole.CALLEE, "a4j~" + call + "~b1", "PJSIP/200@first", first, BUSY),
                leg(2, LegRole.CALLEE, "a4j~" + call + "~b2", "PJSIP/200@my-peer", second, UNTOLD));
    }

    /** The same leg with RTP statistics. */
    static CdrLeg withRtp(CdrLeg leg, RtpSummary rtp) {
        return new CdrLeg(
                leg.leg(),
                leg.part(),
                leg.role(),
                leg.channel(),
                leg.target(),
                leg.times(),
                leg.end(),
                leg.transfer(),
                rtp);
    }

    static CdrLeg leg(int id, LegRole role, String channel, @Nullable String target, LegTimes times, CdrLeg.End end) {
        return new CdrLeg(new LegId(id), 0, role, new ChannelId(channel), target, times, end, null);
    }

    static CallDetailRecord cdr(
            String caller, String dialled, CallTimeline timeline, Disposition disposition, Map<String, String> custom) {
        UUID id = UUID.randomUUID();
        return new CallDetailRecord(
                new CallId(id),
                new CallDetailRecord.Parties(
                        caller,
                        dialled,
                        "PJSIP/200@my-peer",
                        new ChannelId("1700000000.1"),
                        new ChannelId("a4j~" + id + "~b2")),
                new CallOrigin("b2bua", "00:16:3e:aa:bb:cc"),
                timeline,
                CallEnd.told(disposition, new EndReason(Party.CALLEE, HangupCause.NORMAL_CLEARING, 200)),
                legs(id, timeline),
                custom);
    }
}
