package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.ari.hep.SipMessage;
import io.github.ariadne4j.ari.hep.SipTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SIP messages of a call as entries of its ladder. Their times are those of their copies' arrival, by this
 * machine's clock, as are those of all other entries: Asterisk's own are another machine's, and cut to the millisecond.
 */
final class SipLadder {
    /** Where both ends are at one Asterisk, it copies a message twice: sent, and received. SIP itself repeats one after 500 ms. */
    private static final Duration COPIED_TWICE = Duration.ofMillis(100);

    private static final Pattern TAG = Pattern.compile(";\\s*tag\\s*=\\s*([^;,\\s]+)", Pattern.CASE_INSENSITIVE);

    private final Map<String, Dialog> dialogs = new HashMap<>();
    private final Map<String, Sent> sent = new HashMap<>();
    private final Instant began;
    private final List<LadderEntry> entries = new ArrayList<>();

    /** @param inviter the tag of the party that began it */
    private record Dialog(CallChannel channel, String inviter) {}

    private record Sent(Instant at, int before) {}

    private SipLadder(Instant began) {
        this.began = began;
    }

    /**
     * The messages of these channels.
     *
     * @param began the time from which entries count theirs
     * @param until later ones are left for the next look; null: none are
     */
    static List<LadderEntry> of(List<CallChannel> channels, SipTrace trace, Instant began, @Nullable Duration until) {
        Map<String, CallChannel> byCallId = new HashMap<>();
        channels.forEach(channel -> byCallId.putIfAbsent(channel.callId(), channel));
        SipLadder ladder = new SipLadder(began);
        for (SipTrace.Arrival arrival : trace.arrivals()) {
            CallChannel channel = byCallId.get(arrival.message().callId());
            if (channel != null
                    && (until == null || Duration.between(began, arrival.at()).compareTo(until) <= 0)) {
                ladder.add(channel, arrival);
            }
        }
        return ladder.entries;
    }

    private void add(CallChannel channel, SipTrace.Arrival arrival) {
        SipMessage message = arrival.message();
        String from = tagOf(message);
        Dialog dialog = dialogs.computeIfAbsent(message.callId(), unknown -> new Dialog(channel, from));
        Sent earlier = sent.get(message.wire());
        if (earlier != null && Duration.between(earlier.at, arrival.at()).compareTo(COPIED_TWICE) < 0) {
            return;
        }
        int before = earlier == null ? 0 : earlier.before + 1;
        sent.put(message.wire(), new Sent(arrival.at(), before));
        boolean byInviter = dialog.inviter.equals(from) == message.isRequest();
        boolean byAsterisk = byInviter == dialog.channel.isCreated();
        entries.add(new LadderEntry.SipMessage(
                numberOf(arrival),
                timeOf(arrival),
                byAsterisk ? Lane.ASTERISK : channel.lane(),
                byAsterisk ? channel.lane() : Lane.ASTERISK,
                message,
                before));
    }

    /** An answer has that of the request. */
    private static String tagOf(SipMessage message) {
        Matcher tag = TAG.matcher(message.header("From", "f"));
        return tag.find() ? tag.group(1) : "";
    }

    private static int numberOf(SipTrace.Arrival arrival) {
        return Integer.MIN_VALUE + (int) (arrival.number() % Integer.MAX_VALUE);
    }

    /** Never before the one before it, should the clock be set back. */
    private Duration timeOf(SipTrace.Arrival arrival) {
        Duration at = Duration.between(began, arrival.at());
        Duration last = entries.isEmpty() ? at : entries.get(entries.size() - 1).at();
        return at.compareTo(last) < 0 ? last : at;
    }
}
