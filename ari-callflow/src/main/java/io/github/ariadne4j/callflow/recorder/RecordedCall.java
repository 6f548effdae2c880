package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.ari.hep.SipMessage;
import io.github.ariadne4j.callflow.quality.LegQuality;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The record of a call at the time of the query: a value.
 *
 * @param summary the call in a line
 * @param application the Stasis application; empty if no event has it
 * @param asterisk the identity of the Asterisk; empty if no event has it
 * @param leftOut what is missing because the memory was full
 * @param hunt the targets that rang; null if there were none, or if a flow of the application's own decided
 * @param channels its channels
 * @param sip whether SIP messages are among the entries
 * @param quality how the sound of its legs travels or travelled; empty if it was not measured
 * @param entries in the order of their times; those of the recorder in the order in which they were made
 */
public record RecordedCall(
        CallSummary summary,
        String application,
        String asterisk,
        OmittedEntries leftOut,
        @Nullable HuntPlan hunt,
        List<CallChannel> channels,
        SipCapture sip,
        List<LegQuality> quality,
        List<LadderEntry> entries) {
    /** Copies the lists. */
    public RecordedCall {
        channels = List.copyOf(channels);
        quality = List.copyOf(quality);
        entries = List.copyOf(entries);
    }

    /**
     * The times of an entry.
     *
     * @param absolute by this machine's clock
     * @param relative since the call's first entry that is no SIP message; negative for what came before that
     * @param delta since the entry before
     */
    public record Times(Instant absolute, Duration relative, Duration delta) {}

    /** The lanes that it needs, from left to right; Asterisk and application are always among them, the caller unless there was none. */
    public List<Lane> lanes() {
        TreeSet<Lane> lanes = new TreeSet<>(List.of(Lane.ASTERISK, Lane.APPLICATION));
        for (LadderEntry entry : entries) {
            lanes.add(entry.from());
            lanes.add(entry.to());
        }
        if (lanes.stream().noneMatch(lane -> lane.kind() == Lane.Kind.LEG)) {
            lanes.add(Lane.CALLER);
        }
        return List.copyOf(lanes);
    }

    /** The times of the entry at this place of the list. */
    public Times timesOf(int place) {
        Duration at = entries.get(place).at();
        Duration before = place == 0 ? at : entries.get(place - 1).at();
        return new Times(summary.began().plus(at), at, at.minus(before));
    }

    /** Its SIP messages, in the order in which Asterisk copied them. */
    public List<SipMessage> sipMessages() {
        return entries.stream()
                .filter(LadderEntry.SipMessage.class::isInstance)
                .map(entry -> ((LadderEntry.SipMessage) entry).message())
                .toList();
    }

    /** The same without SIP messages: only the traffic between the application and Asterisk. */
    public RecordedCall withoutSip() {
        List<LadderEntry> others = entries.stream()
                .filter(entry -> !(entry instanceof LadderEntry.SipMessage))
                .toList();
        return new RecordedCall(summary, application, asterisk, leftOut, hunt, channels, sip, quality, others);
    }

    /** The same with what was measured of its sound. */
    public RecordedCall withQuality(List<LegQuality> measured) {
        return new RecordedCall(summary, application, asterisk, leftOut, hunt, channels, sip, measured, entries);
    }

    /**
     * The same with telephone numbers, names of callers and SIP addresses masked: equal ones have the same mask throughout the call,
     * digits for digits, so that it still replays. What is in variables of the dialplan's own is recognised only if it looks like a
     * telephone number. Of SIP messages hosts stay.
     */
    public RecordedCall masked() {
        return new MaskedCall(this).masked();
    }
}
