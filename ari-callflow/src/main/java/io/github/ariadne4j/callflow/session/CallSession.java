package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.EndReason;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a call to take it up again. Written before the first side effect, on answer, and at the end.
 *
 * @param id the call
 * @param origin where it runs
 * @param caller the caller's number
 * @param dialled the number as dialled
 * @param callerChannel leg A
 * @param calleeChannel the leg B that answered; null before
 * @param bridge the bridge that is, or will be, theirs
 * @param timeline when what happened
 * @param end why it ended; null while it lives
 */
public record CallSession(
        CallId id,
        Origin origin,
        String caller,
        String dialled,
        ChannelId callerChannel,
        @Nullable ChannelId calleeChannel,
        BridgeId bridge,
        CallTimeline timeline,
        @Nullable EndReason end) {
    /**
     * Where a call runs.
     *
     * @param application the Stasis application
     * @param asteriskId the Asterisk
     */
    public record Origin(String application, String asteriskId) {}
}
