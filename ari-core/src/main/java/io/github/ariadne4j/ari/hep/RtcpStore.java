package io.github.ariadne4j.ari.hep;

import io.github.ariadne4j.ari.model.RtcpReport;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps what the RTCP reports of each SIP Call-ID say, summed up by the address that reports: give it to a {@link HepReceiver}. Bounded in number;
 * the Call-ID that was heard of longest ago goes first. Any thread.
 */
public final class RtcpStore implements Consumer<RtcpMessage> {
    /** A leg has two; one more for each change of an address. */
    private static final int MOST_REPORTERS = 8;

    private static final int USUAL_CALL_IDS = 10_000;
    private static final int LONGEST_CALL_ID = 1_024;

    private final int mostCallIds;
    /** In the order in which they were last heard of. */
    private final Map<String, Map<InetSocketAddress, RtcpSummary>> byCallId = new LinkedHashMap<>();

    /** An empty store for 10,000 Call-IDs, at most some 30 MB. */
    public RtcpStore() {
        this(USUAL_CALL_IDS);
    }

    /**
     * An empty store.
     *
     * @param mostCallIds how many Call-IDs are kept
     * @throws IllegalArgumentException if that is not positive
     */
    public RtcpStore(int mostCallIds) {
        if (mostCallIds < 1) {
            throw new IllegalArgumentException("mostCallIds must be positive: " + mostCallIds);
        }
        this.mostCallIds = mostCallIds;
    }

    /** Adds a report to what is kept; one without anything received says nothing. */
    @Override
    public synchronized void accept(RtcpMessage message) {
        if (message.report().blocks().isEmpty() || message.callId().length() > LONGEST_CALL_ID) {
            return;
        }
        Map<InetSocketAddress, RtcpSummary> known = byCallId.remove(message.callId());
        Map<InetSocketAddress, RtcpSummary> summaries = known == null ? new LinkedHashMap<>() : known;
        byCallId.put(message.callId(), summaries);
        RtcpReport.Block block = message.report().blocks().get(0);
        summaries.put(message.source(), RtcpSummary.of(summaries.get(message.source()), message, block));
        if (summaries.size() > MOST_REPORTERS) {
            summaries.remove(summaries.keySet().iterator().next());
        }
        if (byCallId.size() > mostCallIds) {
            byCallId.remove(byCallId.keySet().iterator().next());
        }
    }

    /** What the reporters of this Call-ID have said, each summed up; empty if nothing is known. */
    public synchronized List<RtcpSummary> of(String callId) {
        return List.copyOf(byCallId.getOrDefault(callId, Map.of()).values());
    }

    /** How many Call-IDs are known now. */
    public synchronized int callIds() {
        return byCallId.size();
    }
}
