package io.github.ariadne4j.callflow.cdr;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.RouteAttempt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One ended call. There is exactly one per call, and its id makes a second write harmless.
 *
 * @param callId the call
 * @param parties who spoke to whom
 * @param origin where it ran
 * @param timeline when what happened, by Asterisk's clock
 * @param end how and why it ended, and how well the time of that is known
 * @param attempts the targets tried, in order
 * @param custom what the flow added
 */
public record CallDetailRecord(
        CallId callId,
        Parties parties,
        CallOrigin origin,
        CallTimeline timeline,
        CallEnd end,
        List<RouteAttempt> attempts,
        Map<String, String> custom) {
    /** Copies the collections. */
    public CallDetailRecord {
        attempts = List.copyOf(attempts);
        custom = Map.copyOf(custom);
    }

    /** How the call went, in one word. */
    public Disposition disposition() {
        return end.disposition();
    }

    /**
     * Who spoke to whom.
     *
     * @param caller the caller's number
     * @param dialled the number as dialled
     * @param routed the endpoint that was dialled last, as Asterisk was told; null if none was
     * @param callerChannel leg A
     * @param calleeChannel the last leg B; null if none was created
     */
    public record Parties(
            String caller,
            String dialled,
            @Nullable String routed,
            ChannelId callerChannel,
            @Nullable ChannelId calleeChannel) {}
}
