package io.github.ariadne4j.ari.hep;

import io.github.ariadne4j.ari.model.RtcpReport;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps summaries of RTCP reports in memory, by SIP Call-ID and reporting address. Pass it to a {@link HepReceiver} as
 * listener. The number of Call-IDs is bounded; the one with the oldest last report is removed first. Any thread.
 */
public final class RtcpStore implements Consumer<RtcpMessage> {
    /** A leg has two reporters, and one more for each change of an address. */
    private static final int MOST_REPORTERS = 8;

    private static final int USUAL_CALL_IDS = 10_000;
    private static final int LONGEST_CALL_ID = 1_024;

    private final int mostCallIds;
    /** In the order of their last report. */
    private final Map<String, Map<InetSocketAddress, RtcpSummary>> byCallId = new LinkedHashMap<>();

    /** An empty store for 10,000 Call-IDs, which need at most some 30 MB. */
    public RtcpStore() {
        this(USUAL_CALL_IDS);
    }

    /**
     * An empty store.
     *
     * @param mostCallIds maximum number of Call-IDs
     * @throws IllegalArgumentException if it is not positive
     */
    public RtcpStore(int mostCallIds) {
        if (mostCallIds < 1) {
            throw new IllegalArgumentException("mostCallIds must be positive: " + mostCallIds);
        }
        this.mostCallIds = mostCallIds;
    }

    /** Adds a report; one without report blocks is ignored. */
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

    /** The summaries of this Call-ID, one for each reporting address; empty if there is none. */
    public synchronized List<RtcpSummary> of(String callId) {
        return List.copyOf(byCallId.getOrDefault(callId, Map.of()).values());
    }

    /** The number of Call-IDs now. */
    public synchronized int callIds() {
        return byCallId.size();
    }
}
