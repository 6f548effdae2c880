package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.ari.channel.Channels;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.quality.LegQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks Asterisk how the sound of a live call travels, for a reader of it: a request for each channel
 * ({@code GET /channels/{id}/rtp_statistics}), through the client's outer door, and so never on the loop of the calls. Any thread.
 */
public final class LiveQuality {
    private final Channels channels;

    /** Asks by these. */
    public LiveQuality(Channels channels) {
        this.channels = channels;
    }

    /**
     * The call with the quality of its live legs, as it is by now; as it is if it has ended, or if it has RTCP reports. A
     * channel that has gone, or has no sound of RTP, is passed over. Never fails; takes as long as the client waits for an answer.
     */
    public CompletionStage<RecordedCall> addedTo(RecordedCall call) {
        if (!call.summary().live() || !call.quality().isEmpty()) {
            return CompletableFuture.completedFuture(call);
        }
        CompletableFuture<List<LegQuality>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (CallChannel channel : call.channels()) {
            if (channel.live()) {
                all = all.thenCombine(asked(channel), LiveQuality::with);
            }
        }
        return all.thenApply(call::withQuality);
    }

    private CompletionStage<@Nullable LegQuality> asked(CallChannel channel) {
        LegId leg = channel.lane().leg();
        if (leg == null) {
            return CompletableFuture.completedFuture(null);
        }
        return channels.rtpStatistics(new ChannelId(channel.id()))
                .<@Nullable LegQuality>handle(
                        (measured, failure) -> failure == null ? LegQuality.of(leg, measured) : null);
    }

    private static List<LegQuality> with(List<LegQuality> all, @Nullable LegQuality next) {
        if (next != null) {
            all.add(next);
        }
        return all;
    }
}
