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
 * The record of one ended call (CDR). There is exactly one for each call; a second write with the same id has no effect.
 * Immutable.
 *
 * @param callId the call
 * @param direction the side that began the call: a caller, or the application
 * @param parties the numbers and channels of caller and callee
 * @param origin the application and the Asterisk of the call
 * @param timeline the times of the call, by Asterisk's clock
 * @param end the end: disposition, reason, and the source of its time
 * @param legs every leg of the call, in order; the caller's first, if there was one
 * @param custom the custom fields that the flow added
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

    /** A record of a call that came in. */
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

    /** The result of the call as a category. */
    public Disposition disposition() {
        return end.disposition();
    }

    /**
     * The time from which the call is billable: the callee's answer; or the caller's answer if the flow itself served the caller
     * (an announcement, a menu) and no callee was connected. Of an outbound call, the party that answered first counts as the
     * caller. Null for every disposition except {@link Disposition#ANSWERED}, also if a leg was answered before.
     */
    public @Nullable Instant billableFrom() {
        if (disposition() != Disposition.ANSWERED) {
            return null;
        }
        Instant callee = timeline.calleeAnswered();
        return callee == null ? timeline.callerAnswered() : callee;
    }

    /**
     * The time from {@link #billableFrom} to the end, not rounded; zero if nothing is billable. If no event reported the end, it
     * is counted to the latest time possible.
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
     * The numbers and channels of caller and callee.
     *
     * @param caller the caller's number; of an outbound call, its caller id
     * @param dialled the number as dialled; of an outbound call, that of its first target
     * @param routed the callee as an ARI endpoint: the target that answered, accepted a screened call, and was not cancelled as
     *     answered elsewhere, otherwise the one that was dialled last; null if none was. Of an outbound call, the party that the
     *     flow dialled, or the one that the call rang first if the flow dialled none
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
