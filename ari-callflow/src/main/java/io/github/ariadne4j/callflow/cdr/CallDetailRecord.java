package io.github.ariadne4j.callflow.cdr;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One ended call. There is exactly one per call, and its id makes a second write harmless.
 *
 * @param callId the call
 * @param direction who began it: a caller, or the application
 * @param parties who spoke to whom
 * @param origin where it ran
 * @param timeline when what happened, by Asterisk's clock
 * @param end how and why it ended, and how well the time of that is known
 * @param legs every leg that the call had, in order; the caller's first, if there was one
 * @param custom what the flow added
 */
public record CallDetailRecord(
        CallId callId,
        CallDirection direction,
        Parties parties,
        CallOrigin origin,
        CallTimeline timeline,
        CallEnd end,
        List<CdrLeg> legs,
        Map<String, String> custom) {
    /** Copies the collections. */
    public CallDetailRecord {
        legs = List.copyOf(legs);
        custom = Map.copyOf(custom);
    }

    /** Of a call that came in. */
    public CallDetailRecord(
            CallId callId,
            Parties parties,
            CallOrigin origin,
            CallTimeline timeline,
            CallEnd end,
            List<CdrLeg> legs,
            Map<String, String> custom) {
        this(callId, CallDirection.INBOUND, parties, origin, timeline, end, legs, custom);
    }

    /** How the call went, in one word. */
    public Disposition disposition() {
        return end.disposition();
    }

    /**
     * From when on the call is billable: from the callee's answer; from the caller's answer where the flow itself served the
     * caller (an announcement, a menu) and no callee was connected. Of an outbound call, the party that answered first stands for the
     * caller. Null if nothing is billable, which is so for every disposition
     * but {@link Disposition#ANSWERED}, also if a leg was answered before.
     */
    public @Nullable Instant billableFrom() {
        if (disposition() != Disposition.ANSWERED) {
            return null;
        }
        Instant callee = timeline.calleeAnswered();
        return callee == null ? timeline.callerAnswered() : callee;
    }

    /**
     * From {@link #billableFrom} to the end, not rounded; zero if nothing is billable. Where no event told the end, this counts to
     * the latest time possible.
     */
    public Duration billable() {
        Instant from = billableFrom();
        Instant to = timeline.ended();
        return from == null || to == null || to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    /** The legs that the application dialled, in order. */
    public List<CdrLeg> attempts() {
        return legs.stream().filter(CdrLeg::isDialled).toList();
    }

    /**
     * Who spoke to whom.
     *
     * @param caller the caller's number; of an outbound call, the caller id that was given for it
     * @param dialled the number as dialled; of an outbound call, that of its first target
     * @param routed the endpoint of the callee, as Asterisk was told: of the target that answered, accepted the call if it had
     *     to, and was not told that the call was answered elsewhere, else of the one that was dialled last; null if none was. Of an outbound
     *     call, of the party that the flow dialled, and of the one that the call rang first if it dialled none
     * @param callerChannel the caller's channel; of an outbound call, that of the party that answered first
     * @param calleeChannel the callee's channel, the last one if it was replaced; null if none was created
     */
    public record Parties(
            String caller,
            String dialled,
            @Nullable String routed,
            ChannelId callerChannel,
            @Nullable ChannelId calleeChannel) {}
}
