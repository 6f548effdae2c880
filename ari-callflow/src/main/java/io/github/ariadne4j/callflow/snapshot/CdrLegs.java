package io.github.ariadne4j.callflow.snapshot;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.ReleaseEvidence;
import io.github.ariadne4j.callflow.leg.ReplacedChannel;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The legs of an ended call, for its record: one for each channel of a party. A leg that the call's end took along ended when the call did. Where
 * it is not known when a channel was replaced, it counts as having been there to the end.
 */
final class CdrLegs {
    private final CallModel call;
    private final CallEnd end;
    private final Instant endOfCall;

    CdrLegs(CallModel call, CallTimeline timeline, CallEnd end) {
        this.call = call;
        this.end = end;
        this.endOfCall = timeline.latest();
    }

    List<CdrLeg> all() {
        List<CdrLeg> legs = new ArrayList<>();
        for (Leg leg : call.legs()) {
            if (leg.role() != LegRole.SNOOP) {
                addParts(leg, legs);
            }
        }
        return legs;
    }

    private void addParts(Leg leg, List<CdrLeg> legs) {
        LegTimes whole = timesOf(leg);
        Instant from = whole.began();
        CdrTransfer transfer = warmTransfer(leg);
        boolean answeredFirst = false;
        int part = 0;
        for (ReplacedChannel old : leg.replaced()) {
            Instant to = endTime(old, from, whole);
            ChannelId next = part + 1 < leg.replaced().size()
                    ? leg.replaced().get(part + 1).channel()
                    : leg.channel();
            LegTimes times = times(whole, from, to, false, answeredFirst);
            legs.add(part(leg, part, old.channel(), times, ending(old), transfer, old.rtp()));
            transfer = transfer(leg, old, whole, next);
            answeredFirst = isAnsweredFirst(old);
            from = to;
            part++;
        }
        LegTimes times = part == 0 ? whole : times(whole, from, endTime(whole), true, answeredFirst);
        RtpSummary rtp = leg.causeSeen().rtp();
        legs.add(part(leg, part, leg.channel(), times, ending(leg, whole), transfer, rtp));
    }

    private static CdrLeg part(
            Leg leg,
            int part,
            ChannelId channel,
            LegTimes times,
            CdrLeg.End ending,
            @Nullable CdrTransfer transfer,
            @Nullable RtpSummary rtp) {
        DialTarget target = leg.target();
        String dialled = target == null || part > 0 ? null : target.endpoint();
        boolean screenedOut = leg.awaitsAcceptance();
        return new CdrLeg(leg.id(), part, leg.role(), channel, dialled, times, ending, transfer, rtp, screenedOut);
    }

    // Times.

    private LegTimes timesOf(Leg leg) {
        LegTimes known = call.times().of(leg.id());
        LegTimes times = known == null ? LegTimes.begunAt(call.times().started()) : known;
        boolean ended = times.ended() != null && !times.ended().isAfter(endOfCall);
        return ended ? times : new LegTimes(times.began(), times.ringing(), times.answered(), null).endedAt(endOfCall);
    }

    private Instant endTime(LegTimes whole) {
        return whole.ended() == null ? endOfCall : whole.ended();
    }

    private Instant endTime(ReplacedChannel old, Instant from, LegTimes whole) {
        Instant latest = endTime(whole);
        Instant until = old.until();
        if (until == null || until.isAfter(latest)) {
            return latest;
        }
        return until.isBefore(from) ? from : until;
    }

    /** A channel takes the place of one that was answered once it is answered itself; only of a blind transfer's target it is not. */
    private static boolean isAnsweredFirst(ReplacedChannel old) {
        return old.replacement().kind() != Replacement.Kind.BLIND_TRANSFER;
    }

    /** The times of the leg that belong to the channel that it had then. */
    private static LegTimes times(LegTimes whole, Instant from, Instant to, boolean last, boolean answeredFirst) {
        Instant answered = whole.answered();
        boolean takesOver = answeredFirst && answered != null && answered.isBefore(from);
        return new LegTimes(
                from, within(whole.ringing(), from, to, last), takesOver ? from : within(answered, from, to, last), to);
    }

    private static @Nullable Instant within(@Nullable Instant at, Instant from, Instant to, boolean last) {
        boolean outside = at != null && (at.isBefore(from) || (!last && !at.isBefore(to)));
        return outside ? null : at;
    }

    // Ends.

    /** A channel that was replaced is hung up, unless it ends by itself. */
    private static CdrLeg.End ending(ReplacedChannel old) {
        return old.hangUps() > 0 ? CdrLeg.End.hungUp(HangupCause.NORMAL_CLEARING) : CdrLeg.End.byItself(null, null);
    }

    private CdrLeg.End ending(Leg leg, LegTimes times) {
        HangupCause sent = leg.causeSent();
        if (sent != null) {
            return new CdrLeg.End(
                    leg.causeSeen().causeOr(sent), sent, leg.causeSeen().sipStatus());
        }
        return leg.role() == LegRole.CALLER && end.by() == Party.CALLER
                ? CdrLeg.End.byItself(end.cause(), end.sipStatus())
                : CdrLeg.End.byItself(
                        leg.causeSeen().causeOr(untold(leg, times)),
                        leg.causeSeen().sipStatus());
    }

    /** The cause of a leg whose end had none: that of the call, if they ended together. */
    private HangupCause untold(Leg leg, LegTimes times) {
        if (!endTime(times).isBefore(endOfCall)) {
            return end.cause();
        }
        LegReport.Released outcome = leg.release().outcome();
        boolean lost = outcome != null && outcome.evidence() == ReleaseEvidence.NOT_FOUND;
        return lost ? HangupCause.TEMPORARY_FAILURE : HangupCause.NORMAL_UNSPECIFIED;
    }

    // Transfers.

    /** The one that the application made, of which this leg was the target; null: it is no target, or was not connected with the caller. */
    private @Nullable CdrTransfer warmTransfer(Leg target) {
        Leg caller = call.caller();
        Leg agent = target.role() == LegRole.TRANSFER_TARGET && isConnected(target) ? calleeBefore(target) : null;
        if (agent == null || caller == null) {
            return null;
        }
        String number = target.target() == null ? null : target.target().number();
        String to = number == null ? target.channel().value() : number;
        return new CdrTransfer(CdrTransfer.Kind.ATTENDED, agent.channel(), caller.id(), to, null);
    }

    private @Nullable Leg calleeBefore(Leg target) {
        Leg last = null;
        for (Leg leg : call.legs()) {
            boolean before = leg.id().compareTo(target.id()) < 0;
            last = before && leg.role().isCallee() && isConnected(leg) ? leg : last;
        }
        return last;
    }

    // Replacements.

    private CdrTransfer transfer(Leg leg, ReplacedChannel old, LegTimes whole, ChannelId by) {
        Replacement replacement = old.replacement();
        CdrTransfer.Kind kind = switch (replacement.kind()) {
            case BLIND_TRANSFER -> CdrTransfer.Kind.BLIND;
            case ATTENDED_TRANSFER -> CdrTransfer.Kind.ATTENDED;
            case TAKEN_OVER -> wasToAnswer(leg, old, whole) ? CdrTransfer.Kind.PICKUP : CdrTransfer.Kind.REPLACES;
        };
        LegId transferee = kind == CdrTransfer.Kind.PICKUP ? null : otherParty(leg);
        String dialled = replacement.dialled();
        String to = dialled == null ? by.value() : dialled;
        return new CdrTransfer(kind, old.channel(), transferee, to, replacement.linkedCall());
    }

    /** A dialled leg that was replaced before it was answered was picked up elsewhere. */
    private static boolean wasToAnswer(Leg leg, ReplacedChannel old, LegTimes whole) {
        Instant until = old.until();
        Instant answered = whole.answered();
        boolean waits = answered == null || (until != null && until.isBefore(answered));
        return waits && (leg.role().isCallee() || leg.role() == LegRole.ORIGINATED);
    }

    private @Nullable LegId otherParty(Leg leg) {
        boolean wantsCallee = leg.role().isOfFlow();
        LegId other = null;
        for (Leg known : call.legs()) {
            boolean isOther =
                    wantsCallee ? known.role().isCallee() : known.role().isOfFlow();
            other = isOther && (!wantsCallee || isConnected(known)) ? known.id() : other;
        }
        return other;
    }

    private static boolean isConnected(Leg callee) {
        return callee.hasTakenCall() && !callee.wasAnsweredElsewhere();
    }
}
